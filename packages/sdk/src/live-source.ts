import { CLOSED, type FromSource, type LiveHead, type LiveProblem, SOCKETS, type ToSource } from '@liangyan/contract'
import { type Timing, USUAL_TIMING } from './backoff.ts'
import { ResumingSocket, type SocketOptions, type SocketState } from './resuming-socket.ts'
import { type ConversationOptions, type Line, ToldConversation } from './told-conversation.ts'
import { socketAddress } from './web-socket.ts'

export interface LiveSourceOptions extends SocketOptions {
  /** Where the server is asked: `https://quality.example`. */
  readonly url: string
  /** An API key with the scope `live:write`. */
  readonly key: string
  /** So many events of one conversation may wait for their acknowledgement before `event` makes one wait; 1,000. */
  readonly mostUnacknowledged?: number
  /** What is wrong and concerns no conversation. */
  readonly onProblem?: (problem: LiveProblem) => void
}

/** The line is given up: by `close()`, or because the server will not have it (`code` of `CLOSED`). */
export class LineClosed extends Error {
  override name = 'LineClosed'
  readonly code: number | undefined
  constructor(code: number | undefined) {
    super(code === undefined ? 'the source was closed' : `the server closed the line: ${reasonOf(code)}`)
    this.code = code
  }
}

/** Bytes that may wait for a slow line before partial turns are left out. */
const BUSY = 64 * 1024
const MOST_UNACKNOWLEDGED = 1_000

/**
 * Tells the server of conversations in progress, any number of them over one socket. Whatever becomes of the line, every
 * event told arrives once, for as long as this process lives.
 */
export class LiveSource {
  private readonly socket: ResumingSocket<ToSource, FromSource>
  private readonly conversations = new Map<string, ToldConversation>()
  private readonly options: LiveSourceOptions
  private readonly line: Line
  private readonly asking: ReturnType<typeof setInterval>
  private closed: LineClosed | undefined

  /** Begins to connect. Throws where the platform has no WebSocket and none is given. */
  constructor(options: LiveSourceOptions) {
    this.options = options
    const { url, key, headers, onState, mostUnacknowledged = MOST_UNACKNOWLEDGED } = options
    this.socket = new ResumingSocket<ToSource, FromSource>({
      ...options,
      headers: { ...headers, authorization: `Bearer ${key}` },
      address: () => socketAddress(url, SOCKETS.source),
      onOpen: () => {
        for (const conversation of this.conversations.values()) conversation.reopen()
      },
      onMessage: (message) => this.hear(message),
      onState: (state, detail) => {
        if (state !== 'open') this.lineLost(state, detail.code)
        onState?.(state, detail)
      },
    })
    const { socket, conversations } = this
    this.line = {
      mostUnacknowledged,
      send: (message) => socket.send(message),
      get busy() {
        return socket.waitingBytes > BUSY
      },
      join(conversation) {
        conversations.set(conversation.id, conversation)
        if (socket.state === 'open') conversation.reopen()
      },
      leave(conversation) {
        if (conversations.get(conversation.id) === conversation) conversations.delete(conversation.id)
      },
    }
    const { acknowledged }: Timing = { ...USUAL_TIMING, ...options.timing }
    this.asking = setInterval(() => {
      if (socket.state === 'open') for (const told of conversations.values()) told.askAfter(acknowledged)
    }, acknowledged / 4)
  }

  get state(): SocketState {
    return this.socket.state
  }

  /** Begins a conversation, or goes on with one that the server knows. Throws while this source tells one of that id. */
  open(id: string, head: LiveHead, options: ConversationOptions = {}): ToldConversation {
    if (this.closed) throw this.closed
    if (this.conversations.has(id)) throw new Error(`the conversation ${id} is being told already`)
    return new ToldConversation(this.line, id, head, options)
  }

  /** Gives up the line. What is not acknowledged by then will not be told: wait for `acknowledged()` before. */
  close(): void {
    this.socket.close()
  }

  private hear(message: ToSource): void {
    if (message.type === 'pong') return
    const { id } = message
    if (id !== undefined) this.conversations.get(id)?.hear(message)
    else if (message.type === 'problem') this.options.onProblem?.(message)
  }

  private lineLost(state: SocketState, code: number | undefined): void {
    if (state !== 'closed') {
      for (const conversation of this.conversations.values()) conversation.lineLost()
      return
    }
    clearInterval(this.asking)
    this.closed = new LineClosed(code)
    for (const conversation of this.conversations.values()) conversation.abandon(this.closed)
  }
}

function reasonOf(code: number): string {
  const [reason = 'code'] = Object.entries(CLOSED).find(([, known]) => known === code) ?? []
  return `${reason} (${code})`
}
