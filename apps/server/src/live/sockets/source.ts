import { type FromSource, FromSource as FromSourceSchema, type SeqRanges } from '@liangyan/contract'
import type { Hub } from '../progress/hub.ts'
import { LiveRefused } from '../progress/live-refused.ts'
import { Numbers } from '../progress/numbers.ts'
import { openStream } from '../progress/open-stream.ts'
import type { Room, Watcher } from '../progress/room.ts'
import { LiveSocket, Messages, type Wire } from './socket.ts'

const MESSAGES = new Messages(FromSourceSchema)
/** One source may be a whole platform. */
const LIMIT = { rate: 20_000, burst: 40_000 }

interface Opened {
  readonly room: Room
  readonly acks: Acks
  readonly unwatch: () => void
}

/** A source's socket: any number of conversations, each opened before it is told of. */
export function serveSource(hub: Hub, wire: Wire): LiveSocket<typeof FromSourceSchema> {
  const opened = new Map<string, Promise<Opened>>()
  const socket = new LiveSocket(wire, MESSAGES, LIMIT, handle)
  socket.onClose(() => {
    for (const opening of opened.values()) opening.then(({ unwatch }) => unwatch()).catch(() => undefined)
  })
  return socket

  async function handle(message: FromSource): Promise<void> {
    if (message.type === 'ping') return
    if (message.type === 'open') {
      const before = opened.get(message.id)
      const opening = open(message, before)
      opened.set(message.id, opening)
      opening.catch(() => opened.delete(message.id))
      await opening
      return
    }
    // what comes while it is being opened waits, in its order
    const known = await opened.get(message.id)
    if (!known || hub.room(message.id) !== known.room) throw new LiveRefused('unknown', '请先以 open 建立此会话')
    const { room, acks } = known
    if (message.type === 'partial') return hub.partial(room, message.turn)
    if (message.type === 'end') return end(room)
    await hub.take(room, message.seq, message.event)
    acks.add(message.seq)
  }

  async function open(
    { id, head, watch = false }: Extract<FromSource, { type: 'open' }>,
    before: Promise<Opened> | undefined,
  ): Promise<Opened> {
    ;(await before?.catch(() => undefined))?.unwatch()
    const room = await openStream(hub, id, head)
    const acks = new Acks((seqs) => socket.send({ type: 'ack', id, seqs }))
    socket.send({ type: 'opened', id, have: room.have.ranges, ended: room.ended })
    return { room, acks, unwatch: hub.watch(room, viewer(id, watch)) }
  }

  /** Answers with the result also where that was there before: the source may not have heard it. */
  async function end(room: Room): Promise<void> {
    const before = room.concluded
    await hub.end(room)
    if (room.concluded && room.concluded === before) socket.send(room.concluded)
  }

  /** A source is told what it cannot know: the view, if it wants it, and the result. It has told the rest itself. */
  function viewer(id: string, views: boolean): Watcher {
    const quoted = JSON.stringify(id)
    const nothing = () => undefined
    return {
      views,
      unmasked: true,
      name: '',
      turn: nothing,
      partial: nothing,
      event: nothing,
      mark: nothing,
      view: (json, seq) =>
        socket.send(`{"type":"view","id":${quoted},${seq === undefined ? '' : `"seq":${seq},`}"view":${json}}`),
      concluded: (result) => socket.send(result),
    }
  }
}

/** Gathers what became safe at the same time into one message. */
class Acks {
  readonly #send: (seqs: SeqRanges) => void
  #numbers = new Numbers()

  constructor(send: (seqs: SeqRanges) => void) {
    this.#send = send
  }

  add(seq: number): void {
    if (this.#numbers.last === 0) setImmediate(() => this.#tell())
    this.#numbers.add(seq)
  }

  #tell(): void {
    const { ranges } = this.#numbers
    this.#numbers = new Numbers()
    this.#send(ranges)
  }
}
