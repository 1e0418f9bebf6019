import {
  type ConversationToScore,
  eligible,
  type Inspector,
  notOfTheSameTeam,
  type ScoringRule,
} from './double-scoring.ts'
import { randomNumbers } from './random-numbers.ts'

/** Who reviews what. */
export interface Shares {
  /** The inspector of each conversation. */
  readonly inspectorOf: ReadonlyMap<string, string>
  /** Conversations that none of the inspectors may review. */
  readonly unassigned: readonly string[]
}

/**
 * Shares conversations out evenly: each goes to the inspector with the least load who may review it, among equals by lot,
 * in the order given; so each inspector gets of every part of the list. Where everybody may review everything and has the
 * same load, no two shares differ by more than one. Conversations with the fewest inspectors who may choose first.
 */
export function assignEvenly(
  conversations: readonly ConversationToScore[],
  inspectors: readonly Inspector[],
  { seed, rule = notOfTheSameTeam }: { readonly seed: string; readonly rule?: ScoringRule },
): Shares {
  const lotOf = randomNumbers(seed)
  const loads = new Map(inspectors.map(({ id, load = 0 }) => [id, load]))
  const inspectorOf = new Map<string, string>()
  const waiting = conversations
    .map((each) => ({ each, may: eligible(each, inspectors, rule) }))
    .sort((a, b) => a.may.length - b.may.length)
  for (const { each, may } of waiting) {
    if (inspectorOf.has(each.conversation)) continue
    const lot = (id: string) => lotOf(`${each.conversation}\n${id}`)
    const [inspector] = may.toSorted((a, b) => (loads.get(a) ?? 0) - (loads.get(b) ?? 0) || lot(a) - lot(b))
    if (inspector === undefined) continue
    loads.set(inspector, (loads.get(inspector) ?? 0) + 1)
    inspectorOf.set(each.conversation, inspector)
  }
  const ids = [...new Set(conversations.map(({ conversation }) => conversation))]
  return { inspectorOf, unassigned: ids.filter((id) => !inspectorOf.has(id)) }
}
