import { type FromDesk, type HandOverTo, type Presence, SOCKETS, type ToDesk } from '@liangyan/contract'
import { AskingSocket, keysWhere } from './asking-socket.ts'
import { newRef } from './platform.ts'
import type { SocketOptions, SocketState } from './resuming-socket.ts'
import { socketAddress } from './web-socket.ts'

export interface DeskSocketOptions extends SocketOptions {
  /** Where the server is asked: `location.origin` on its own pages. */
  readonly url: string
  /** All that the server tells, in its order; a `desk` and the snapshots of what is attached come anew with each line. */
  readonly onMessage: (message: ToDesk) => void
}

/**
 * The agent's desk. What it is attached to stays attached, and what was said, noted, handed over, finished or ended and
 * not answered is said again, under the same `ref`, when the line comes back. Methods that send under a ref answer it.
 */
export class DeskSocket {
  private readonly socket: AskingSocket<ToDesk, FromDesk>
  private readonly attached = new Set<string>()
  private chosen: Presence | undefined

  constructor(options: DeskSocketOptions) {
    this.socket = new AskingSocket<ToDesk, FromDesk>({
      ...options,
      address: () => socketAddress(options.url, SOCKETS.desk),
      restored: () => this.restored(),
      answered,
      onMessage: (message) => {
        if (message.type === 'gone') this.attached.delete(message.id)
        options.onMessage(message)
      },
    })
  }

  get state(): SocketState {
    return this.socket.state
  }

  /** How many requests wait for their answer. */
  get unanswered(): number {
    return this.socket.unanswered
  }

  /** The presence chosen here is stated anew with each line. */
  presence(presence: Presence): void {
    this.chosen = presence
    this.socket.tell({ type: 'presence', presence })
  }

  attach(id: string): void {
    if (this.attached.has(id)) return
    this.attached.add(id)
    this.socket.tell({ type: 'attach', id })
  }

  detach(id: string): void {
    if (this.attached.delete(id)) this.socket.tell({ type: 'detach', id })
  }

  /** What stands in the input; lost with the line. */
  draft(id: string, text: string, ref = newRef()): string {
    this.socket.tell({ type: 'draft', id, ref, text })
    return ref
  }

  /** To the customer. Answered by `turn`, `held` or a problem with its ref; `anyway` is a new request with a new ref. */
  say(id: string, text: string, { anyway = false, ref = newRef() }: { anyway?: boolean; ref?: string } = {}): string {
    this.socket.ask(ref, { type: 'say', id, ref, text, ...(anyway && { anyway }) })
    return ref
  }

  help(id: string, wanted: boolean, text?: string): void {
    this.socket.ask(`help ${id}`, { type: 'help', id, wanted, ...(text !== undefined && { text }) })
  }

  note(id: string, text: string, ref = newRef()): string {
    this.socket.ask(ref, { type: 'note', id, ref, text })
    return ref
  }

  handOver(id: string, to: HandOverTo, reason?: string, ref = newRef()): string {
    this.socket.ask(ref, { type: 'hand-over', id, ref, to, ...(reason !== undefined && { reason }) })
    return ref
  }

  end(id: string): void {
    this.socket.ask(`end ${id}`, { type: 'end', id })
  }

  finish(id: string, summary: string, ref = newRef()): string {
    this.socket.ask(ref, { type: 'finish', id, ref, summary })
    return ref
  }

  /** Signs the desk off. */
  close(): void {
    this.socket.close()
  }

  private restored(): FromDesk[] {
    const attached = [...this.attached].map((id): FromDesk => ({ type: 'attach', id }))
    return this.chosen === undefined ? attached : [{ type: 'presence', presence: this.chosen }, ...attached]
  }
}

function answered(message: ToDesk, waiting: ReadonlyMap<string, FromDesk>): string[] {
  switch (message.type) {
    case 'turn':
    case 'held':
    case 'done':
      return message.ref === undefined ? [] : [message.ref]
    case 'problem':
      if (message.ref !== undefined) return [message.ref]
      return message.id === undefined ? [] : [`help ${message.id}`, `end ${message.id}`]
    case 'desk':
      return message.lines.flatMap((line) => answeredBy(line))
    case 'line':
      return answeredBy(message.line)
    case 'snapshot':
      return answeredBy(message.snapshot.line)
    case 'wrap-up':
      return [`end ${message.id}`]
    case 'gone':
      return keysWhere(waiting, (request) => 'id' in request && request.id === message.id)
    default:
      return []
  }

  function answeredBy({ id, stage, helpSince }: Extract<ToDesk, { readonly type: 'line' }>['line']): string[] {
    const ended = stage === 'wrap-up' ? [`end ${id}`] : []
    const help = waiting.get(`help ${id}`)
    return help?.type === 'help' && help.wanted === (helpSince !== null) ? [...ended, `help ${id}`] : ended
  }
}
