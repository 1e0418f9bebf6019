import { type FromFloor, SOCKETS, type ToFloor } from '@liangyan/contract'
import { AskingSocket } from './asking-socket.ts'
import { newRef } from './platform.ts'
import type { SocketOptions, SocketState } from './resuming-socket.ts'
import { socketAddress } from './web-socket.ts'

export interface FloorSocketOptions extends SocketOptions {
  /** Where the server is asked: `location.origin` on its own pages. */
  readonly url: string
  /** All that the server tells, in its order; a `floor` comes anew with each line. */
  readonly onMessage: (message: ToFloor) => void
}

/**
 * The team lead's floor. Whoever is looked in on stays so when the line comes back, and whispers and take-overs that were
 * not answered are asked for again under the same `ref`, which their methods answer.
 */
export class FloorSocket {
  private readonly socket: AskingSocket<ToFloor, FromFloor>
  private readonly watched = new Set<string>()

  constructor(options: FloorSocketOptions) {
    this.socket = new AskingSocket<ToFloor, FromFloor>({
      ...options,
      address: () => socketAddress(options.url, SOCKETS.floor),
      restored: () => [...this.watched].map((id) => ({ type: 'look-in', id })),
      answered: (message) =>
        (message.type === 'done' || message.type === 'problem') && message.ref !== undefined ? [message.ref] : [],
      onMessage: (message) => {
        if (message.type === 'changes') for (const id of message.gone) this.watched.delete(id)
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

  /** Looks into a conversation until `leave`; each line looks in anew. */
  lookIn(id: string): void {
    if (this.watched.has(id)) return
    this.watched.add(id)
    this.socket.tell({ type: 'look-in', id })
  }

  leave(id: string): void {
    if (this.watched.delete(id)) this.socket.tell({ type: 'leave', id })
  }

  whisper(id: string, text: string, ref = newRef()): string {
    this.socket.ask(ref, { type: 'whisper', id, ref, text })
    return ref
  }

  takeOver(id: string, ref = newRef()): string {
    this.socket.ask(ref, { type: 'take-over', id, ref })
    return ref
  }

  close(): void {
    this.socket.close()
  }
}
