import type { Concluded, LiveHead } from '@liangyan/contract'
import type { LiveSource } from './live-source.ts'
import { type FinishedConversation, headOf, type TimelineStep, timelineOf } from './timeline.ts'
import type { ConversationOptions } from './told-conversation.ts'

export interface PlayOptions extends ConversationOptions {
  /** How many times faster than it was; 1. Infinity: as fast as the server takes it. */
  readonly speed?: number
  /** Every how many ms of the conversation a turn is told in part; 500, none if 0. */
  readonly partials?: number
  /** Under which id; that of the record by default. An id can be played once. */
  readonly id?: string
  /** Beside, or instead of, what the record says. */
  readonly head?: LiveHead
  /** Told just before each step goes out. */
  readonly onStep?: (step: TimelineStep) => void
  /** Ends the conversation where it stands; `play` then rejects with the signal's reason. */
  readonly signal?: AbortSignal
}

/** Tells a finished conversation at its own pace, as if it went on now; answers what the inspection found. */
export async function play(
  conversation: FinishedConversation,
  source: LiveSource,
  options: PlayOptions = {},
): Promise<Concluded> {
  const { speed = 1, partials, id = conversation.id, head, onStep, signal } = options
  if (!(speed > 0)) throw new RangeError(`speed must be above 0, not ${speed}`)
  signal?.throwIfAborted()
  const told = source.open(id, { ...headOf(conversation), ...head }, options)
  const refused = new AbortController()
  told.concluded().catch((error: unknown) => refused.abort(error))
  const halt = AbortSignal.any(signal ? [signal, refused.signal] : [refused.signal])
  const begun = performance.now()
  for (const step of timelineOf(conversation, partials)) {
    if (!(await reached(begun + step.at / speed, halt))) {
      // what was played so far is a conversation too: it is ended, not left open on somebody's desk
      if (!refused.signal.aborted) await told.end()
      throw halt.reason
    }
    onStep?.(step)
    if ('partial' in step) told.partial(step.partial)
    else await told.event(step.event)
  }
  return told.end()
}

/** Waits until a moment of `performance.now()`; answers false as soon as the signal says so. */
function reached(due: number, signal: AbortSignal): Promise<boolean> {
  const wait = due - performance.now()
  if (signal.aborted) return Promise.resolve(false)
  if (wait <= 0) return Promise.resolve(true)
  return new Promise((resolve) => {
    const timer = setTimeout(() => done(true), wait)
    const abort = () => done(false)
    signal.addEventListener('abort', abort)
    function done(reached: boolean): void {
      clearTimeout(timer)
      signal.removeEventListener('abort', abort)
      resolve(reached)
    }
  })
}
