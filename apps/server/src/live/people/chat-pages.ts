import type { Room } from '../progress/room.ts'

/** Which chats' customers have their page open: one page a chat. */
export class ChatPages {
  readonly #replace = new Map<string, () => void>()
  readonly #since = new Map<string, number>()
  readonly #now: () => number

  constructor(now: () => number) {
    this.#now = now
  }

  /** Opens a page; the one before it is closed by its own `replace`. The answer tells that it is gone. */
  open({ id }: Room, replace: () => void): () => void {
    this.#replace.get(id)?.()
    this.#replace.set(id, replace)
    this.#since.delete(id)
    return () => {
      if (this.#replace.get(id) !== replace) return
      this.#replace.delete(id)
      this.#since.set(id, this.#now())
    }
  }

  /** For how long nobody has looked, in milliseconds; a chat that was restored counts from when it is first asked for. */
  absent({ id }: Room): number {
    if (this.#replace.has(id)) return 0
    const since = this.#since.get(id) ?? this.#now()
    this.#since.set(id, since)
    return this.#now() - since
  }

  forget({ id }: Room): void {
    this.#replace.delete(id)
    this.#since.delete(id)
  }
}
