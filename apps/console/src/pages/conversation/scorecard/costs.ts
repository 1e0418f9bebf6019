import type { ShownScorecard } from '@liangyan/contract'
import type { Item } from '../items.ts'

/** What a finding costs by itself. `fatal`: all points. `same`: the same place has been counted under another finding. */
export type Cost = { readonly points: number } | 'fatal' | 'same' | 'capped'

/** What each finding costs, by its position; findings that no item of the scorecard names are left out. */
export function costsOf(scorecard: ShownScorecard, items: readonly Item[]): Map<number, Cost> {
  const places = new Map(
    items.map(({ position, finding }) => [position, `${finding.criterion} ${finding.turns.join(',')}`]),
  )
  const costs = new Map<number, Cost>()
  for (const { findings, each, most, fatal } of scorecard.items) {
    const counted = new Set<string>()
    let taken = 0
    for (const position of findings) {
      const place = places.get(position) ?? ''
      const points = Math.min(each, most - taken)
      const cost: Cost = counted.has(place)
        ? 'same'
        : fatal
          ? 'fatal'
          : points > 0 || each === 0
            ? { points }
            : 'capped'
      counted.add(place)
      if (typeof cost === 'object') taken += cost.points
      // a finding that feeds two items costs what the dearer one takes
      const before = costs.get(position)
      if (before === undefined || before === 'same' || before === 'capped') costs.set(position, cost)
    }
  }
  return costs
}
