import type { Conversation, Turn } from '@liangyan/conversation'
import {
  type Act,
  type Clause,
  coverageOf,
  type Diagnostic,
  type ExampleDialogue,
  type Mark,
  type Place,
  type Standard,
} from '@liangyan/standard'
import { basisName } from './basis-names.ts'
import { withDraftsOnTrial } from './drafts.ts'
import { Engine } from './engine.ts'
import type { Finding, Inspection } from './result.ts'

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
}

/**
 * Runs every example of a standard: marked lines of the dialogues, example sentences of the acts; looks for active
 * clauses without a hit and a pass, and for approved wordings that another clause forbids.
 */
export function checkStandard(standard: Standard): CheckReport {
  const check = new StandardCheck(standard)
  check.dialogues()
  check.acts()
  check.completeness()
  check.wordings()
  const { of, contradictions } = coverageOf(standard)
  for (const id of contradictions) check.contradiction(id)
  return {
    diagnostics: check.diagnostics,
    dialogues: standard.dialogues.length,
    passed: check.passed,
    failed: check.failed,
    uncited: [...standard.sources.keys()].filter((id) => !of.has(id)),
    cited: [...of.values()].filter((by) => by !== 'not-carried').length,
  }
}

class StandardCheck {
  readonly diagnostics: Diagnostic[] = []
  passed = 0
  failed = 0
  private readonly standard: Standard
  private readonly engine: Engine
  private readonly shown = { hit: new Set<string>(), pass: new Set<string>() }

  constructor(standard: Standard) {
    this.standard = standard
    this.engine = new Engine(withDraftsOnTrial(standard))
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

  dialogues(): void {
    for (const dialogue of this.standard.dialogues) {
      const inspection = this.engine.inspect(dialogue.conversation)
      const acts = dialogue.marks.some((m) => m.expect === 'act' || m.expect === 'no-act')
        ? this.engine.acts(dialogue.conversation)
        : new Map<number, string[]>()
      for (const mark of dialogue.marks) this.mark(mark, dialogue, inspection, acts)
    }
  }

  private mark(
    mark: Mark,
    dialogue: ExampleDialogue,
    inspection: Inspection,
    acts: ReadonlyMap<number, string[]>,
  ): void {
    if (this.isOfAnotherProfile(mark)) return
    const place = { file: dialogue.file, line: mark.line, column: 1 }
    const text = mark.turn === null ? '' : (dialogue.conversation.turns[mark.turn]?.text ?? '')
    if (mark.expect === 'hit' || mark.expect === 'pass') {
      this.shown[mark.expect].add(mark.id)
      const found = inspection.findings.filter(
        (f) => f.clause === mark.id && (mark.turn === null || f.turns.includes(mark.turn)),
      )
      const right = found.length > 0 === (mark.expect === 'hit')
      this.verdict(
        right,
        place,
        mark.expect === 'hit'
          ? `条款 "${mark.id}" 在这里没有命中`
          : `条款 "${mark.id}" 在这里命中了${proofOf(found[0])}`,
        text,
      )
    } else if (mark.expect === 'due') {
      const promise = inspection.commitments.find((c) => c.turn === mark.turn)
      const found =
        promise === undefined ? '没有承诺' : promise.due === null ? '有承诺而没有期限' : `承诺的期限是 ${promise.due}`
      const wanted = mark.id === 'null' ? '有承诺而没有期限（due: null）' : `有期限 ${mark.id}`
      this.verdict(promise !== undefined && String(promise.due) === mark.id, place, `这里${found}，应${wanted}`, text)
    } else if (mark.expect === 'contact') {
      this.verdict(
        inspection.contact === mark.id,
        place,
        inspection.contact === null
          ? `没有来电原因，应为 "${mark.id}"`
          : `来电原因是 "${inspection.contact}"，应为 "${mark.id}"`,
      )
    } else {
      const done = (mark.turn === null ? [] : acts.get(mark.turn))?.includes(mark.id) ?? false
      this.verdict(
        done === (mark.expect === 'act'),
        place,
        done ? `这里识别出了言语行为 "${mark.id}"` : `这里没有识别出言语行为 "${mark.id}"`,
        text,
      )
    }
  }

  private isOfAnotherProfile({ expect, id }: Mark): boolean {
    return (expect === 'hit' || expect === 'pass') && !this.standard.clauses.some(({ clause }) => clause.id === id)
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
    for (const { clause, place } of this.standard.clauses) {
      for (const text of approvedTexts(clause)) {
        const inspection = this.engine.inspect(wordingConversation(text))
        const trips = inspection.findings.find((f) => f.turns.includes(0) && this.forbids(f.clause))
        this.verdict(
          trips === undefined,
          place,
          `条款 "${clause.id}" 的话术触犯了条款 "${trips?.clause}"${proofOf(trips)}`,
          text,
        )
      }
    }
  }

  private forbids(id: string): boolean {
    return this.standard.clauses.some(
      ({ clause }) => clause.id === id && clause.forbid !== undefined && clause.when === undefined,
    )
  }
}

const EXAMPLE_NAMES = { hit: '命中示例', pass: '放过示例' } as const

const stemOf = (file: string) => file.replace(/\.ya?ml$/, '')

const proofOf = (finding: Finding | undefined) =>
  finding?.evidence[0]
    ? `：“${finding.evidence[0].quote}”（判定根据：${finding.decidedBy.map(basisName).join('、')}）`
    : ''

function approvedTexts(clause: Clause): string[] {
  const wordings = (clause.wording ?? []).map((w) => (typeof w === 'string' ? w : w.text))
  return [...wordings, ...(clause.replace ?? []).map((r) => r.say)].map(fillSlots)
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
  }
  return text.replace(/\{([^}]+)\}/g, (_, slot: string) => values[slot] ?? '相关业务')
}

const record = {
  id: 'example',
  channel: 'phone',
  direction: 'inbound' as const,
  startedAt: '2026-03-05T10:00:00+08:00',
  events: [],
}

function wordingConversation(text: string): Conversation {
  return { ...record, turns: [{ index: 0, speaker: 'agent', start: 500, end: 500 + text.length * 220, text }] }
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
  return { ...record, turns }
}
