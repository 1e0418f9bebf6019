import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads'
import type { ToEngine } from './engine-messages.ts'

type Ask = Extract<ToEngine, { type: 'ask' }>
type Partial = Extract<ToEngine, { type: 'partial' }>

/** A question that may wait is not put off longer than this, in milliseconds. */
const LONGEST = 500
/** So many messages are handled before it is looked whether others have come. */
const AT_ONCE = 16

/** Of so many it is forgotten at once that they have been handed on. */
const HANDED_ON = 4096

/**
 * What has come and is not yet handled, what somebody waits for first: what was said before what is just being said, of
 * which the last word alone counts, and before what a conversation that is over came to. In that order nobody at a desk
 * waits behind many that hang up at once. What concerns one conversation stays in its order, but for these two; and what
 * it came to is never told before all that was told before the question has been taken.
 */
export class Inbox {
  readonly #port: MessagePort
  #urgent: ToEngine[] = []
  #next = 0
  #taken = 0
  /** How many that are not put off have come, and have been handed on. */
  #came = 0
  #handed = 0
  /** What is just being said in each conversation; undefined once handed on: room that is used again costs nothing. */
  readonly #spoken = new Map<number, Partial | undefined>()
  /** Conversations in which something is, in the order in which it began to be. */
  #speaking: number[] = []
  #nextSpeaking = 0
  /** `after`: so many that are not put off came before it. */
  readonly #over: { readonly ask: Ask; readonly since: number; readonly after: number }[] = []

  constructor(port: MessagePort) {
    this.#port = port
  }

  /** Takes messages that have come. */
  put(messages: readonly ToEngine[]): void {
    for (const message of messages) {
      if (message.type === 'partial') this.#speak(message)
      else if (message.type === 'ask' && message.question.what === 'conclude')
        this.#over.push({ ask: message, since: performance.now(), after: this.#came })
      else {
        if (message.type === 'forget') this.#spoken.delete(message.key)
        this.#urgent.push(message)
        this.#came++
      }
    }
  }

  /** What to handle next; undefined when there is nothing. */
  take(): ToEngine | undefined {
    if (this.#taken++ % AT_ONCE === 0 || this.#next === this.#urgent.length) this.#look()
    if (this.#next === this.#urgent.length || this.#hasWaited()) {
      const over = this.#over.shift()
      if (over) return over.ask
    }
    if (this.#next < this.#urgent.length) {
      this.#handed++
      return this.#urgent[this.#next++]
    }
    return this.#said()
  }

  #speak(partial: Partial): void {
    if (!this.#spoken.get(partial.key)) this.#speaking.push(partial.key)
    this.#spoken.set(partial.key, partial)
  }

  #said(): Partial | undefined {
    while (this.#nextSpeaking < this.#speaking.length) {
      const key = this.#speaking[this.#nextSpeaking++]
      if (this.#nextSpeaking === HANDED_ON) this.#nextSpeaking -= this.#speaking.splice(0, HANDED_ON).length
      const partial = this.#spoken.get(key)
      if (!partial) continue
      this.#spoken.set(key, undefined)
      return partial
    }
    this.#speaking = []
    this.#nextSpeaking = 0
    return undefined
  }

  /** Whether a question has been put off long enough, and nothing is left that was told before it. */
  #hasWaited(): boolean {
    const [over] = this.#over
    return over !== undefined && this.#handed >= over.after && performance.now() - over.since > LONGEST
  }

  /** Takes what has come since, without going back to the event loop. */
  #look(): void {
    if (this.#next === this.#urgent.length) {
      this.#urgent = []
      this.#next = 0
    }
    for (;;) {
      const received = receiveMessageOnPort(this.#port)
      if (!received) return
      this.put(received.message)
    }
  }
}
