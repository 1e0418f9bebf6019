import { CLOSED, type ToCustomer } from '@liangyan/contract'
import { ChatSocket, newRef, type SocketDetail, type SocketState } from '@liangyan/sdk'
import { keep, type Kept } from './keeping.ts'
import { after, EMPTY_ROOM, type Happening, type Room, unread, type Wishes } from './room.ts'
import { Unhurried } from './unhurried.ts'

/**
 * How it stands with the line to the server. `replaced`: another page has the chat; `unknown`: the server knows it no
 * longer.
 */
export type Line = 'connecting' | 'open' | 'broken' | 'replaced' | 'unknown'

/** So often, in ms, the agent is told again that the customer is writing; so long after the last letter no longer. */
const TYPING_AGAIN = 3_000
const TYPING_OVER = 4_000

/** A customer's chat: the room, the line, and what the tab remembers of it. */
export class Visit {
  room: Room
  line: Line = 'connecting'
  /** Number of the last message that the customer has seen; -1: none. */
  seen: number
  /** What stands in the input. */
  draft: string
  readonly bank: string
  private readonly token: string
  private readonly socket: ChatSocket
  private readonly listeners = new Set<() => void>()
  private readonly unhurried: Unhurried
  private toldTyping = 0
  private typingOver: ReturnType<typeof setTimeout> | undefined

  /** `url`: where the server is. What had not arrived when the page was left is said again. */
  constructor({ token, bank, draft, unsent, seen }: Kept, url: string) {
    this.token = token
    this.bank = bank
    this.draft = draft
    this.seen = seen
    this.room = { ...EMPTY_ROOM, unsent }
    this.socket = new ChatSocket({
      url,
      token,
      onMessage: (message) => this.told(message),
      onState: (state, detail) => this.stands(state, detail),
    })
    this.unhurried = new Unhurried(
      () => this.room.unsent.find(({ refused }) => !refused),
      ({ ref, text }) => this.line === 'open' && this.socket.say(text, ref),
    )
    for (const { ref, text, refused } of unsent) if (!refused) this.socket.say(text, ref)
    this.remember()
  }

  /** Calls back whenever something has changed; answers how to stop it. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** `ref`: of a message that was refused, to say it once more. */
  say(text: string, ref = newRef()): void {
    this.forgetTyping()
    this.draft = ''
    this.happen({ type: 'said', ref, text })
    // in its turn
    if (this.unhurried.running) return
    this.socket.say(text, ref)
    this.unhurried.watch(ref)
  }

  /** Whether so much was written at once that it leaves piece by piece. */
  get hurried(): boolean {
    return this.unhurried.running
  }

  /** Takes back a message that was refused. */
  giveUp(ref: string): void {
    this.happen({ type: 'given-up', ref })
  }

  /** What stands in the input now. An agent who is there is told that something is being written, not what. */
  write(text: string): void {
    this.draft = text
    this.remember()
    if (this.room.state?.stage !== 'open') return
    clearTimeout(this.typingOver)
    if (text === '') return this.stopTyping()
    this.typingOver = setTimeout(() => this.stopTyping(), TYPING_OVER)
    if (Date.now() - this.toldTyping < TYPING_AGAIN) return
    this.toldTyping = Date.now()
    this.socket.typing(true)
  }

  wish(wishes: Wishes): void {
    this.happen({ type: 'wished', wishes })
    const { consent, rate, transcript, end } = wishes
    if (consent !== undefined) this.socket.consent(consent)
    if (rate !== undefined) this.socket.rate(rate)
    if (transcript) this.socket.transcript()
    if (end) this.socket.end()
  }

  dismissProblem(): void {
    this.happen({ type: 'problem-seen' })
  }

  /** The customer has everything before the eyes. */
  see(): void {
    const last = this.room.messages[this.room.messages.length - 1]?.n ?? -1
    if (last <= this.seen) return
    this.seen = last
    this.remember()
  }

  get unread(): number {
    return unread(this.room, this.seen)
  }

  /** Leaves for good: the tab forgets the chat. */
  leave(): void {
    this.close()
    keep(null)
  }

  /** Lets go of the line; the tab still knows the chat. */
  close(): void {
    this.forgetTyping()
    this.unhurried.stop()
    this.listeners.clear()
    this.socket.close()
  }

  private stopTyping(): void {
    if (this.toldTyping > 0) this.socket.typing(false)
    this.forgetTyping()
  }

  /** What has been sent says by itself that nothing is being written any longer. */
  private forgetTyping(): void {
    clearTimeout(this.typingOver)
    this.toldTyping = 0
  }

  private told(message: ToCustomer): void {
    if (message.type === 'problem' && message.code === 'too-many') this.unhurried.start()
    this.happen(message)
  }

  private stands(state: SocketState, detail: SocketDetail): void {
    this.line = lineOf(state, detail, this.line === 'broken' || this.room.state !== null)
    this.happen({ type: 'line-changed' })
  }

  private happen(happening: Happening): void {
    this.room = after(this.room, happening)
    this.remember()
    for (const changed of this.listeners) changed()
  }

  private remember(): void {
    const { token, bank, draft, seen } = this
    keep({ token, bank, draft, unsent: this.room.unsent, seen })
  }
}

/** `before`: it has been there before, or could not be reached. */
function lineOf(state: SocketState, { code }: SocketDetail, before: boolean): Line {
  if (state === 'open') return 'open'
  if (code === CLOSED.replaced) return 'replaced'
  if (state === 'closed') return 'unknown'
  return before || state === 'waiting' ? 'broken' : 'connecting'
}
