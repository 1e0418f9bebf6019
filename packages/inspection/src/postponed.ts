import type { Check } from './checks/check.ts'
import { FIRST_WORD_SIGNAL, wakeCost } from './checks/signals.ts'

/** What is asked for no more often than this, as wake lists are counted, is worth a search of its own. */
const SELDOM = 30

/**
 * Leaves whose phrases need not be looked for until somebody asks: they wake nothing, and whatever asks for them is
 * itself seldom woken. Words that are asked for elsewhere than in these checks are looked for at once.
 */
export function postponedLeaves(asked: ReadonlySet<Check>): Set<number> {
  const costs = new Map<number, number>()
  for (const check of asked)
    for (const signal of wordsOf(check)) costs.set(signal, (costs.get(signal) ?? 0) + wakeCost(check.wake))
  for (const { wake } of asked) for (const signal of wake ?? []) costs.delete(signal)
  return new Set([...costs].flatMap(([signal, cost]) => (cost <= SELDOM ? [signal - FIRST_WORD_SIGNAL] : [])))
}

/** The signals of all words that a check and its parts ask for. */
function wordsOf({ wake, parts }: Check): number[] {
  return parts ? parts.flatMap(wordsOf) : (wake ?? []).filter((signal) => signal >= FIRST_WORD_SIGNAL)
}
