import {
  type FloorAgent,
  type FromFloor,
  FromFloor as FromFloorSchema,
  type LiveLine,
  type ToFloor,
} from '@liangyan/contract'
import { record } from '@liangyan/store'
import { attach } from './attaching.ts'
import type { Doer } from '../progress/hub.ts'
import type { Live } from '../live.ts'
import { LiveRefused } from '../progress/live-refused.ts'
import type { Room } from '../progress/room.ts'
import { lineOf } from '../progress/snapshot.ts'
import { LiveSocket, Messages, type Wire } from './socket.ts'

const MESSAGES = new Messages(FromFloorSchema)
const LIMIT = { rate: 10, burst: 40 }
/** Changes are told so often, in milliseconds. */
const PAUSE = 1_000
/** The figures of the queue are counted so often. */
const COUNT = 5_000
/** A page for which so much waits is told nothing more until it has caught up, in bytes. */
const BEHIND = 256 * 1024

export interface OnFloor {
  readonly name: string
  /** Whose conversations; null: everybody's. */
  readonly team: number | null
  /** Where chats go that are taken over; undefined: this person takes over none. */
  readonly agent: string | undefined
  readonly doer: Doer
  readonly address: string
}

/** A team lead's floor: all that goes on, gathered once a second; a slow page misses steps, never the state. */
export async function serveFloor(live: Live, wire: Wire, who: OnFloor): Promise<LiveSocket<typeof FromFloorSchema>> {
  const { hub, desks } = live
  const { db } = hub.system
  const attached = new Map<string, Promise<() => void>>()
  const told = new Map<string, string>()
  const socket = new LiveSocket(wire, MESSAGES, LIMIT, handle)
  const send = (message: ToFloor | string) => socket.send(message)
  let telling: NodeJS.Timeout | undefined
  let toldAgents = ''
  let toldQueue = ''
  let round = 0
  const stopListening = live.announcements.listen(() =>
    send({ type: 'announcements', announcements: [...live.announcements.inForce] }),
  )
  // the page may be gone before the figures are counted
  socket.onClose(() => {
    clearInterval(telling)
    stopListening()
    for (const id of attached.keys()) void leave(id).catch(socket.onInternal)
  })
  let queue = await live.queueFigures()

  const first = lines()
  for (const line of first) told.set(line.id, JSON.stringify(line))
  send({
    type: 'floor',
    now: hub.system.now().toISOString(),
    lines: first,
    agents: agents(),
    queue,
    announcements: [...live.announcements.inForce],
  })
  if (socket.open) telling = setInterval(() => void tell().catch(socket.onInternal), PAUSE)
  return socket

  function concerns({ team, stage }: Room): boolean {
    if (stage === 'finished' || stage === 'abandoned') return false
    return who.team === null || team === who.team || stage === 'waiting'
  }

  function lines(): LiveLine[] {
    return [...hub.rooms].filter(concerns).map((room) => lineOf(hub, room))
  }

  /** Whose desk is open, and who is in conversation without one: by telephone alone. */
  function agents(): FloorAgent[] {
    const load = Map.groupBy(
      [...hub.rooms].filter(({ stage, agent }) => stage === 'open' && agent !== ''),
      ({ agent }) => agent,
    )
    const open = [...desks.all]
      .filter(({ team }) => who.team === null || team === who.team)
      .map(({ agent, name, presence }) => ({ agent, name, presence, conversations: load.get(agent)?.length ?? 0 }))
    const others = [...load]
      .filter(([agent, rooms]) => !desks.of(agent) && rooms.some(concerns))
      .map(([agent, { length: conversations }]) => {
        const name = hub.staffing.named(agent)?.name ?? agent
        return { agent, name, presence: 'offline' as const, conversations }
      })
    return [...open, ...others]
  }

  async function tell(): Promise<void> {
    if (socket.waiting > BEHIND) return
    if (++round % (COUNT / PAUSE) === 0) queue = await live.queueFigures()
    const now = lines()
    const changed = now.filter((line) => {
      const json = JSON.stringify(line)
      if (told.get(line.id) === json) return false
      told.set(line.id, json)
      return true
    })
    const here = new Set(now.map(({ id }) => id))
    const gone = [...told.keys()].filter((id) => !here.has(id))
    for (const id of gone) {
      told.delete(id)
      // what goes on in another team, or is over, is looked into no longer
      await leave(id)
    }
    const [team, figures] = [agents(), queue]
    const [agentsJson, queueJson] = [JSON.stringify(team), JSON.stringify(figures)]
    send({
      type: 'changes',
      now: hub.system.now().toISOString(),
      lines: changed,
      gone,
      ...(agentsJson !== toldAgents && { agents: team }),
      ...(queueJson !== toldQueue && { queue: figures }),
    })
    toldAgents = agentsJson
    toldQueue = queueJson
  }

  async function handle(message: FromFloor): Promise<void> {
    if (message.type === 'ping') return
    if (message.type === 'leave') return leave(message.id)
    const room = hub.room(message.id)
    if (!room || !concerns(room)) throw new LiveRefused('unknown', '会话已结束，或不属于您的班组')
    if (message.type === 'look-in') return lookIn(room)
    await room.once(message.ref, () => (message.type === 'whisper' ? whisper(room, message.text) : takeOver(room)))
    send({ type: 'done', id: room.id, ref: message.ref })
  }

  function audit(action: string, { id }: Room): Promise<void> {
    return record(db, { ...who.doer, address: who.address, action, subject: id })
  }

  /** What cannot be put on record is not shown. */
  async function lookIn(room: Room): Promise<void> {
    if (attached.has(room.id)) return
    const looking = (async () => {
      await audit('live.lookIn', room)
      await hub.mark(room, 'looked-in', who.doer)
      return attach(hub, room, { name: who.name, unmasked: false, concluded: () => undefined }, send)
    })()
    attached.set(room.id, looking)
    looking.catch(() => attached.delete(room.id))
    await looking
    hub.changed(room)
  }

  async function leave(id: string): Promise<void> {
    const looking = attached.get(id)
    attached.delete(id)
    const end = await looking
    end?.()
    const room = hub.room(id)
    if (!end || !room) return
    await hub.mark(room, 'left', who.doer)
    hub.changed(room)
  }

  async function whisper(room: Room, text: string): Promise<void> {
    if (room.ended) throw new LiveRefused('ended', '会话已结束')
    const desk = desks.of(room.agent)
    if (!desk) throw new LiveRefused('forbidden', '坐席台没有打开，耳语无法送达')
    await hub.mark(room, 'whispered', who.doer, text)
    desk.send({ type: 'whisper', id: room.id, from: who.name, text })
    if (room.helpSince !== undefined) {
      await hub.change(room, { helpSince: null })
      await hub.mark(room, 'help-answered', who.doer)
    }
  }

  async function takeOver(room: Room): Promise<void> {
    const { agent } = who
    if (agent === undefined) throw new LiveRefused('forbidden', '您的账号没有工号，不能接管会话')
    if (room.ended) throw new LiveRefused('ended', '会话已结束')
    await audit('live.takeOver', room)
    if (room.kind === 'chat' && room.agent !== agent) {
      live.moved.set(room.id, 'taken-over')
      await live.chats.give(room, { agent, team: who.team })
    }
    await hub.change(room, { helpSince: null })
    await hub.mark(room, 'taken-over', who.doer)
  }
}
