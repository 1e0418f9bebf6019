import { chinaTimeAt } from '@liangyan/calendar'
import type { Concluded, LiveEvent, LiveHead, LiveMark, LiveTurn } from '@liangyan/contract'
import type { LiveRow, LiveStage } from '@liangyan/store'
import type { Standing } from '../engine/engine-messages.ts'
import { Numbers } from './numbers.ts'

/** Who is told what happens in a conversation. Messages come as JSON where many are told the same. */
export interface Watcher {
  /** Wants the view too, not only what was said. */
  readonly views: boolean
  /** Sees personal data as it was said. */
  readonly unmasked: boolean
  readonly name: string
  turn(turn: LiveTurn, ref: string | undefined): void
  partial(turn: LiveTurn | null): void
  event(event: LiveEvent): void
  mark(mark: LiveMark): void
  /** `json` of a `LiveView`. */
  view(json: string, seq: number | undefined): void
  concluded(result: Concluded): void
}

/** An event with when it came. */
export interface Logged {
  readonly seq: number
  readonly event: LiveEvent
  readonly receivedAt: number
}

/** A conversation in progress as the main thread knows it: what was said, who watches, how it stands. */
export class Room {
  readonly key: number
  readonly id: string
  readonly kind: 'chat' | 'stream'
  readonly version: number
  readonly head: LiveHead
  /** Ms since 1970, as `helpSince`, `unansweredSince`. */
  readonly began: number
  queue: string
  agent: string
  team: number | null
  stage: LiveStage
  /** Whether an agent has ever been found for it. */
  answered: boolean
  helpSince: number | undefined
  unansweredSince: number | undefined
  rating: number | null
  conversationKey: number | null
  endedAt: number | undefined
  standing: Standing | undefined
  /** The last event that has not been shown yet, and since when (`performance.now`). */
  awaited: { readonly seq: number; readonly since: number } | undefined
  concluded: Concluded | undefined
  /** So many events the last inspection knew of; none yet: −1. */
  concludedAfter = -1
  readonly turns = new Map<number, LiveTurn>()
  readonly events: Exclude<LiveEvent, { type: 'turn' }>[] = []
  readonly marks: LiveMark[] = []
  /** All that happened, in the order in which it came. */
  readonly log: Logged[] = []
  readonly have = new Numbers()
  /** Settles when all that has come until now is in the store. */
  safe: Promise<unknown> = Promise.resolve()
  readonly watchers = new Set<Watcher>()
  /** Of the messages of a chat that have been taken. */
  readonly refs = new Set<string>()
  readonly #doing = new Map<string, Promise<void>>()
  /** Numbers that are taken. */
  readonly #taken = new Numbers()
  #lastSeq = 0
  #lastTurn = -1

  constructor(row: LiveRow, head: LiveHead) {
    this.key = row.key
    this.id = row.id
    this.kind = row.kind as Room['kind']
    this.version = row.standardVersion
    this.head = head
    this.began = row.began.getTime()
    this.queue = row.queue
    this.agent = row.agent
    this.team = row.teamId
    this.stage = row.stage as LiveStage
    this.answered = row.answeredAt !== null
    this.helpSince = row.helpSince?.getTime()
    this.rating = row.rating
    this.conversationKey = row.conversationKey
    this.endedAt = row.endedAt?.getTime()
  }

  get ended(): boolean {
    return this.endedAt !== undefined
  }

  /** Whether a number is taken, and by the same event. */
  isKnown(seq: number, event: LiveEvent): 'new' | 'same' | 'different' {
    if (!this.#taken.has(seq)) return 'new'
    const known = this.log.find((logged) => logged.seq === seq)
    return JSON.stringify(known?.event) === JSON.stringify(event) ? 'same' : 'different'
  }

  /** Whether a message comes for the first time; it does so once. */
  isFresh(ref: string): boolean {
    if (this.refs.has(ref)) return false
    this.refs.add(ref)
    return true
  }

  /** What a page asks again after its line broke is done once; what failed may be asked again. */
  async once(ref: string, work: () => Promise<void>): Promise<void> {
    return this.inTurn(ref, async () => {
      if (!this.isFresh(ref)) return
      try {
        await work()
      } catch (error) {
        this.refs.delete(ref)
        throw error
      }
    })
  }

  /** What is asked again while it is being done waits: it is not told to be done before it is. */
  async inTurn(ref: string, work: () => Promise<void>): Promise<void> {
    const doing = (this.#doing.get(ref) ?? Promise.resolve()).catch(() => undefined).then(work)
    this.#doing.set(ref, doing)
    try {
      await doing
    } finally {
      if (this.#doing.get(ref) === doing) this.#doing.delete(ref)
    }
  }

  /** Takes an event that is new into what was said. */
  take({ seq, event, receivedAt }: Logged): void {
    this.#taken.add(seq)
    this.log.push({ seq, event, receivedAt })
    this.#lastSeq = Math.max(this.#lastSeq, seq)
    if (event.type === 'turn') this.#takeTurn(event.turn, receivedAt)
    else {
      const known = this.events.findIndex((other) => other.type === event.type && beginOf(other) === beginOf(event))
      if (known < 0) this.events.push(event)
      else this.events[known] = event
    }
  }

  /** The number that the next event gets where the server numbers them, and the index of the next turn. */
  next(): { readonly seq: number; readonly index: number } {
    return { seq: this.#lastSeq + 1, index: this.#lastTurn + 1 }
  }

  /**
   * The record as the engine is told of it: who answers a chat is known when somebody does, and the hour is that of the
   * bank, in whatever zone the source writes it.
   */
  get record(): LiveHead & { readonly id: string } {
    const { id, head, agent, began } = this
    const startedAt = chinaTimeAt(head.startedAt === undefined ? began : Date.parse(head.startedAt))
    return { id, ...head, startedAt, ...(agent !== '' && { agent }) }
  }

  /** Ms from the start, on the server's clock. */
  at(now: number): number {
    return Math.max(0, Math.round(now - (this.standing?.zero ?? this.began)))
  }

  #takeTurn(turn: LiveTurn, receivedAt: number): void {
    const isNew = !this.turns.has(turn.index)
    this.turns.set(turn.index, turn)
    this.#lastTurn = Math.max(this.#lastTurn, turn.index)
    if ('ref' in turn) this.refs.add(turn.ref as string)
    if (!isNew) return
    if (turn.speaker === 'agent') this.unansweredSince = undefined
    else if (turn.speaker === 'customer') this.unansweredSince ??= receivedAt
  }
}

const beginOf = (event: Exclude<LiveEvent, { type: 'turn' }>) => ('start' in event ? event.start : event.at)
