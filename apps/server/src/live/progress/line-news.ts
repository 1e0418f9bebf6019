import type { LiveLine } from '@liangyan/contract'
import type { Hub } from './hub.ts'
import type { Room } from './room.ts'
import { lineOf } from './snapshot.ts'

/** A line that changes all the time is told so often, in milliseconds. */
const PAUSE = 250

interface Told {
  send(message: { readonly type: 'line'; readonly line: LiveLine }): void
}

/** Tells desks how their conversations stand: at once, but not at every word. */
export class LineNews {
  readonly #hub: Hub
  readonly #waiting = new Map<Told, Set<Room>>()

  constructor(hub: Hub) {
    this.#hub = hub
  }

  soon(told: Told, room: Room): void {
    const rooms = this.#waiting.get(told)
    if (rooms) {
      rooms.add(room)
      return
    }
    this.#waiting.set(told, new Set([room]))
    setTimeout(() => this.#tell(told), PAUSE).unref()
  }

  #tell(told: Told): void {
    const rooms = this.#waiting.get(told) ?? []
    this.#waiting.delete(told)
    for (const room of rooms)
      if (room.stage === 'open' || room.stage === 'wrap-up')
        told.send({ type: 'line', line: lineOf(this.#hub, room, { unmasked: true }) })
  }
}
