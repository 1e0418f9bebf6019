import type { Conversation, Turn } from '@liangyan/conversation'
import {
  type Act,
  type Clause,
  coverageOf,
  type Diagnostic,
  type ExampleDialogue,
  type LoadedStandard,
  type Place,
  type Standard,
} from '@liangyan/standard'
import type { Engine } from './engine.ts'
import { ExampleMarks, proofOf, type Tell } from './example-marks.ts'
import { findForbiddenWords, type ForbiddenWords } from './forbidden-words.ts'
import { onlyFor } from './only-for.ts'
import { EXAMPLE_RECORD, soleTurn } from './sole-turn.ts'

/** What running a standard against its own examples shows. */
export interface CheckReport {
  readonly diagnostics: readonly Diagnostic[]
  readonly dialogues: number
  /** Marks and example sentences that were right. */
  readonly passed: number
  readonly failed: number
  /** Sentences of the source that no clause cites. */
  readonly uncited: readonly string[]
  readonly cited: number
  /** What the source forbids in so many words, and whether it is found. */
  readonly forbidden: readonly ForbiddenWords[]
}

/** Told after each example dialogue that was run. */
export type Seen = () => void

/** Reads the standard that is checked again, with some options set otherwise. */
export type Reread = (settings: ExampleDialogue['settings']) => Pick<LoadedStandard, 'standard' | 'diagnostics'>

/**
 * Runs every example of a standard: marked lines of the dialogues, example sentences of the acts; looks for active
 * clauses without a hit and a pass, and for approved wordings that another clause forbids. Dialogues that set options
 * otherwise are run where it can be read again.
 */
export function checkStandard(standard: Standard, reread?: Reread, seen: Seen = () => {}): CheckReport {
  const check = new StandardCheck(standard, seen)
  check.dialogues()
  if (reread) check.elsewhere(reread)
  check.acts()
  check.completeness()
  check.wordings()
  const { of, contradictions } = coverageOf(standard)
  for (const id of contradictions) check.contradiction(id)
  const forbidden = findForbiddenWords(standard, check.engine)
  for (const words of forbidden) if (words.owed && of.get(words.source.id) === 'check') check.forbidden(words)
  return {
    diagnostics: check.diagnostics,
    dialogues: standard.dialogues.length + (reread ? standard.dialoguesElsewhere.length : 0),
    passed: check.passed,
    failed: check.failed,
    uncited: [...standard.sources.keys()].filter((id) => !of.has(id)),
    cited: [...of.values()].filter((by) => by !== 'not-carried').length,
    forbidden,
  }
}

class StandardCheck {
  readonly diagnostics: Diagnostic[] = []
  passed = 0
  failed = 0
  private readonly standard: Standard
  private readonly marks: ExampleMarks
  readonly engine: Engine
  private readonly tell: Tell = (right, place, message, text) => this.verdict(right, place, message, text)
  /** Clauses with a hit and with a pass, in whichever dialogue. */
  private readonly shown: Record<'hit' | 'pass', Set<string>>

  private readonly seen: Seen

  constructor(standard: Standard, seen: Seen) {
    this.standard = standard
    this.seen = seen
    this.marks = new ExampleMarks(standard, this.tell)
    this.engine = this.marks.engine
    this.shown = this.marks.shown
  }

  private verdict(right: boolean, place: Place, message: string, text?: string): void {
    if (right) this.passed++
    else {
      this.failed++
      this.report('error', place, message, text)
    }
  }

  private report(severity: Diagnostic['severity'], place: Place, message: string, text?: string): void {
    this.diagnostics.push({ severity, ...place, message, ...(text !== undefined && { text }) })
  }

  contradiction(id: string): void {
    const place = { file: 'not-carried.yaml', line: 1, column: 1 }
    this.report('error', place, `"${id}" 列为没有承载，却有条款引用它`)
  }

  /** A sentence that counts as checked: the words it forbids must be found by a clause in force that cites it. */
  forbidden({ source: { id, line, text }, words, found, others }: ForbiddenWords): void {
    const instead = others.length > 0 ? `；查出它的是没有引用这一句的 ${others.join('、')}` : ''
    const message = `"${id}" 算作检查，引用它的正式条款却查不出禁语“${words}”${instead}`
    this.verdict(found === 'check', { file: 'sources.tsv', line, column: 1 }, message, text)
  }

  dialogues(): void {
    this.judge(this.marks, this.standard.dialogues)
    this.unanswered(this.marks)
  }

  private judge(marks: ExampleMarks, dialogues: readonly ExampleDialogue[]): void {
    for (const dialogue of dialogues) {
      marks.judge(dialogue)
      this.seen()
    }
  }

  private unanswered({ unanswered }: ExampleMarks): void {
    for (const { clause, place, text } of unanswered) {
      const message = `条款 "${clause}" 在这里命中，却没有一句换成的话：请写 replace、otherwise，或在 replacements.yaml 里加一行`
      this.report('warning', place, message, text)
    }
  }

