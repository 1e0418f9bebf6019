import type { Advice, Suggestion } from '@liangyan/assist'
import type { LiveStandard } from './live-standard.ts'
import type { Card } from './view.ts'

/** More than these nobody reads while somebody is talking. */
export const MOST_CARDS = 3

/** Words that everybody is to have at hand: a system fault, say. */
export interface Announcement {
  /** What has happened; said as it stands where the standard has no words for the moment. */
  readonly text: string
  /** The moment whose words lead the cards; the one that the standard names for emergencies where absent. */
  readonly moment?: string | undefined
}

export function cardsOf({ suggestions }: Advice, standard: LiveStandard): Card[] {
  return suggestions.map((suggestion) => cardOf(suggestion, standard))
}

function cardOf(suggestion: Suggestion, { clauses, moments, rules }: LiveStandard): Card {
  const { moment, clause, title, text, open, sure, why, mends } = suggestion
  const priority = moments.get(moment)?.priority ?? 0
  return {
    key: `${moment} ${clause}`,
    moment,
    clause,
    title,
    text,
    open,
    sure,
    urgent: mends !== undefined || (sure && rules !== undefined && priority >= rules.urgent_from),
    why: { acts: why.acts, words: why.words, turns: why.turns },
    sources: clauses.get(clause)?.sources ?? [],
  }
}

/**
 * New cards put beside those that are being read: one that is still apt keeps its place, others fill the gaps in their
 * order. Only a card more urgent than the one that leads goes before it.
 */
export function arranged(shown: readonly Card[], apt: readonly Card[]): Card[] {
  const kept = new Map(apt.map((card) => [card.key, card]))
  const fresh = apt.filter(({ key }) => !shown.some((card) => card.key === key))
  const leads = shown.length > 0 && kept.get(shown[0].key)
  const first = leads && !leads.urgent && fresh[0]?.urgent && apt[0] === fresh[0] ? fresh.splice(0, 1) : []
  const places = Array.from({ length: MOST_CARDS }, (_, i) => (shown[i] ? kept.get(shown[i].key) : undefined))
  const filled = places.map((card) => card ?? fresh.shift())
  return [...first, ...filled.filter((card) => card !== undefined), ...fresh].slice(0, MOST_CARDS)
}
