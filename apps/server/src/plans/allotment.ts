import { assignEvenly, assignTwice, type ConversationToScore, randomNumbers } from '@liangyan/review'

/** Somebody who shares what a plan draws. */
export interface Sharer {
  readonly id: number
  /** Whose conversations are the sharer's own. */
  readonly staffNumber: string | null
}

export type Reviewers = readonly [number | null] | readonly [number, number]

/**
 * Who reviews what was drawn: a part by two, the rest shared out evenly, all together no two shares more than one apart
 * as long as nobody's own conversations are among them. Which part, is decided by lot. With no sharers, and where none of
 * them may review it, a conversation is anybody's who takes it.
 */
export function allot(
  drawn: readonly { readonly conversation: string; readonly agent: string }[],
  sharers: readonly Sharer[],
  { doubleShare, seed }: { readonly doubleShare: number; readonly seed: string },
): Map<string, Reviewers> {
  const toScore = drawn.map(({ conversation, agent }): ConversationToScore => {
    const own = sharers.filter(({ staffNumber }) => staffNumber !== null && staffNumber === agent)
    return { conversation, agent: '', barred: own.map(({ id }) => String(id)) }
  })
  const lotOf = randomNumbers(`${seed}\ndouble`)
  const byLot = toScore.toSorted((a, b) => lotOf(a.conversation) - lotOf(b.conversation))
  const doubled = sharers.length < 2 ? [] : byLot.slice(0, Math.round(drawn.length * doubleShare))
  const inspectors = sharers.map(({ id }) => ({ id: String(id) }))
  const { assignments } = assignTwice(doubled, inspectors, { seed })
  const allotted = new Map<string, Reviewers>(
    assignments.map(({ conversation, inspectors: [first, second] }) => [conversation, [Number(first), Number(second)]]),
  )
  const loadOf = (id: string) => assignments.filter(({ inspectors: two }) => two.includes(id)).length
  const single = toScore.filter(({ conversation }) => !allotted.has(conversation))
  const loaded = inspectors.map(({ id }) => ({ id, load: loadOf(id) }))
  const { inspectorOf } = assignEvenly(single, loaded, { seed })
  for (const { conversation } of single) {
    const inspector = inspectorOf.get(conversation)
    allotted.set(conversation, [inspector === undefined ? null : Number(inspector)])
  }
  return allotted
}