  /** Dialogues that set the same options are run in one standard, of which only the marked clauses are needed. */
  elsewhere(reread: Reread): void {
    const groups = Map.groupBy(this.standard.dialoguesElsewhere, ({ settings }) => settingsText(settings))
    for (const [text, dialogues] of groups) {
      const { standard, diagnostics } = reread(dialogues[0].settings)
      if (standard) this.runElsewhere(standard, dialogues)
      else {
        const { file, line } = dialogues[0]
        const why = diagnostics.find(({ severity }) => severity === 'error')?.message ?? ''
        this.report('error', { file, line, column: 1 }, `选项取 ${text} 时，规范不能用：${why}`)
      }
    }
  }

  private runElsewhere(standard: Standard, dialogues: readonly ExampleDialogue[]): void {
    const marks = new ExampleMarks(
      onlyFor(
        standard,
        dialogues.flatMap((dialogue) => dialogue.marks),
      ),
      this.tell,
    )
    this.judge(marks, dialogues)
    for (const kind of ['hit', 'pass'] as const) for (const id of marks.shown[kind]) this.shown[kind].add(id)
  }

  acts(): void {
    for (const { act, place } of this.standard.acts) {
      for (const example of act.examples ?? [])
        this.verdict(this.does(act, example), place, `言语行为 "${act.id}" 认不出自己的例句`, example)
      for (const example of act.counterexamples ?? [])
        this.verdict(!this.does(act, example), place, `言语行为 "${act.id}" 把反例也认作例句`, example)
      if (!act.examples?.length) this.report('warning', place, `言语行为 "${act.id}" 没有例句（examples）`)
    }
  }

  private does(act: Act, example: string): boolean {
    const conversation = exampleConversation(act, example)
    return (
      this.engine
        .acts(conversation)
        .get(conversation.turns.length - 1)
        ?.includes(act.id) ?? false
    )
  }

  /** Rule 5 of the design: no active clause without a hit and a pass. */
  completeness(): void {
    for (const { clause, place } of this.standard.clauses) {
      if (clause.advise) continue
      const missing = (['hit', 'pass'] as const).filter((kind) => !this.shown[kind].has(clause.id))
      if (missing.length === 0) continue
      const severity = (clause.status ?? 'active') === 'active' ? 'error' : 'warning'
      this.report(
        severity,
        place,
        `条款 "${clause.id}" 没有${missing.map((kind) => `${EXAMPLE_NAMES[kind]}（# ${kind}: ${clause.id}）`).join('，也没有')}，请写在 ${stemOf(place.file)}.dialogues.txt 里`,
      )
    }
  }

  /** An approved wording must not be forbidden by another clause. */
  wordings(): void {
    for (const { clause, place } of this.standard.clauses)
      for (const text of approvedTexts(clause)) this.wording(`条款 "${clause.id}" 的话术`, text, place)
    for (const { rewording, place } of this.standard.rewordings)
      if (rewording.say !== undefined) this.wording('换说法', rewording.say, place)
  }

  private wording(what: string, wording: string, place: Place): void {
    const text = fillSlots(wording)
    const inspection = this.engine.inspect(soleTurn(text))
    const trips = inspection.findings.find((f) => f.turns.includes(0) && this.forbids(f.clause))
    this.verdict(trips === undefined, place, `${what}触犯了条款 "${trips?.clause}"${proofOf(trips)}`, text)
  }

  private forbids(id: string): boolean {
    return this.standard.clauses.some(
      ({ clause }) => clause.id === id && clause.forbid !== undefined && clause.when === undefined,
    )
  }
}

const EXAMPLE_NAMES = { hit: '命中示例', pass: '放过示例' } as const

const stemOf = (file: string) => file.replace(/\.ya?ml$/, '')

/** `name: value` of some options, as the heading of a dialogue has them. */
const settingsText = (settings: ExampleDialogue['settings']) =>
  [...settings].map(([name, value]) => `${name}: ${value}`).join('、')

function approvedTexts(clause: Clause): string[] {
  const wordings = (clause.wording ?? []).map((w) => (typeof w === 'string' ? w : w.text))
  return [...wordings, ...(clause.replace ?? []).map((r) => r.say), ...(clause.otherwise ? [clause.otherwise] : [])]
}

/** Slots filled with something ordinary, so that a wording can be inspected. */
function fillSlots(text: string): string {
  const values: Record<string, string> = {
    姓: '王',
    称谓: '先生',
    工号: '1024',
    行名: '云汀银行',
    部门: '信用卡中心',
    时限: '3个工作日',
    时间: '上午九点',
    办理步骤: '先填写申请表，再到柜台签字',
  }
  return text.replace(/\{([^}]+)\}/g, (_, slot: string) => values[slot] ?? '相关业务')
}

/** `问 / 答`: the last part is said by the act's speaker, those before alternate. */
function exampleConversation(act: Act, example: string): Conversation {
  const parts = example.split(' / ')
  const by = act.by === 'customer' ? 'customer' : act.by === 'system' ? 'system' : 'agent'
  const other = by === 'customer' ? 'agent' : 'customer'
  let clock = 500
  const turns = parts.map((text, index): Turn => {
    const start = clock
    clock += Math.max(400, text.length * 220) + 600
    return { index, speaker: (parts.length - 1 - index) % 2 === 0 ? by : other, start, end: clock - 600, text }
  })
  return { ...EXAMPLE_RECORD, turns }
}
