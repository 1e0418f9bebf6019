import type { ToDesk } from '@liangyan/contract'
import { DeskSocket, newRef } from '@liangyan/sdk'
import { ring } from './sound.ts'
import { type Act, acted } from './state/acts.ts'
import { deskState, type DeskState } from './state/desk-state.ts'
import { fromKept, toKeep } from './state/kept.ts'
import { waitingOf } from './state/waiting.ts'
import type { Desk, DeskActs, Standing } from './use-desk.ts'

/** An agent's desk for as long as it is open, on whatever page of the console the agent is. */
export class StandingDesk implements Standing {
  readonly #keptUnder: string
  readonly #listeners = new Set<() => void>()
  readonly #acts: DeskActs
  #kept: string | undefined
  #socket: DeskSocket | undefined
  #desk: Desk

  /** Signs the desk of whoever is signed in on. `login` is theirs: what is kept for the time of the tab is kept under it. */
  constructor(login: string) {
    this.#keptUnder = `liangyan.desk.${login}`
    this.#kept = sessionStorage.getItem(this.#keptUnder) ?? undefined
    this.#acts = actsOf(
      (act) => this.#become(acted(this.#desk.state, act)),
      () => this.#socket,
    )
    const state = fromKept(this.#kept ?? null)
    this.#desk = { state, acts: this.#acts, connection: { state: 'connecting', code: undefined, renew: this.#renew } }
    this.#connect()
  }

  get now(): Desk {
    return this.#desk
  }

  /** How many conversations wait for an agent who looks at another page; 0 where the desk is open somewhere else. */
  get waiting(): number {
    const { state, connection } = this.#desk
    return state.isShown || connection.state === 'closed' ? 0 : waitingOf(state)
  }

  readonly listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Signs the desk off. */
  close(): void {
    this.#socket?.close()
    this.#socket = undefined
  }

  readonly #renew = (): void => {
    this.close()
    this.#show({ connection: { state: 'connecting', code: undefined, renew: this.#renew } })
    this.#connect()
  }

  #connect(): void {
    const socket: DeskSocket = new DeskSocket({
      url: window.location.origin,
      onState: (state, { code }) => {
        if (this.#socket === socket) this.#show({ connection: { state, code, renew: this.#renew } })
      },
      onMessage: (message) => {
        if (this.#socket === socket) this.#take(socket, message)
      },
    })
    this.#socket = socket
    const { wished, talks } = this.#desk.state
    if (wished) socket.presence(wished)
    // what had not been answered when the page was loaded anew; the server knows each by its ref
    for (const [id, { outbox, noting }] of talks) {
      for (const { ref, text, anyway, state } of outbox) if (state === 'sent') socket.say(id, text, { anyway, ref })
      for (const { ref, text } of noting) socket.note(id, text, ref)
    }
  }

  #take(socket: DeskSocket, message: ToDesk): void {
    if (message.type === 'desk') for (const { id } of message.lines) socket.attach(id)
    if (message.type === 'line') socket.attach(message.line.id)
    ring(message, this.#desk.state)
    this.#become(deskState(this.#desk.state, message, performance.now()))
  }

  #become(state: DeskState): void {
    if (state === this.#desk.state) return
    const kept = toKeep(state)
    if (kept === undefined) sessionStorage.removeItem(this.#keptUnder)
    else if (kept !== this.#kept) sessionStorage.setItem(this.#keptUnder, kept)
    this.#kept = kept
    this.#show({ state })
  }

  #show(changes: Partial<Desk>): void {
    this.#desk = { ...this.#desk, ...changes }
    for (const listener of this.#listeners) listener()
  }
}

function actsOf(act: (act: Act) => void, socketNow: () => DeskSocket | undefined): DeskActs {
  return {
    show: (isShown) => act({ type: 'show', isShown }),
    choose: (id) => act({ type: 'choose', id }),
    setPresence: (presence) => {
      act({ type: 'presence', presence })
      socketNow()?.presence(presence)
    },
    write: (id, text) => act({ type: 'draft', id, text }),
    insert: (id, text, replacing = false) => act({ type: 'insert', id, text, replacing }),
    check: (id, text) => {
      const ref = newRef()
      act({ type: 'ask', id, ref, text })
      socketNow()?.draft(id, text, ref)
    },
    say: (id, text, { anyway = false, instead } = {}) => {
      const ref = newRef()
      act({ type: 'say', id, ref, text, anyway, instead })
      socketNow()?.say(id, text, { anyway, ref })
    },
    takeBack: (id, ref, text) => act({ type: 'take-back', id, ref, text }),
    markUsed: (id, key) => act({ type: 'use-card', id, key }),
    noteWhispers: (id, number) => act({ type: 'note-whispers', id, number }),
    askHelp: (id, wanted, text) => socketNow()?.help(id, wanted, text),
    writeNote: (id, text) => act({ type: 'note-draft', id, text }),
    note: (id, text) => {
      const ref = newRef()
      act({ type: 'note', id, ref, text })
      socketNow()?.note(id, text, ref)
    },
    handOver: (id, to, reason) => {
      const ref = newRef()
      act({ type: 'hand-over', id, ref })
      socketNow()?.handOver(id, to, reason, ref)
    },
    end: (id) => socketNow()?.end(id),
    summarise: (id, text) => act({ type: 'summary', id, text }),
    chooseSummary: (id, version) => act({ type: 'choose-summary', id, version }),
    finish: (id, summary) => void socketNow()?.finish(id, summary),
    noticed: () => act({ type: 'noticed' }),
  }
}
