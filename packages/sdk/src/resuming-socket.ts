import { CLOSED } from '@liangyan/contract'
import { retryAfter, type Timing, USUAL_TIMING } from './backoff.ts'
import { whenLineMayHaveChanged } from './platform.ts'
import { type OpenWebSocket, openPlatformSocket, type WebSocketLike } from './web-socket.ts'

/** `waiting`: the line is lost, another attempt follows. `closed`: for good, by `close()` or because it is refused. */
export type SocketState = 'connecting' | 'open' | 'waiting' | 'closed'

export interface SocketDetail {
  /** Why the line was lost: a code of the protocol, or of `CLOSED`; 1006 where nobody said. */
  readonly code?: number
  /** Milliseconds until the next attempt. */
  readonly retryIn?: number
}

export interface SocketOptions {
  /** Headers to show, where the platform can: `{ authorization: 'Bearer ly_…' }`. */
  readonly headers?: Readonly<Record<string, string>>
  readonly openSocket?: OpenWebSocket
  readonly timing?: Partial<Timing>
  /** Told of every change; the state at first is `connecting`. */
  readonly onState?: (state: SocketState, detail: SocketDetail) => void
}

export interface ResumingSocketOptions<In> extends SocketOptions {
  /** Asked anew for each attempt. */
  readonly address: () => string
  /** The line is there (again): what was asked for must be asked for anew. */
  readonly onOpen: () => void
  readonly onMessage: (message: In) => void
}

/** Trying again would change nothing. */
const FINAL: ReadonlySet<number> = new Set([CLOSED.notAdmitted, CLOSED.forbidden, CLOSED.unknown, CLOSED.replaced])
/** Code of a line that broke without a word. */
const BROKE = 1006
/** How often silence is counted, in ms. A process that stood still counts as one beat, however long it stood. */
const BEAT = 1_000

/**
 * A socket for JSON messages that comes back by itself whatever becomes of the line. It notices a dead line within 10 s:
 * where nothing comes for a while it asks with a `ping`, which the server answers. It keeps no messages: whoever uses it
 * says again in `onOpen` what still counts.
 */
export class ResumingSocket<In extends { readonly type: string }, Out extends { readonly type: string }> {
  private readonly options: ResumingSocketOptions<In>
  private readonly timing: Timing
  private readonly beat: number
  private readonly forgetWindow: () => void
  private now: SocketState = 'connecting'
  private socket: WebSocketLike | undefined
  private failed = 0
  private openSince = 0
  /** Beats since something came, or since the attempt began. */
  private silent = 0
  private heart: ReturnType<typeof setInterval> | undefined
  private retry: ReturnType<typeof setTimeout> | undefined

  /** Begins to connect. Throws where the platform cannot open a socket at that address at all. */
  constructor(options: ResumingSocketOptions<In>) {
    this.options = options
    this.timing = { ...USUAL_TIMING, ...options.timing }
    this.beat = Math.min(BEAT, this.timing.quiet, this.timing.answer)
    this.connect()
    this.forgetWindow = whenLineMayHaveChanged(() => this.hurry())
  }

  get state(): SocketState {
    return this.now
  }

  /** Bytes that wait for a slow line, as far as the platform tells. */
  get waitingBytes(): number {
    return this.socket?.bufferedAmount ?? 0
  }

  /** Sends if the line is open; answers whether it is. */
  send(message: Out | { readonly type: 'ping' }): boolean {
    if (this.now !== 'open') return false
    try {
      this.socket!.send(JSON.stringify(message))
      return true
    } catch {
      // closing already; the event that says so follows
      return false
    }
  }

  /** Gives the line up for good. */
  close(): void {
    const { socket } = this
    this.letGo()
    socket?.close()
    this.forgetWindow()
    this.enter('closed', {})
  }

  /** Drops the line as if it had broken, and connects anew. */
  reconnect(): void {
    if (this.now === 'open' || this.now === 'connecting') this.lost(BROKE)
  }

  /** Something may have changed: waits no longer, or asks at once whether the line is alive. */
  private hurry(): void {
    if (this.now === 'waiting') {
      clearTimeout(this.retry)
      this.connect()
    } else if (this.now === 'open' && this.silent < this.beats(this.timing.quiet)) {
      this.silent = this.beats(this.timing.quiet)
      this.send({ type: 'ping' })
    }
  }

  private connect(): void {
    const { address, headers = {}, openSocket = openPlatformSocket } = this.options
    this.enter('connecting', {})
    const socket = openSocket(address(), headers)
    this.socket = socket
    this.silent = 0
    this.heart = setInterval(() => this.count(), this.beat)
    const current = () => this.socket === socket
    socket.addEventListener('open', () => current() && this.opened())
    socket.addEventListener('message', ({ data }) => current() && this.heard(data))
    socket.addEventListener('close', ({ code }) => current() && this.lost(code))
    // an attempt that failed: not every platform says that it is closed then
    socket.addEventListener('error', () => current() && this.now === 'connecting' && this.lost(BROKE))
  }

  private opened(): void {
    this.openSince = performance.now()
    this.silent = 0
    this.enter('open', {})
    this.options.onOpen()
  }

  private heard(data: unknown): void {
    this.silent = 0
    if (typeof data !== 'string') return
    const message = read<In>(data)
    if (message === undefined) this.lost(BROKE)
    else if (message.type !== 'pong') this.options.onMessage(message)
  }

  private count(): void {
    this.silent++
    const quiet = this.beats(this.timing.quiet)
    if (this.now === 'connecting') {
      if (this.silent > this.beats(this.timing.connecting)) this.lost(BROKE)
    } else if (this.silent === quiet) this.send({ type: 'ping' })
    else if (this.silent > quiet + this.beats(this.timing.answer)) this.lost(BROKE)
  }

  private beats(milliseconds: number): number {
    return Math.max(1, Math.round(milliseconds / this.beat))
  }

  private lost(code: number): void {
    const held = this.now === 'open' && performance.now() - this.openSince >= this.timing.steady
    const { socket } = this
    this.letGo()
    if (socket?.terminate) socket.terminate()
    else socket?.close()
    if (FINAL.has(code)) {
      this.forgetWindow()
      this.enter('closed', { code })
      return
    }
    if (held) this.failed = 0
    const { longestRetry } = this.timing
    const retryIn = code === CLOSED.tooMany ? longestRetry : retryAfter(this.failed++, this.timing, Math.random())
    this.retry = setTimeout(() => this.connect(), retryIn)
    this.enter('waiting', { code, retryIn })
  }

  /** Has nothing more to do with the socket at hand: on a dead line its close would be told only after minutes. */
  private letGo(): void {
    clearInterval(this.heart)
    clearTimeout(this.retry)
    this.socket = undefined
  }

  private enter(state: SocketState, detail: SocketDetail): void {
    if (this.now === state) return
    this.now = state
    this.options.onState?.(state, detail)
  }
}

/** What a text says in JSON; undefined where it is none: nobody of ours is at the other end. */
function read<In>(text: string): In | undefined {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
