import { randomNumbers } from './random-numbers.ts'

/** A conversation to be scored twice. */
export interface ConversationToScore {
  readonly conversation: string
  readonly agent: string
  readonly team?: string
  /** Inspectors who may not score it, such as one who reviewed it before. */
  readonly barred?: readonly string[]
}

export interface Inspector {
  readonly id: string
  readonly team?: string
  /** Work already waiting for this inspector, in conversations; 0 unless given. */
  readonly load?: number
}

/** Whether an inspector may score a conversation. Nobody ever scores his own, nor one he is barred from. */
export type ScoringRule = (inspector: Inspector, conversation: ConversationToScore) => boolean

/** The usual rule: nobody of the agent's team. */
export const notOfTheSameTeam: ScoringRule = (inspector, { team }) => team === undefined || inspector.team !== team

export interface DoubleAssignment {
  readonly conversation: string
  readonly inspectors: readonly [string, string]
}

/** Who scores what. */
export interface DoubleAssignments {
  /** In the order in which the conversations were given. */
  readonly assignments: readonly DoubleAssignment[]
  /** Conversations for which there are not two inspectors who may. */
  readonly unassigned: readonly string[]
}

interface AssignmentOptions {
  readonly seed: string
  readonly rule?: ScoringRule
}

/**
 * Gives each conversation to two different inspectors for blind double scoring. Conversations with the fewest inspectors
 * who may score them choose first; each takes those with the least load, among equals those who have scored together
 * least, then by lot. The same seed and input give the same assignment, in whatever order the input comes.
 */
export function assignTwice(
  conversations: readonly ConversationToScore[],
  inspectors: readonly Inspector[],
  { seed, rule = notOfTheSameTeam }: AssignmentOptions,
): DoubleAssignments {
  const lotOf = randomNumbers(seed)
  const loads = new Map(inspectors.map(({ id, load = 0 }) => [id, load]))
  const met = new Map<string, number>()
  const chosen = new Map<string, readonly [string, string]>()
  const waiting = conversations
    .map((each) => ({ ...each, may: eligible(each, inspectors, rule), lot: lotOf(each.conversation) }))
    .sort((a, b) => a.may.length - b.may.length || a.lot - b.lot)
  for (const { conversation, may } of waiting) {
    if (chosen.has(conversation)) continue
    const loadOf = (id: string) => loads.get(id) ?? 0
    const lot = (id: string) => lotOf(`${conversation}\n${id}`)
    const [first] = may.toSorted((a, b) => loadOf(a) - loadOf(b) || lot(a) - lot(b))
    if (first === undefined) continue
    const together = (id: string) => met.get(pairOf(first, id)) ?? 0
    const [second] = may
      .filter((id) => id !== first)
      .sort((a, b) => loadOf(a) - loadOf(b) || together(a) - together(b) || lot(a) - lot(b))
    if (second === undefined) continue
    for (const id of [first, second]) loads.set(id, loadOf(id) + 1)
    met.set(pairOf(first, second), together(second) + 1)
    chosen.set(conversation, [first, second])
  }
  const ids = [...new Set(conversations.map(({ conversation }) => conversation))]
  return {
    assignments: ids.flatMap((conversation) => {
      const pair = chosen.get(conversation)
      return pair ? [{ conversation, inspectors: pair }] : []
    }),
    unassigned: ids.filter((conversation) => !chosen.has(conversation)),
  }
}

/** The inspector who arbitrates: the one with the least load who may, neither of the two; undefined where there is none. */
export function assignThird(
  conversation: ConversationToScore,
  two: readonly [string, string],
  inspectors: readonly Inspector[],
  { seed, rule = notOfTheSameTeam }: AssignmentOptions,
): string | undefined {
  const lotOf = randomNumbers(seed)
  const loads = new Map(inspectors.map(({ id, load = 0 }) => [id, load]))
  const lot = (id: string) => lotOf(`${conversation.conversation}\n${id}`)
  return eligible(conversation, inspectors, rule)
    .filter((id) => !two.includes(id))
    .sort((a, b) => (loads.get(a) ?? 0) - (loads.get(b) ?? 0) || lot(a) - lot(b))[0]
}

/** The inspectors who may score a conversation, each once. */
export function eligible(
  conversation: ConversationToScore,
  inspectors: readonly Inspector[],
  rule: ScoringRule,
): readonly string[] {
  const may = inspectors.filter(
    (inspector) =>
      inspector.id !== conversation.agent &&
      !conversation.barred?.includes(inspector.id) &&
      rule(inspector, conversation),
  )
  return [...new Set(may.map(({ id }) => id))]
}

const pairOf = (a: string, b: string) => JSON.stringify(a < b ? [a, b] : [b, a])
