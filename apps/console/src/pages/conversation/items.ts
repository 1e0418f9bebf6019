import type { AddableFinding, AddedFinding, MaskedTurn, ReviewContent, ShownFinding } from '@liangyan/contract'
import { opinionOf } from './review/draft.ts'

/** How a finding looks wherever it is shown: by its severity as long as it stands. */
export type Tone = 'minor' | 'major' | 'fatal' | 'undecided' | 'kept'

/** A finding on the page: stored, or added in the review that is being written. */
export interface Item {
  readonly key: string
  /** From 1, in the order of the conversation; what the marks in the transcript bear. */
  readonly number: number
  /** Index that the items of the scorecard name it by. */
  readonly position: number
  readonly finding: ShownFinding
  readonly stands: ShownFinding['stands']
  readonly tone: Tone
  /** The draft, where it was added in the review that is being written. */
  readonly draft?: AddedFinding
  /** What the review that is being written says of it. */
  readonly said?: { readonly opinion: 'confirmed' | 'overturned'; readonly comment: string }
}

export const keyOfFinding = (id: number) => `f${id}`
export const keyOfDraft = (key: string) => `a${key}`

/**
 * The findings of a conversation in the order in which they come in it, those of the whole conversation last.
 * @param content what is being written; undefined where nobody reviews on this page
 */
export function itemsOf(
  findings: readonly ShownFinding[],
  content: ReviewContent | undefined,
  turns: readonly MaskedTurn[],
  addable: readonly AddableFinding[],
): Item[] {
  const stored = findings.map((finding) => storedItem(finding, content))
  const added = (content?.added ?? []).map((draft, i) => draftItem(draft, findings.length + i, turns, addable))
  return [...stored, ...added]
    .sort((a, b) => placeOf(a) - placeOf(b) || a.position - b.position)
    .map((item, i) => ({ ...item, number: i + 1 }))
}

const placeOf = ({ finding: { turns, evidence } }: Omit<Item, 'number'>): number =>
  turns[0] ?? evidence[0]?.turn ?? Number.POSITIVE_INFINITY

function storedItem(finding: ShownFinding, content: ReviewContent | undefined): Omit<Item, 'number'> {
  const said = content && opinionOf(content, finding.id)
  const stands = content ? standsAfter(finding, said?.opinion) : finding.stands
  return {
    key: keyOfFinding(finding.id),
    position: finding.position,
    finding,
    stands,
    tone: toneOf(stands, finding.severity),
    ...(said && { said: { opinion: said.opinion, comment: said.comment } }),
  }
}

/** What a finding comes to with this opinion; what a person added stays unless it is overturned. */
function standsAfter(
  { verdict, decidedBy }: ShownFinding,
  opinion: 'confirmed' | 'overturned' | undefined,
): ShownFinding['stands'] {
  if (opinion === 'overturned') return 'kept'
  if (opinion === 'confirmed' || decidedBy.includes('person')) return 'broken'
  return verdict
}

export function toneOf(stands: ShownFinding['stands'], severity: ShownFinding['severity']): Tone {
  return stands === 'broken' ? severity : stands
}

function draftItem(
  draft: AddedFinding,
  position: number,
  turns: readonly MaskedTurn[],
  addable: readonly AddableFinding[],
): Omit<Item, 'number'> {
  const known = addable.find(
    ({ clause, criterion, kind }) =>
      clause === draft.clause && (clause !== null || (criterion === draft.criterion && kind === draft.kind)),
  )
  const severity = known?.severity ?? 'minor'
  const finding: ShownFinding = {
    id: -1 - position,
    position,
    clause: draft.clause ?? draft.criterion,
    title: known?.title ?? draft.clause ?? draft.criterion,
    criterion: known?.criterion ?? draft.criterion,
    criterionTitle: known?.criterionTitle ?? draft.criterion,
    kind: known?.kind ?? draft.kind,
    kindTitle: known?.kindTitle ?? null,
    verdict: 'broken',
    severity,
    trial: known?.trial ?? false,
    turns: [...draft.turns],
    evidence: evidenceOf(draft, turns),
    decidedBy: ['person'],
    sources: [],
    opinion: 'added',
    stands: 'broken',
    ...(draft.comment !== '' && { comment: draft.comment }),
  }
  return { key: keyOfDraft(draft.key), position, finding, stands: 'broken', tone: severity, draft }
}

function evidenceOf({ turns: indexes, quote }: AddedFinding, turns: readonly MaskedTurn[]): ShownFinding['evidence'] {
  return turns
    .filter(({ index }) => indexes.includes(index))
    .map(({ index, text }) => {
      const [start, end] = quote?.turn === index ? [quote.start, quote.end] : [0, text.length]
      return { turn: index, start, end, quote: text.slice(start, end) }
    })
}

/** Whether a person has still to say something of it in the review that is being written. */
export function isOpen({ draft, said, finding }: Item): boolean {
  return draft === undefined && said === undefined && !finding.decidedBy.includes('person')
}
