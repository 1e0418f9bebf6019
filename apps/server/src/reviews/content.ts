import type { FindingOpinion, ReviewContent } from '@liangyan/contract'
import type { Opinion, ReviewedFinding } from '@liangyan/inspection'
import type { FindingDetail, FindingRow, OpinionOnFinding } from '@liangyan/store'

/** Says of a finding that a person decided it. */
export const BY_PERSON = 'person'

const EMPTY: ReviewContent = { opinions: [], added: [], judged: [], comment: '' }

/** What a review holds, as it was written last. */
export function contentOf({
  content,
  comment,
}: {
  readonly content: unknown
  readonly comment: string
}): ReviewContent {
  return { ...EMPTY, ...(content as Partial<ReviewContent>), comment }
}

/** Whether a person added a finding, whatever others said of it afterwards. */
export const isPersons = ({ detail }: FindingRow): boolean => (detail as FindingDetail).decidedBy.includes(BY_PERSON)

/** What becomes of a finding when these opinions are handed in. One that a person added stays unless it is overturned. */
export function opinionOn(row: FindingRow, said: ReadonlyMap<number, FindingOpinion>): Opinion {
  const opinion = said.get(row.id)?.opinion
  if (isPersons(row)) return opinion === 'overturned' ? 'overturned' : 'added'
  return opinion ?? 'machine'
}

export const opinionsById = ({ opinions }: ReviewContent): Map<number, FindingOpinion> =>
  new Map(opinions.map((opinion) => [opinion.finding, opinion]))

/** A stored finding as it is scored. */
export function asReviewed(row: FindingRow, opinion: Opinion = row.opinion as Opinion): ReviewedFinding {
  const { clause, criterion, kind, turns, trial } = row
  const verdict = row.verdict as 'broken' | 'undecided'
  const severity = row.severity as 'minor' | 'major' | 'fatal'
  return { finding: { clause, criterion, ...(kind !== null && { kind }), verdict, severity, turns, trial }, opinion }
}

/** A review begins with what those before it have said, so that it need only say what it holds otherwise. */
export function contentFrom(
  rows: readonly FindingRow[],
  comments: ReadonlyMap<number, OpinionOnFinding>,
  before: ReviewContent | undefined,
): ReviewContent {
  const opinions = rows.flatMap((row): FindingOpinion[] => {
    const { id, opinion } = row
    if (opinion !== 'confirmed' && opinion !== 'overturned') return []
    return [{ finding: id, opinion, comment: comments.get(id)?.comment ?? '' }]
  })
  return { ...EMPTY, opinions, judged: before?.judged ?? [] }
}

/** What was written of one inspection, for another of the same conversation: opinions go to the same clause and turns. */
export function rebased(
  content: ReviewContent,
  before: readonly FindingRow[],
  now: readonly FindingRow[],
): ReviewContent {
  const placeOf = ({ clause, verdict, turns }: FindingRow) => `${clause} ${verdict} ${turns.join(',')}`
  const places = new Map(before.map((row) => [row.id, placeOf(row)]))
  const ids = new Map(now.map((row) => [placeOf(row), row.id]))
  const opinions = content.opinions.flatMap((opinion) => {
    const finding = ids.get(places.get(opinion.finding) ?? '')
    return finding === undefined ? [] : [{ ...opinion, finding }]
  })
  return { ...content, opinions }
}
