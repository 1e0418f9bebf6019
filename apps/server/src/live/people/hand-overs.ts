import type { HandOverTo } from '@liangyan/contract'
import { readConfiguration } from '../../configuration/configuration.ts'
import type { ChatQueue } from './chat-queue.ts'
import type { Desks } from './desks.ts'
import type { Doer, Hub } from '../progress/hub.ts'
import { LiveRefused } from '../progress/live-refused.ts'
import type { Room } from '../progress/room.ts'

interface Asked {
  readonly to: HandOverTo
  readonly by: Doer
}

/** Chats that another agent is to go on with: the customer is asked first. */
export class HandOvers {
  readonly #hub: Hub
  readonly #desks: Desks
  readonly #chats: ChatQueue
  readonly #asked = new Map<string, Asked>()
  readonly #listeners = new Set<(room: Room) => void>()

  constructor(hub: Hub, desks: Desks, chats: ChatQueue) {
    this.#hub = hub
    this.#desks = desks
    this.#chats = chats
  }

  /** To whom a chat is to go; null where nothing is asked. */
  pending({ id }: Room): HandOverTo | null {
    return this.#asked.get(id)?.to ?? null
  }

  /** Calls back when something is asked or answered; ends when the answer is called. */
  listen(listener: (room: Room) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async ask(room: Room, to: HandOverTo, by: Doer, reason?: string): Promise<void> {
    if (room.kind !== 'chat' || room.ended) throw new LiveRefused('forbidden', '只有进行中的在线会话可以转交')
    if ('agent' in to && (to.agent === room.agent || this.#desks.of(to.agent)?.presence !== 'ready'))
      throw new LiveRefused('forbidden', `坐席 ${to.agent} 现在不能接待，请另选`)
    if ('queue' in to && !(await this.#isQueue(to.queue)))
      throw new LiveRefused('forbidden', `没有“${to.queue}”这个队列`)
    this.#asked.set(room.id, { to, by })
    if (reason !== undefined) await this.#hub.mark(room, 'note', by, reason)
    this.#tell(room)
  }

  /** The customer has answered. */
  async answer(room: Room, given: boolean): Promise<void> {
    const asked = this.#asked.get(room.id)
    if (!asked) return
    this.#asked.delete(room.id)
    await this.#hub.mark(room, 'consent', { userId: null, who: '客户' }, given ? '同意转交' : '不同意转交')
    this.#desks.of(room.agent)?.send({ type: 'consent', id: room.id, given })
    if (given) await this.#hand(room, asked)
    this.#tell(room)
  }

  async #hand(room: Room, { to, by }: Asked): Promise<void> {
    await this.#hub.mark(room, 'handed-over', by, this.#named(to))
    const desk = 'agent' in to ? this.#desks.of(to.agent) : undefined
    if (desk) {
      await this.#chats.give(room, desk)
      await this.#hub.mark(room, 'joined', desk.doer)
    } else {
      await this.#hub.change(room, { stage: 'waiting', agent: '', queue: 'queue' in to ? to.queue : room.queue })
      this.#chats.assign()
    }
  }

  async #isQueue(queue: string): Promise<boolean> {
    const { queues } = await readConfiguration(this.#hub.system.db, 'chat')
    return queues.some(({ title }) => title === queue)
  }

  #named = (to: HandOverTo) => ('agent' in to ? `坐席 ${to.agent}` : `队列 ${to.queue}`)

  #tell(room: Room): void {
    for (const listener of this.#listeners) listener(room)
  }
}
