import type { ExampleDialogue, Mark, Place, Standard } from '@liangyan/standard'
import { basisName } from './basis-names.ts'
import { withDraftsOnTrial } from './drafts.ts'
import { Engine } from './engine.ts'
import type { Finding, Inspection } from './result.ts'
import { isSpoken } from './rewordings.ts'

/** Told of every mark: whether it is as it says, and if not, what is said of it. */
export type Tell = (right: boolean, place: Place, message: string, text?: string) => void

/** Holds the marks of example dialogues against what a standard finds in them. */
export class ExampleMarks {
  /** Clauses in force that had a mark of the kind. */
  readonly shown = { hit: new Set<string>(), pass: new Set<string>() }
  readonly engine: Engine
  /** Hits for which there are no kind words. */
  readonly unanswered: { readonly clause: string; readonly place: Place; readonly text: string }[] = []
  private readonly forbidding: ReadonlySet<string>
  private readonly inForce: ReadonlySet<string>
  private readonly tell: Tell

  constructor(standard: Standard, tell: Tell) {
    this.engine = new Engine(withDraftsOnTrial(standard))
    this.inForce = new Set(standard.clauses.map(({ clause }) => clause.id))
    const forbids = standard.clauses.filter(({ clause }) => clause.forbid !== undefined)
    this.forbidding = new Set(forbids.map(({ clause }) => clause.id))
    this.tell = tell
  }

  judge(dialogue: ExampleDialogue): void {
    if (dialogue.marks.length === 0) return
    const inspection = this.engine.inspect(dialogue.conversation)
    const acts = dialogue.marks.some((m) => m.expect === 'act' || m.expect === 'no-act')
      ? this.engine.acts(dialogue.conversation)
      : new Map<number, string[]>()
    for (const mark of dialogue.marks) this.mark(mark, dialogue, inspection, acts)
  }

  private mark(
    mark: Mark,
    dialogue: ExampleDialogue,
    inspection: Inspection,
    acts: ReadonlyMap<number, string[]>,
  ): void {
    const { expect, id, turn } = mark
    const place = { file: dialogue.file, line: mark.line, column: 1 }
    const text = turn === null ? '' : (dialogue.conversation.turns[turn]?.text ?? '')
    if (expect === 'due') this.due(mark, inspection, place, text)
    else if (expect === 'contact') this.contact(id, inspection, place)
    else if (expect === 'act' || expect === 'no-act') {
      const done = (turn === null ? [] : acts.get(turn))?.includes(id) ?? false
      const message = done ? `这里识别出了言语行为 "${id}"` : `这里没有识别出言语行为 "${id}"`
      this.tell(done === (expect === 'act'), place, message, text)
    } else if (this.inForce.has(id)) this.clause(mark, inspection, place, text)
    // where the heading sets options, a clause that is not in force must be one that finds and advises nothing
    else if (dialogue.settings.size > 0 && (expect === 'hit' || expect === 'pass'))
      this.tell(expect === 'pass', place, `选项这样取时，条款 "${id}" 不适用`, text)
  }

  /** Marks of advice are held against what the agent is given, not against findings: whoever advises looks at them. */
  private clause({ expect, id, turn }: Mark, { findings }: Inspection, place: Place, text: string): void {
    if (expect !== 'hit' && expect !== 'pass') return
    this.shown[expect].add(id)
    const found = findings.filter((f) => f.clause === id && (turn === null || f.turns.includes(turn)))
    const message = expect === 'hit' ? `条款 "${id}" 在这里没有命中` : `条款 "${id}" 在这里命中了${proofOf(found[0])}`
    this.tell(found.length > 0 === (expect === 'hit'), place, message, text)
    if (expect === 'hit' && found.some((finding) => this.isWithoutKindWords(finding)))
      this.unanswered.push({ clause: id, place, text })
  }

  /** A prohibition on how something is said ought to know how to say it better, or at least what to do. */
  private isWithoutKindWords({ clause, suggestion, advice, decidedBy, evidence }: Finding): boolean {
    const silent = suggestion === undefined && advice === undefined
    return silent && this.forbidding.has(clause) && evidence.length > 0 && isSpoken(decidedBy)
  }

  private due({ id, turn }: Mark, { commitments }: Inspection, place: Place, text: string): void {
    const promise = commitments.find((c) => c.turn === turn)
    const found =
      promise === undefined ? '没有承诺' : promise.due === null ? '有承诺而没有期限' : `承诺的期限是 ${promise.due}`
    const wanted = id === 'null' ? '有承诺而没有期限（due: null）' : `有期限 ${id}`
    this.tell(promise !== undefined && String(promise.due) === id, place, `这里${found}，应${wanted}`, text)
  }

  private contact(id: string, { contact }: Inspection, place: Place): void {
    const found = contact === null ? '没有来电原因' : `来电原因是 "${contact}"`
    this.tell(contact === id, place, `${found}，应为 "${id}"`)
  }
}

/** `：“words”（what decided）` of a finding, else ''. */
export const proofOf = (finding: Finding | undefined) =>
  finding?.evidence[0]
    ? `：“${finding.evidence[0].quote}”（判定根据：${finding.decidedBy.map(basisName).join('、')}）`
    : ''
