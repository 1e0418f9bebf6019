import type { LiveTurn } from '@liangyan/contract'

/** Words of the agent on their way to the customer. */
export interface Saying {
  readonly ref: string
  readonly text: string
  /** The last turn that was known when they were sent: they can only come after it. */
  readonly after: number
  readonly anyway: boolean
  /** `taken`: the server has them; their turn may not have come yet. `failed`: they will not be sent. */
  readonly state: 'sent' | 'taken' | 'failed'
}

interface Course {
  readonly outbox: readonly Saying[]
  readonly turns: ReadonlyMap<number, LiveTurn>
  /** Turns that were told as the answer to a ref: other words cannot be them. */
  readonly answered: ReadonlySet<number>
}

/**
 * The turns that words on their way have become. After a break turns may be told before the answer that names the ref:
 * words that stand in the conversation already are not shown a second time.
 */
export function arrivals({ outbox, turns, answered }: Course): Map<string, number> {
  const claimed = new Set(answered)
  const arrived = new Map<string, number>()
  for (const { ref, text, after, state } of outbox) {
    if (state === 'failed') continue
    const turn = [...turns.values()].find(
      (turn) => turn.speaker === 'agent' && turn.index > after && turn.text === text && !claimed.has(turn.index),
    )
    if (turn === undefined) continue
    claimed.add(turn.index)
    arrived.set(ref, turn.index)
  }
  return arrived
}

/** What has not arrived yet. */
export function onTheirWay(course: Course): Saying[] {
  const arrived = arrivals(course)
  return course.outbox.filter(({ ref }) => !arrived.has(ref))
}

export const without = (outbox: readonly Saying[], ref: string): Saying[] =>
  outbox.filter((saying) => saying.ref !== ref)

export const withState = (outbox: readonly Saying[], ref: string, state: Saying['state']): Saying[] =>
  outbox.map((saying) => (saying.ref === ref ? { ...saying, state } : saying))
