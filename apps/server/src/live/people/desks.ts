import type { Presence, ToDesk } from '@liangyan/contract'
import type { Doer } from '../progress/hub.ts'

/** An agent's desk: the page that is open, and whether the agent takes chats. */
export interface Desk {
  /** Staff number. */
  readonly agent: string
  readonly doer: Doer
  readonly name: string
  readonly team: number | null
  presence: Presence
  /** When it last was given a chat, ms since 1970: who waits longest is next. */
  lastGiven: number
  send(message: ToDesk): void
  /** Another page of the same person takes its place. */
  replace(): void
}

/** The desks that are open: one for each agent. */
export class Desks {
  readonly #desks = new Map<string, Desk>()
  readonly #listeners = new Set<() => void>()

  get all(): Iterable<Desk> {
    return this.#desks.values()
  }

  of(agent: string): Desk | undefined {
    return this.#desks.get(agent)
  }

  open(desk: Desk): void {
    const before = this.#desks.get(desk.agent)
    if (before) desk.presence = before.presence
    this.#desks.set(desk.agent, desk)
    before?.replace()
    this.changed()
  }

  close(desk: Desk): void {
    if (this.#desks.get(desk.agent) !== desk) return
    this.#desks.delete(desk.agent)
    this.changed()
  }

  /** Calls back when a desk opens, closes, or its agent is ready or no longer is. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  changed(): void {
    for (const listener of this.#listeners) listener()
  }
}
