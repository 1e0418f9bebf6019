import { CLOSED, type FromDesk, FromDesk as FromDeskSchema, type GuardReason, type ToDesk } from '@liangyan/contract'
import { record } from '@liangyan/store'
import { attach } from './attaching.ts'
import type { Desk } from '../people/desks.ts'
import type { Doer } from '../progress/hub.ts'
import type { Live } from '../live.ts'
import { LiveRefused } from '../progress/live-refused.ts'
import type { Room } from '../progress/room.ts'
import { lineOf } from '../progress/snapshot.ts'
import { LiveSocket, Messages, type Wire } from './socket.ts'

const MESSAGES = new Messages(FromDeskSchema)
/** A person writes; what the page asks of itself while typing is in it. */
const LIMIT = { rate: 20, burst: 60 }

export interface AtDesk {
  readonly agent: string
  readonly name: string
  readonly team: number | null
  readonly doer: Doer
  readonly address: string
}

/** An agent's desk. */
export function serveDesk(live: Live, wire: Wire, who: AtDesk): LiveSocket<typeof FromDeskSchema> {
  const { hub, desks, chats } = live
  const { agent, name, team, doer } = who
  const attached = new Map<string, Promise<() => void>>()
  const shown = new Set<string>()
  const socket = new LiveSocket(wire, MESSAGES, LIMIT, handle)
  const send = (message: ToDesk | string) => socket.send(message)
  const desk: Desk = {
    agent,
    doer,
    name,
    team,
    presence: 'break',
    lastGiven: 0,
    send,
    replace: () => socket.close(CLOSED.replaced, '坐席台已在另一个页面打开'),
  }
  const does: { [T in Exclude<FromDesk['type'], 'ping' | 'presence' | 'detach'>]: Does<T> } = {
    attach: async (room) => {
      detach(room.id)
      const concluded = () => void tellWrapUp(room).catch(socket.onInternal)
      const attaching = attach(hub, room, { name: '', unmasked: true, concluded }, send)
      attached.set(room.id, attaching)
      await attaching
      if (room.ended) await tellWrapUp(room)
    },
    draft: async (room, { ref, text }) => {
      if (text !== '') live.typing(room)
      const reasons = text === '' ? [] : await hub.ask({ what: 'guard', key: room.key, text })
      send({ type: 'checked', id: room.id, ref, reasons: [...reasons] })
    },
    say: (room, message) => room.inTurn(message.ref, () => say(room, message)),
    help: async (room, { wanted, text }) => {
      await hub.change(room, { helpSince: wanted ? hub.system.now() : null })
      if (wanted) await hub.mark(room, 'help-asked', doer, text)
    },
    note: async (room, { ref, text }) => {
      await room.once(ref, () => hub.mark(room, 'note', doer, text))
      send({ type: 'done', id: room.id, ref })
    },
    'hand-over': async (room, { ref, to, reason }) => {
      await live.handOvers.ask(room, to, doer, reason)
      send({ type: 'done', id: room.id, ref })
    },
    end: async (room) => {
      if (room.kind !== 'chat') throw new LiveRefused('forbidden', '通话由电话平台结束')
      if (!room.ended) await hub.happen(room, { type: 'hangup', at: room.at(hub.now()), by: 'agent' })
    },
    finish: async (room, { ref, summary }) => {
      if (!room.ended) throw new LiveRefused('forbidden', '会话尚未结束')
      await live.finish(room, summary)
      send({ type: 'done', id: room.id, ref })
      chats.assign()
    },
  }
  const stopListening = hub.listen((room, what) => follow(room, what === 'gone'))
  const stopAnnouncing = live.announcements.listen(() =>
    send({ type: 'announcements', announcements: [...live.announcements.inForce] }),
  )
  desks.open(desk)
  const mine = [...hub.rooms].filter(isMine)
  for (const { id } of mine) shown.add(id)
  send({
    type: 'desk',
    now: hub.system.now().toISOString(),
    presence: desk.presence,
    lines: mine.map((room) => lineOf(hub, room, { unmasked: true })),
    announcements: [...live.announcements.inForce],
  })
  socket.onClose(() => {
    stopListening()
    stopAnnouncing()
    desks.close(desk)
    for (const attaching of attached.values()) attaching.then((detach) => detach()).catch(() => undefined)
  })
  return socket

  function isMine(room: Room): boolean {
    return room.agent === agent && (room.stage === 'open' || room.stage === 'wrap-up')
  }

  function follow(room: Room, gone: boolean): void {
    if (!gone && isMine(room)) {
      shown.add(room.id)
      return live.lines.soon(socket, room)
    }
    if (!shown.delete(room.id)) return
    detach(room.id)
    const finished = gone || room.agent === agent
    send({ type: 'gone', id: room.id, why: finished ? 'finished' : (live.moved.get(room.id) ?? 'handed-over') })
    live.moved.delete(room.id)
  }

  async function handle(message: FromDesk): Promise<void> {
    if (message.type === 'ping') return
    if (message.type === 'presence') {
      desk.presence = message.presence
      send({ type: 'presence', presence: desk.presence })
      return desks.changed()
    }
    if (message.type === 'detach') return detach(message.id)
    const room = hub.room(message.id)
    if (!room || !isMine(room)) throw new LiveRefused('unknown', '会话不在您的坐席台上，或已结束')
    await does[message.type](room, message as never)
  }

  function detach(id: string): void {
    attached
      .get(id)
      ?.then((end) => end())
      .catch(() => undefined)
    attached.delete(id)
  }

  async function say(room: Room, { ref, text, anyway }: Extract<FromDesk, { type: 'say' }>): Promise<void> {
    if (room.kind !== 'chat') throw new LiveRefused('forbidden', '通话中不能发送文字')
    if (room.ended) throw new LiveRefused('ended', '会话已结束')
    const done = () => send({ type: 'done', id: room.id, ref })
    if (!room.isFresh(ref)) return done()
    const reasons = await guarded(room, ref, text)
    if (reasons.length > 0 && anyway !== true) {
      room.refs.delete(ref)
      return send({ type: 'held', id: room.id, ref, text, reasons })
    }
    const said = hub.say(room, 'agent', text, ref)
    if (reasons.length > 0) await sentAnyway(room, text, reasons)
    await said
    done()
  }

  /** What was not said because nobody could check it may be said again. */
  async function guarded(room: Room, ref: string, text: string): Promise<GuardReason[]> {
    try {
      return [...(await hub.ask({ what: 'guard', key: room.key, text }))]
    } catch (error) {
      room.refs.delete(ref)
      throw error
    }
  }

  async function sentAnyway(room: Room, text: string, reasons: readonly GuardReason[]): Promise<void> {
    await hub.mark(room, 'sent-anyway', doer, `${text}（${reasons.map(({ title }) => title).join('、')}）`)
    await audit('live.sendAnyway', room, { reasons: reasons.map(({ title }) => title) })
  }

  function audit(action: string, room: Room, detail: Record<string, unknown> = {}): Promise<void> {
    return record(hub.system.db, { ...doer, address: who.address, action, subject: room.id, detail })
  }

  async function tellWrapUp(room: Room): Promise<void> {
    const wrapUp = await hub.ask({ what: 'wrap-up', key: room.key })
    send({ type: 'wrap-up', id: room.id, wrapUp, result: room.concluded ?? null })
    live.summaries.offer(room, wrapUp.summary, (summary) => {
      if (isMine(room)) send({ type: 'rewritten', id: room.id, summary })
    })
  }
}

type Does<T extends FromDesk['type']> = (room: Room, message: Extract<FromDesk, { type: T }>) => Promise<void>
