import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { Concluded, FromSource, LiveEvent, SeqRanges, ToSource } from '@liangyan/contract'
import { type WebSocket, WebSocketServer } from 'ws'

/** What goes wrong with a message that the server is told. */
export type Fault =
  /** The line breaks before it is read, or after it is stored and before it is answered. */
  'cut-before' | 'cut-after' | 'not-read' | 'answer-lost' | 'answer-twice' | 'answer-late'

/** What it has of a conversation. */
export interface Stored {
  readonly events: Map<number, LiveEvent>
  /** Numbers in the order in which they were stored; each once. */
  readonly order: number[]
  ended: boolean
}

/**
 * A server that keeps the protocol's rules for sources, with misfortune: to each message that it is told the next of its
 * faults happens, until there are none left.
 */
export class UnreliableServer {
  readonly stored = new Map<string, Stored>()
  readonly partials: string[] = []
  /** How often somebody has connected. */
  lines = 0
  faults: (Fault | undefined)[] = []
  private readonly server: WebSocketServer
  private readonly sockets = new Set<WebSocket>()

  constructor() {
    this.server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
    this.server.on('connection', (socket) => this.serve(socket))
  }

  async address(): Promise<string> {
    if (this.server.address() === null) await once(this.server, 'listening')
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  cutAll(): void {
    for (const socket of this.sockets) socket.terminate()
  }

  async close(): Promise<void> {
    this.cutAll()
    await new Promise((resolve) => this.server.close(resolve))
  }

  private serve(socket: WebSocket): void {
    this.lines++
    this.sockets.add(socket)
    socket.on('close', () => this.sockets.delete(socket))
    socket.on('message', (data: Buffer) => this.hear(socket, JSON.parse(data.toString())))
  }

  private hear(socket: WebSocket, message: FromSource): void {
    if (message.type === 'ping') return socket.send('{"type":"pong"}')
    const fault = this.faults.shift()
    if (fault === 'not-read') return
    if (fault === 'cut-before') return socket.terminate()
    const answer = this.answer(message)
    if (fault === 'cut-after') return socket.terminate()
    if (!answer || fault === 'answer-lost') return
    const text = JSON.stringify(answer)
    if (fault === 'answer-late') setTimeout(() => socket.send(text), 15)
    else socket.send(text)
    if (fault === 'answer-twice') socket.send(text)
  }

  private answer(message: Exclude<FromSource, { type: 'ping' }>): ToSource | undefined {
    const { id } = message
    if (message.type === 'open') {
      const known = this.stored.get(id) ?? { events: new Map(), order: [], ended: false }
      this.stored.set(id, known)
      return { type: 'opened', id, have: rangesOf(known.order), ended: known.ended }
    }
    const known = this.stored.get(id)
    if (!known) return { type: 'problem', id, code: 'unknown', message: '没有这通会话' }
    if (message.type === 'partial') {
      this.partials.push(message.turn.text)
      return undefined
    }
    if (message.type === 'end') {
      known.ended = true
      return concluded(id)
    }
    const { seq, event } = message
    const before = known.events.get(seq)
    if (before === undefined) {
      known.events.set(seq, event)
      known.order.push(seq)
    } else if (JSON.stringify(before) !== JSON.stringify(event))
      return { type: 'problem', id, seq, code: 'different', message: '同一编号的事件前后不一致' }
    return { type: 'ack', id, seqs: [[seq, seq]] }
  }
}

const concluded = (id: string): Concluded => ({
  type: 'concluded',
  id,
  score: 100,
  outOf: 100,
  grade: '优秀',
  fatal: false,
  broken: 0,
  undecided: 0,
})

export function rangesOf(seqs: readonly number[]): SeqRanges {
  const ranges: SeqRanges = []
  for (const seq of [...seqs].sort((a, b) => a - b)) {
    const last = ranges.at(-1)
    if (last && last[1] === seq - 1) last[1] = seq
    else ranges.push([seq, seq])
  }
  return ranges
}
