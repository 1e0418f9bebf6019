import type { ChatService } from '@liangyan/contract'
import { readConfiguration } from '../../configuration/configuration.ts'
import type { Desk, Desks } from './desks.ts'
import type { Hub } from '../progress/hub.ts'
import type { Room } from '../progress/room.ts'

/** Of so many answers the pace is told. */
const REMEMBERED = 20
/** What is older tells nothing of now, in milliseconds. */
const RECENT = 30 * 60_000
const FEWEST = 3

/** Chats that wait for an agent: who came first is answered first, by the agent who has fewest and waited longest. */
export class ChatQueue {
  readonly #hub: Hub
  readonly #desks: Desks
  #answers: number[] = []
  #assigning: Promise<void> = Promise.resolve()

  constructor(hub: Hub, desks: Desks) {
    this.#hub = hub
    this.#desks = desks
    desks.listen(() => this.assign())
  }

  /** In the order in which they are answered. */
  get waiting(): Room[] {
    return [...this.#hub.rooms].filter(({ stage }) => stage === 'waiting').sort((a, b) => a.began - b.began)
  }

  /** Place from 1, and the seconds to wait that recent answers let expect; null where they tell nothing. */
  place(room: Room): { readonly position: number; readonly wait: number | null } {
    const position = this.waiting.indexOf(room) + 1
    return { position, wait: this.expected(position) }
  }

  /** Seconds until so many more chats are answered. */
  expected(chats: number): number | null {
    const since = this.#hub.now() - RECENT
    const recent = this.#answers.filter((at) => at > since)
    if (recent.length < FEWEST) return null
    const gap = (recent.at(-1)! - recent[0]) / (recent.length - 1)
    return Math.max(10, Math.round((chats * gap) / 10_000) * 10)
  }

  /** Gives waiting chats to agents who are ready. */
  assign(): void {
    this.#assigning = this.#assigning
      .then(() => this.#assignAll())
      .catch((error: unknown) => this.#hub.system.log.error({ error }, 'chats cannot be assigned'))
  }

  /** Gives a chat to this agent, whoever had it. */
  async give(room: Room, desk: Pick<Desk, 'agent' | 'team'>): Promise<void> {
    const isFirst = !room.answered
    await this.#hub.staffing.of(desk.agent)
    await this.#hub.change(room, {
      stage: 'open',
      agent: desk.agent,
      teamId: desk.team,
      ...(isFirst && { answeredAt: this.#hub.system.now() }),
    })
    await this.#hub.introduce(room)
    if (isFirst) this.#answers = [...this.#answers, this.#hub.now()].slice(-REMEMBERED)
  }

  async #assignAll(): Promise<void> {
    const { waiting } = this
    if (waiting.length === 0) return
    const service = await readConfiguration(this.#hub.system.db, 'chat')
    for (const room of waiting) {
      const desk = this.#next(room, service)
      if (!desk) continue
      desk.lastGiven = this.#hub.now()
      await this.give(room, desk)
      await this.#hub.mark(room, 'joined', desk.doer)
      this.#hub.changed(room)
    }
  }

  #next({ queue }: Room, { queues, perAgent }: ChatService): Desk | undefined {
    const teams = queues.find(({ title }) => title === queue)?.teams ?? []
    const rooms = [...this.#hub.rooms].filter(({ kind, stage }) => kind === 'chat' && stage === 'open')
    const load = ({ agent }: Desk) => rooms.filter((room) => room.agent === agent).length
    const answers = ({ team }: Desk) => teams.length === 0 || (team !== null && teams.includes(team))
    return [...this.#desks.all]
      .filter((desk) => desk.presence === 'ready' && answers(desk) && load(desk) < perAgent)
      .sort((a, b) => load(a) - load(b) || a.lastGiven - b.lastGiven)[0]
  }
}
