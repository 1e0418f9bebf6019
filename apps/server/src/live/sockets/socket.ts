import type { LiveProblem } from '@liangyan/contract'
import { CLOSED } from '@liangyan/contract'
import type { Socket } from 'node:net'
import type { Static, TSchema, TUnion } from 'typebox'
import { Compile, type Validator } from 'typebox/compile'
import type { WebSocket } from 'ws'
import { LiveRefused } from '../progress/live-refused.ts'

/** A socket that does not take what it is told is closed when so much waits for it, in bytes. */
const MOST_WAITING = 4 * 1024 * 1024
/** One that does not answer for this long is dead, in milliseconds. */
const SILENCE = 15_000
/** So many messages that nobody can read, and it is closed. */
const MOST_MALFORMED = 50

/** A WebSocket and the connection that it runs on. */
export interface Wire {
  readonly ws: WebSocket
  readonly line: Socket
}

export interface Limit {
  /** Messages a second in the long run, and at once. */
  readonly rate: number
  readonly burst: number
  /** After so many that were not taken the socket is closed. */
  readonly most?: number
}

/** Messages of a union by their `type`, each with its own check: mistakes are then told where they are. */
export class Messages<S extends TUnion> {
  readonly #checks = new Map<string, Validator>()

  constructor(union: S) {
    for (const schema of union.anyOf as (TSchema & { properties: { type: { const: string } } })[])
      this.#checks.set(schema.properties.type.const, Compile(schema))
  }

  /** Throws `LiveRefused`. */
  read(data: string): Static<S> {
    const value = parsed(data)
    const type = (value as { type?: unknown } | null)?.type
    const check = typeof type === 'string' ? this.#checks.get(type) : undefined
    if (!check) throw new LiveRefused('malformed', `消息的 type 须为以下之一：${[...this.#checks.keys()].join('、')}`)
    if (check.Check(value)) return value as Static<S>
    const [mistake] = check.Errors(value)
    throw new LiveRefused(
      'malformed',
      `消息 ${type as string} 不符合约定：${mistake?.instancePath || '/'} ${mistake?.message ?? ''}`,
    )
  }
}

function parsed(data: string): unknown {
  try {
    return JSON.parse(data)
  } catch {
    throw new LiveRefused('malformed', '消息不是有效的 JSON')
  }
}

/** One end of a live socket: messages in, checked and limited; messages out, unless nobody takes them. */
export class LiveSocket<S extends TUnion> {
  readonly #ws: WebSocket
  readonly #line: Socket
  #tokens: number
  #filled = performance.now()
  #toldOfLimit = 0
  #malformed = 0
  #refused = 0
  #heard = performance.now()

  constructor(
    { ws, line }: Wire,
    messages: Messages<S>,
    limit: Limit,
    handle: (message: Static<S>) => void | Promise<void>,
  ) {
    this.#ws = ws
    this.#line = line
    this.#tokens = limit.burst
    ws.on('message', (data: Buffer, binary) => {
      this.#heard = performance.now()
      const text = binary ? '' : data.toString()
      if (this.#spend(limit)) void this.#take(messages, handle, text)
      else this.#refuseTooMany(text, limit)
    })
    ws.on('pong', () => (this.#heard = performance.now()))
    // an error closes it; what there is to do then is done by whoever listens for that
    ws.on('error', () => undefined)
    const watch = setInterval(() => {
      if (performance.now() - this.#heard > SILENCE) ws.terminate()
      else ws.ping()
    }, SILENCE / 3)
    ws.on('close', () => clearInterval(watch))
  }

  get open(): boolean {
    return this.#ws.readyState === this.#ws.OPEN
  }

  /** Sends a message, or JSON of one. */
  send(message: object | string): void {
    if (!this.open) return
    if (this.#ws.bufferedAmount > MOST_WAITING) return this.close(CLOSED.tooSlow, '接收过慢')
    this.#gather()
    this.#ws.send(typeof message === 'string' ? message : JSON.stringify(message))
  }

  /** What is sent within one turn of the event loop goes out together. */
  #gather(): void {
    const line = this.#line
    if (line.writableCorked > 0) return
    line.cork()
    setImmediate(() => line.uncork())
  }

  /** Bytes that wait to be taken. */
  get waiting(): number {
    return this.#ws.bufferedAmount
  }

  close(code: number, reason: string): void {
    this.#ws.close(code, reason)
    // who does not take what is sent does not take the farewell either
    setTimeout(() => this.#ws.terminate(), 2_000).unref()
  }

  onClose(listener: () => void): void {
    this.#ws.on('close', listener)
  }

  /** Tells what is wrong with a message. */
  refuse(error: unknown, about: Pick<LiveProblem, 'id' | 'seq' | 'ref'> = {}): void {
    const known = error instanceof LiveRefused
    const code = known ? error.code : 'internal'
    const message = known ? error.message : '系统内部错误，请稍后再试'
    this.send({ type: 'problem', ...about, code, message } satisfies LiveProblem)
  }

  async #take(
    messages: Messages<S>,
    handle: (message: Static<S>) => void | Promise<void>,
    text: string,
  ): Promise<void> {
    let message: Static<S> | undefined
    try {
      message = messages.read(text)
      if ((message as { type: string }).type === 'ping') return this.send({ type: 'pong' })
      await handle(message)
    } catch (error) {
      this.refuse(error, message === undefined ? aboutText(text) : aboutOf(message))
      if (!(error instanceof LiveRefused)) this.onInternal(error)
      else if (error.code === 'malformed' && ++this.#malformed >= MOST_MALFORMED)
        this.close(CLOSED.tooMany, '无法识别的消息过多')
    }
  }

  /** Whoever made it says where what went wrong inside is logged. */
  onInternal: (error: unknown) => void = () => undefined

  #spend({ rate, burst }: Limit): boolean {
    const now = performance.now()
    this.#tokens = Math.min(burst, this.#tokens + ((now - this.#filled) / 1000) * rate)
    this.#filled = now
    if (this.#tokens < 1) return false
    this.#tokens--
    return true
  }

  /** Told once a second, with the ref of the message that was not taken. */
  #refuseTooMany(text: string, { most = Number.POSITIVE_INFINITY }: Limit): void {
    if (++this.#refused > most) return this.close(CLOSED.tooMany, '发送过于频繁')
    const now = performance.now()
    if (now - this.#toldOfLimit < 1_000) return
    this.#toldOfLimit = now
    this.refuse(new LiveRefused('too-many', '发送过于频繁，部分消息未被接收，请稍后重发'), aboutText(text))
  }
}

/** What of a message its answer names. */
function aboutOf(message: unknown): Pick<LiveProblem, 'id' | 'seq' | 'ref'> {
  if (typeof message !== 'object' || message === null) return {}
  const { id, seq, ref } = message as Record<string, unknown>
  return {
    ...(typeof id === 'string' && { id: id.slice(0, 200) }),
    ...(typeof seq === 'number' && { seq }),
    ...(typeof ref === 'string' && { ref: ref.slice(0, 64) }),
  }
}

/** The same of a message that was not read, or could not be. */
function aboutText(text: string): ReturnType<typeof aboutOf> {
  try {
    return aboutOf(JSON.parse(text))
  } catch {
    return {}
  }
}
