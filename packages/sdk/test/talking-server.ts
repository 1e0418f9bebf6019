import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'

type Message = { readonly type: string; readonly [field: string]: unknown }

/** A server of which a test decides what it says. */
export class TalkingServer {
  /** All that it was told, of every line, but pings. */
  readonly heard: Message[] = []
  /** Addresses at which somebody has connected. */
  readonly addresses: string[] = []
  pings = 0
  /** Answers to a message. */
  answers: (message: Message) => readonly unknown[] = () => []
  /** Said first on each line. */
  greeting: () => readonly unknown[] = () => []
  /** Whether it still says anything at all. */
  alive = true
  /** Closes each new line with this code. */
  refusing: number | undefined
  private readonly server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  private readonly sockets = new Set<WebSocket>()

  constructor() {
    this.server.on('connection', (socket, request) => {
      this.addresses.push(request.url!)
      if (this.refusing !== undefined) return socket.close(this.refusing)
      this.sockets.add(socket)
      socket.on('close', () => this.sockets.delete(socket))
      socket.on('message', (data: Buffer) => this.hear(socket, JSON.parse(data.toString())))
      for (const message of this.greeting()) socket.send(JSON.stringify(message))
    })
  }

  async address(): Promise<string> {
    if (this.server.address() === null) await once(this.server, 'listening')
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  say(text: string): void {
    for (const socket of this.sockets) socket.send(text)
  }

  cutAll(): void {
    for (const socket of this.sockets) socket.terminate()
  }

  async close(): Promise<void> {
    this.cutAll()
    await new Promise((resolve) => this.server.close(resolve))
  }

  private hear(socket: WebSocket, message: Message): void {
    if (message.type === 'ping') this.pings++
    else this.heard.push(message)
    if (!this.alive) return
    const answers = message.type === 'ping' ? [{ type: 'pong' }] : this.answers(message)
    for (const answer of answers) socket.send(JSON.stringify(answer))
  }
}
