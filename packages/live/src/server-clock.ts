import type { Happening } from '@liangyan/conversation'

/** A source's clock that is off by less than this is nobody's concern, ms. */
const CONSIDERABLE = 60_000

/**
 * Where a conversation's zero lies on the server's clock: the least of (received − event's time) over all that has a
 * time. What travelled longest says least, and what the source's clock shows does not matter. All times in ms.
 */
export class ServerClock {
  private zero = Number.POSITIVE_INFINITY
  /** When anything was first heard of the conversation, as long as nothing has a time. */
  private first = Number.POSITIVE_INFINITY

  received(happening: Happening, at: number): void {
    this.heard(at)
    const time = timeOf(happening)
    if (time !== undefined) this.zero = Math.min(this.zero, at - time)
  }

  heard(at: number): void {
    this.first = Math.min(this.first, at)
  }

  /** Ms from the start of the conversation. */
  now(server: number): number {
    const zero = Number.isFinite(this.zero) ? this.zero : this.first
    return Number.isFinite(zero) ? Math.max(0, server - zero) : 0
  }

  /** How far the source's clock is ahead of the server's, where that is more than a minute. */
  off(startedAt: string | undefined): number | undefined {
    const off = Date.parse(startedAt ?? '') - this.zero
    return Math.abs(off) > CONSIDERABLE && Number.isFinite(off) ? off : undefined
  }
}

/** The latest moment that something names: it cannot have been told before. */
function timeOf(happening: Happening): number | undefined {
  if (happening.type === 'turn') return happening.turn.end ?? happening.turn.start
  return 'at' in happening ? happening.at : (happening.end ?? happening.start)
}
