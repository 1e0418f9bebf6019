import { ResumingSocket, type SocketOptions, type SocketState } from './resuming-socket.ts'

export interface AskingSocketOptions<In, Out> extends SocketOptions {
  readonly address: () => string
  /** What is to be said first whenever the line is there. */
  readonly restored: () => readonly Out[]
  /** Which of the requests that wait a message answers, by key. */
  readonly answered: (message: In, waiting: ReadonlyMap<string, Out>) => readonly string[]
  readonly onMessage: (message: In) => void
}

/**
 * A socket on which requests are made that must not get lost. Each has a key, waits until a message answers it, and is
 * made again in the order of the first time whenever the line is there anew; a later one of the same key takes its place.
 */
export class AskingSocket<In extends { readonly type: string }, Out extends { readonly type: string }> {
  private readonly waiting = new Map<string, Out>()
  private readonly socket: ResumingSocket<In, Out>

  constructor(options: AskingSocketOptions<In, Out>) {
    const { restored, answered, onMessage } = options
    this.socket = new ResumingSocket<In, Out>({
      ...options,
      onOpen: () => {
        for (const message of restored()) this.socket.send(message)
        for (const message of this.waiting.values()) this.socket.send(message)
      },
      onMessage: (message) => {
        for (const key of answered(message, this.waiting)) this.waiting.delete(key)
        onMessage(message)
      },
    })
  }

  get state(): SocketState {
    return this.socket.state
  }

  /** How many requests wait for their answer. */
  get unanswered(): number {
    return this.waiting.size
  }

  ask(key: string, message: Out): void {
    this.waiting.set(key, message)
    this.socket.send(message)
  }

  /** Says what is of no use any more when the line comes back. */
  tell(message: Out): void {
    this.socket.send(message)
  }

  close(): void {
    this.socket.close()
  }
}

/** Keys of the requests for which something holds. */
export function keysWhere<Out>(waiting: ReadonlyMap<string, Out>, holds: (request: Out) => boolean): string[] {
  return [...waiting].filter(([, request]) => holds(request)).map(([key]) => key)
}
