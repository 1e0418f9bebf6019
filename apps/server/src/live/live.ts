import { chatService } from '@liangyan/store'
import type { QueueFigures } from '@liangyan/contract'
import { readConfiguration } from '../configuration/configuration.ts'
import type { System } from '../system.ts'
import { Announcements } from './people/announcements.ts'
import { ChatPages } from './people/chat-pages.ts'
import { ChatQueue } from './people/chat-queue.ts'
import { Colleagues } from './people/colleagues.ts'
import { Desks } from './people/desks.ts'
import { HandOvers } from './people/hand-overs.ts'
import { Hub } from './progress/hub.ts'
import { LineNews } from './progress/line-news.ts'
import { restore } from './progress/restore.ts'
import type { Room } from './progress/room.ts'
import { Summaries } from './progress/summaries.ts'

/** What comes late is still taken so long after the end, in milliseconds. */
const GRACE = 120_000
/** An agent who has not finished a wrap-up after this long does not. */
const LONGEST_WRAP_UP = 30 * 60_000
/** A chat whose customer waits for nobody any more, and one in which nothing is said. */
const GONE = 120_000
const SILENT = 15 * 60_000
/** A call of which nothing is heard: its source has forgotten to say that it is over. */
const UNHEARD = 60 * 60_000
const SWEEP = 15_000
const DAY = 86_400_000
const CHINA = 8 * 3_600_000

/** Conversations in progress, and the people around them. */
export class Live {
  readonly hub: Hub
  readonly desks = new Desks()
  readonly chats: ChatQueue
  readonly colleagues: Colleagues
  readonly handOvers: HandOvers
  readonly announcements: Announcements
  readonly lines: LineNews
  readonly summaries: Summaries
  /** Why a conversation has left a desk, where it was not handed over. */
  readonly moved = new Map<string, 'taken-over'>()
  readonly pages: ChatPages
  readonly #system: System
  readonly #typing = new Set<(room: Room) => void>()
  readonly #sweeping: NodeJS.Timeout

  constructor(system: System) {
    this.#system = system
    this.hub = new Hub(system)
    this.chats = new ChatQueue(this.hub, this.desks)
    this.colleagues = new Colleagues(this.desks)
    this.handOvers = new HandOvers(this.hub, this.desks, this.chats)
    this.announcements = new Announcements(system, this.hub)
    this.lines = new LineNews(this.hub)
    this.summaries = new Summaries(this.hub)
    this.pages = new ChatPages(() => this.hub.now())
    this.#sweeping = setInterval(() => void this.sweep().catch((error: unknown) => this.#note(error)), SWEEP).unref()
  }

  /** Goes on where the server ended. */
  async start(): Promise<void> {
    await this.announcements.read()
    await restore(this.hub)
  }

  /** Reads the version in force before a conversation asks for it. */
  async readAhead(): Promise<void> {
    const { id } = await this.#system.standards.inForce()
    await this.hub.engine.ready(id)
  }

  async close(): Promise<void> {
    clearInterval(this.#sweeping)
    await this.hub.close()
  }

  /** The agent is typing. */
  typing(room: Room): void {
    for (const listener of this.#typing) listener(room)
  }

  onTyping(listener: (room: Room) => void): () => void {
    this.#typing.add(listener)
    return () => this.#typing.delete(listener)
  }

  /** The agent has put on record what there is to say: the conversation leaves the desk. */
  async finish(room: Room, summary: string | undefined): Promise<void> {
    const kept = summary !== undefined && {
      summary: this.#system.vault.seal(`live/${room.id}/summary`, summary),
      summaryBy: this.summaries.by(room, summary),
    }
    await this.hub.change(room, { stage: 'finished', ...kept })
  }

  /** A customer has left the queue before anybody answered. */
  async abandon(room: Room): Promise<void> {
    await this.hub.change(room, { stage: 'abandoned', endedAt: this.#system.now() })
    this.hub.forget(room)
  }

  /** How the queues stand. */
  async queueFigures(): Promise<QueueFigures> {
    const now = this.hub.now()
    const today = new Date(Math.floor((now + CHINA) / DAY) * DAY - CHINA)
    const { waiting } = this.chats
    const { within } = await readConfiguration(this.#system.db, 'chat')
    return {
      waiting: waiting.length,
      waitingSince: waiting[0] ? new Date(waiting[0].began).toISOString() : null,
      ...(await chatService(this.#system.db, today, within)),
      within,
    }
  }

  /** Ends what nobody ends, and lets go of what is over. */
  async sweep(): Promise<void> {
    const now = this.hub.now()
    for (const room of this.hub.rooms) {
      const heard = room.log.at(-1)?.receivedAt ?? room.began
      const absent = room.kind === 'chat' ? this.pages.absent(room) : 0
      if (room.stage === 'waiting' && absent > GONE) await this.abandon(room)
      else if (room.ended) await this.#sweepEnded(room, now - Math.max(heard, room.endedAt ?? now))
      else if (room.kind === 'stream' && now - heard > UNHEARD && room.watchers.size === 0) await this.hub.end(room)
      else if (room.kind === 'chat' && room.stage === 'open' && absent > GONE && now - heard > SILENT)
        await this.hub.happen(room, { type: 'hangup', at: room.at(now), by: 'line' })
    }
  }

  async #sweepEnded(room: Room, over: number): Promise<void> {
    const finished = room.stage === 'finished'
    if (!finished && (over > LONGEST_WRAP_UP || (over > GRACE && !this.desks.of(room.agent))))
      await this.finish(room, undefined)
    if (room.stage === 'finished' && over > GRACE) {
      this.hub.forget(room)
      this.pages.forget(room)
      this.moved.delete(room.id)
    }
  }

  #note(error: unknown): void {
    this.#system.log.error({ error }, 'conversations in progress cannot be looked after')
  }
}
