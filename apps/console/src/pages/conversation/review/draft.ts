import type { AddedFinding, FindingOpinion, JudgedItem, ReviewContent } from '@liangyan/contract'

/** Says something of a finding; null takes back what was said. */
export function withOpinion(
  content: ReviewContent,
  finding: number,
  said: Omit<FindingOpinion, 'finding'> | null,
): ReviewContent {
  const others = content.opinions.filter((opinion) => opinion.finding !== finding)
  return { ...content, opinions: said === null ? others : [...others, { finding, ...said }] }
}

export const opinionOf = ({ opinions }: ReviewContent, finding: number): FindingOpinion | undefined =>
  opinions.find((opinion) => opinion.finding === finding)

/** Adds a finding, or puts it in the place of the one with its key. */
export function withAdded(content: ReviewContent, added: AddedFinding): ReviewContent {
  const known = content.added.some(({ key }) => key === added.key)
  return {
    ...content,
    added: known ? content.added.map((one) => (one.key === added.key ? added : one)) : [...content.added, added],
  }
}

export function withoutAdded(content: ReviewContent, key: string): ReviewContent {
  return { ...content, added: content.added.filter((one) => one.key !== key) }
}

/** Judges an item of the scorecard; null takes the judgement back. */
export function withJudged(
  content: ReviewContent,
  item: string,
  judged: Omit<JudgedItem, 'item'> | null,
): ReviewContent {
  const others = content.judged.filter((one) => one.item !== item)
  return { ...content, judged: judged === null ? others : [...others, { item, ...judged }] }
}
