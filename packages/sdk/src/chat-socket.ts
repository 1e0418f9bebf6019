import { type ChatMessage, type ChatState, type FromCustomer, SOCKETS, type ToCustomer } from '@liangyan/contract'
import { AskingSocket, keysWhere } from './asking-socket.ts'
import { newRef } from './platform.ts'
import type { SocketOptions, SocketState } from './resuming-socket.ts'
import { socketAddress } from './web-socket.ts'

export interface ChatSocketOptions extends SocketOptions {
  /** Where the server is asked: `location.origin` on its own pages. */
  readonly url: string
  /** The token of the chat. */
  readonly token: string
  /** The first message that is wanted: 0 for all of them. */
  readonly from?: number
  /** All that the server tells, but each message once however often the line breaks. */
  readonly onMessage: (message: ToCustomer) => void
}

/**
 * The customer's side of a chat. With each new line only messages that have not come yet are asked for, and what was said
 * and not answered is said again, under the same `ref`.
 */
export class ChatSocket {
  private readonly socket: AskingSocket<ToCustomer, FromCustomer>
  /** Messages are wanted from this one on, but those that came ahead of their turn. */
  private next: number
  private readonly ahead = new Set<number>()

  constructor(options: ChatSocketOptions) {
    const { url, token, from = 0 } = options
    this.next = from
    this.socket = new AskingSocket<ToCustomer, FromCustomer>({
      ...options,
      address: () => socketAddress(url, SOCKETS.chat, { token, from: this.next }),
      restored: () => [],
      answered,
      onMessage: (message) => {
        const fresh = this.onlyNew(message)
        if (fresh !== undefined) options.onMessage(fresh)
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

  /** Answered by a `message`, or a problem, with the ref that this answers. */
  say(text: string, ref = newRef()): string {
    this.socket.ask(ref, { type: 'say', ref, text })
    return ref
  }

  /** What is being typed; lost with the line. */
  typing(typing: boolean): void {
    this.socket.tell({ type: 'typing', typing })
  }

  consent(given: boolean): void {
    this.socket.ask('consent', { type: 'consent', given })
  }

  transcript(): void {
    this.socket.ask('transcript', { type: 'transcript' })
  }

  rate(score: number): void {
    this.socket.ask('rate', { type: 'rate', score })
  }

  end(): void {
    this.socket.ask('end', { type: 'end' })
  }

  close(): void {
    this.socket.close()
  }

  private onlyNew(message: ToCustomer): ToCustomer | undefined {
    if (message.type === 'message') return this.isNew(message.message) ? message : undefined
    if (message.type === 'chat') return { ...message, messages: message.messages.filter((one) => this.isNew(one)) }
    return message
  }

  private isNew({ n }: ChatMessage): boolean {
    if (n < this.next || this.ahead.has(n)) return false
    this.ahead.add(n)
    while (this.ahead.delete(this.next)) this.next++
    return true
  }
}

function answered(message: ToCustomer, waiting: ReadonlyMap<string, FromCustomer>): string[] {
  switch (message.type) {
    case 'message':
      return refsOf([message.message])
    case 'chat':
      return [...refsOf(message.messages), ...answeredBy(message.state)]
    case 'state':
      return answeredBy(message.state)
    case 'transcript':
      return ['transcript']
    case 'problem':
      return message.ref === undefined ? keysWhere(waiting, ({ type }) => type !== 'say') : [message.ref]
    default:
      return []
  }
}

const refsOf = (messages: readonly ChatMessage[]): string[] =>
  messages.flatMap(({ from, ref }) => (from === 'customer' && ref !== undefined ? [ref] : []))

/** Which wishes a state of the chat has fulfilled, or made void. */
function answeredBy({ stage, asked, rating }: ChatState): string[] {
  return [
    ...(asked === null ? ['consent'] : []),
    ...(rating === null ? [] : ['rate']),
    ...(stage === 'ended' ? ['end'] : []),
  ]
}
