import type { AddressInfo } from 'node:net'
import { type LiveEvent, SOCKETS } from '@liangyan/contract'
import type { Conversation } from '@liangyan/conversation'
import { WebSocket } from 'ws'
import { newKey, hashOfToken } from '../../src/access/tokens.ts'
import { addKey } from '@liangyan/store'
import { type Client, PASSWORD, type Running } from '../running.ts'

export interface Message {
  readonly type: string
  readonly [name: string]: unknown
}

/** One end of a live socket in a test: everything that came, and waiting for what is to come. */
export interface Talk {
  readonly messages: Message[]
  send(message: object | string): void
  /** The first message, from the beginning on, for which this holds. */
  until<M extends Message>(wanted: (message: M) => boolean): Promise<M>
  /** How it was closed. */
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>
  close(): void
  /** Breaks the line without a word. */
  cut(): void
  readonly ws: WebSocket
}

const WAIT = 20_000

/** Opens a socket of the running system, which listens from then on. */
export async function talk(address: string, path: string, headers: Record<string, string> = {}): Promise<Talk> {
  const ws = new WebSocket(address.replace('http', 'ws') + path, { headers: { origin: address, ...headers } })
  const messages: Message[] = []
  const waiting = new Set<() => void>()
  ws.on('message', (data: Buffer) => {
    messages.push(JSON.parse(data.toString()) as Message)
    for (const look of waiting) look()
  })
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    ws.once('close', (code, reason) => resolve({ code, reason: reason.toString() }))
  })
  await new Promise((resolve, reject) => {
    ws.once('open', resolve)
    ws.once('error', reject)
  })
  return {
    ws,
    messages,
    closed,
    send: (message) => ws.send(typeof message === 'string' ? message : JSON.stringify(message)),
    close: () => ws.close(),
    cut: () => ws.terminate(),
    until: <M extends Message>(wanted: (message: M) => boolean) =>
      new Promise<M>((resolve, reject) => {
        const look = () => {
          const found = messages.find((message) => wanted(message as M))
          if (!found) return
          clearTimeout(timer)
          waiting.delete(look)
          resolve(found as M)
        }
        const timer = setTimeout(() => {
          waiting.delete(look)
          reject(new Error(`never came; the last: ${JSON.stringify(messages.slice(-5)).slice(0, 2_000)}`))
        }, WAIT)
        waiting.add(look)
        look()
      }),
  }
}

export async function listening({ app }: Running): Promise<string> {
  if (!app.server.listening) await app.listen({ host: '127.0.0.1', port: 0 })
  return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
}

/** The headers of a machine that may tell of conversations in progress. */
export async function sourceKey(
  { system }: Running,
  scopes: string[] = ['live:write'],
): Promise<{ authorization: string }> {
  const { secret, prefix } = newKey()
  await addKey(system.db, { name: '电话平台', prefix, keyHash: hashOfToken(secret), scopes, createdBy: null })
  return { authorization: `Bearer ${secret}` }
}

export async function source(running: Running): Promise<Talk> {
  return talk(await listening(running), SOCKETS.source, await sourceKey(running))
}

/** A person's socket, by the cookie of a session of their own. */
export async function personTalk(running: Running, { login }: Pick<Client, 'login'>, path: string): Promise<Talk> {
  const address = await listening(running)
  const answer = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password: PASSWORD }),
  })
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  return talk(address, path, { cookie })
}

/** What happens in a conversation, in the order of its time. */
export function eventsOf({ turns, events }: Conversation): LiveEvent[] {
  const at = (event: LiveEvent) =>
    event.type === 'turn'
      ? (event.turn.end ?? event.turn.start ?? 0)
      : 'at' in event
        ? event.at
        : (event.end ?? event.start)
  const said = turns.map((turn): LiveEvent => ({ type: 'turn', turn }))
  return [...said, ...(events as LiveEvent[])].sort((a, b) => at(a) - at(b))
}
