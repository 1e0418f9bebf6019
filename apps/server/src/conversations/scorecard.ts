import type { JudgedItem, ShownScorecard } from '@liangyan/contract'
import type { Scorecard } from '@liangyan/inspection'
import type { ReadyStandard } from '../standards/standards.ts'

/** A scorecard with what the standard says of its items: the most they cost, why a person judges them, their sources. */
export function shownScorecard(
  { standard, titles }: ReadyStandard,
  scorecard: Scorecard,
  judged: readonly JudgedItem[],
): ShownScorecard {
  const groups = standard.scorecards[0]?.groups ?? []
  const rules = new Map(
    groups.flatMap((group) => group.items.map((item) => [item.id, { ...item, points: group.points }])),
  )
  const comments = new Map(judged.map(({ item, comment }) => [item, comment]))
  return {
    ...scorecard,
    groups: [...scorecard.groups],
    items: scorecard.items.map(({ findings, ...item }) => {
      const { fatal = false, deduct: each = 0, cap, points = 0, why, sources = [] } = rules.get(item.id) ?? {}
      const comment = comments.get(item.id)
      return {
        ...item,
        findings: [...findings],
        fatal,
        each,
        most: Math.min(cap ?? points, points),
        ...(why !== undefined && { why }),
        sources: titles.sources(sources),
        ...(comment !== undefined && { comment }),
      }
    }),
  }
}
