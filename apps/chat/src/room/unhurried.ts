import type { Unsent } from './room.ts'

/** So often, in ms, a message is said again: slower than the server would mind. */
const PACE = 700
/** An answer that takes longer than this, in ms, does not come: the server tells not of each message that was too many. */
const ANSWER = 5_000

/**
 * Says again, slowly and one after the other, what was too much at once. The oldest message is said until it has arrived,
 * then the next: they keep their order, and the server knows each by its ref.
 */
export class Unhurried {
  private readonly oldest: () => Unsent | undefined
  private readonly say: (message: Unsent) => void
  private pace: ReturnType<typeof setInterval> | undefined
  private readonly doubts = new Set<ReturnType<typeof setTimeout>>()

  constructor(oldest: () => Unsent | undefined, say: (message: Unsent) => void) {
    this.oldest = oldest
    this.say = say
  }

  /** Whether messages wait for their turn. */
  get running(): boolean {
    return this.pace !== undefined
  }

  start(): void {
    this.pace ??= setInterval(() => {
      const next = this.oldest()
      if (next === undefined) this.stop()
      else this.say(next)
    }, PACE)
  }

  /** A message has been said: starts if it is still the oldest that waits a while later. */
  watch(ref: string): void {
    const doubt = setTimeout(() => {
      this.doubts.delete(doubt)
      if (this.oldest()?.ref === ref) this.start()
    }, ANSWER)
    this.doubts.add(doubt)
  }

  stop(): void {
    clearInterval(this.pace)
    this.pace = undefined
    for (const doubt of this.doubts) clearTimeout(doubt)
    this.doubts.clear()
  }
}
