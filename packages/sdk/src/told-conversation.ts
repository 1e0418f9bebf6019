import type {
  Concluded,
  FromSource,
  LiveEvent,
  LiveHead,
  LiveProblem,
  LiveTurn,
  LiveView,
  SeqRanges,
  ToSource,
} from '@liangyan/contract'
import { includes } from './seq-ranges.ts'

export interface ConversationOptions {
  /** Whether the view is wanted whenever it changes; by default where there is an `onView`. */
  readonly watch?: boolean
  /** What desk and floor show now; `seq` names the event that it follows, where it follows one. */
  readonly onView?: (view: LiveView, seq: number | undefined) => void
  /** These events are in the server's store, for good. */
  readonly onAcknowledged?: (seqs: SeqRanges) => void
  /** Something could not be taken, in one Chinese sentence. */
  readonly onProblem?: (problem: LiveProblem) => void
}

/** The server will not take an event, or the conversation at all. */
export class LiveRefusal extends Error {
  override name = 'LiveRefusal'
  readonly problem: LiveProblem
  constructor(problem: LiveProblem) {
    super(problem.message)
    this.problem = problem
  }
}

/** What a conversation needs of the line that it is told on. */
export interface Line {
  /** Answers whether it was sent. */
  send(message: FromSource): boolean
  /** Whether what need not arrive had better not be sent now. */
  readonly busy: boolean
  /** Wants to be opened (again) on this line, and when it is lost on the next. */
  join(conversation: ToldConversation): void
  /** Needs the line no more. */
  leave(conversation: ToldConversation): void
  readonly mostUnacknowledged: number
}

interface Waiting {
  readonly upTo: number
  readonly settle: (refused: Error | undefined) => void
}

/** May succeed at another time, or once the conversation is opened anew. */
const PASSING: ReadonlySet<LiveProblem['code']> = new Set(['too-many', 'internal', 'unknown'])
/** How long what may succeed at another time is left alone, in ms. */
const PAUSE = 1_000

/**
 * A conversation as its source tells it. Each event has its number for good and is kept here until the server has
 * acknowledged it; what may have been lost is told again, and the number makes it the same event.
 */
export class ToldConversation {
  readonly id: string
  private readonly head: LiveHead
  private readonly options: ConversationOptions
  private readonly line: Line
  /** Told and not acknowledged, by number. */
  private readonly kept = new Map<number, LiveEvent>()
  private last = 0
  /** Whether the server has answered `opened` on the line at hand. */
  private opened = false
  private over = false
  /** Why it can be told no more. */
  private refusal: Error | undefined
  private readonly refused = new Map<number, LiveRefusal>()
  private result: Concluded | undefined
  private waiting: Waiting[] = []
  private forRoom: (() => void)[] = []
  private forResult: Waiting['settle'][] = []
  /** When the server last took something, or the first of what is kept was told. */
  private progress = 0

  constructor(line: Line, id: string, head: LiveHead, options: ConversationOptions) {
    this.line = line
    this.id = id
    this.head = head
    this.options = options
    line.join(this)
  }

  /** How many events are not acknowledged yet. */
  get unacknowledged(): number {
    return this.kept.size
  }

  /**
   * Tells what happened, and answers its number: the next one, or the one given (of a source that keeps its own numbers
   * and was started anew). Resolves at once unless too many events wait for their acknowledgement, then when there is
   * room again. Rejects where the server has refused the conversation.
   */
  async event(event: LiveEvent, seq = this.last + 1): Promise<number> {
    if (this.refusal) throw this.refusal
    if (this.kept.size === 0) this.progress = performance.now()
    this.kept.set(seq, event)
    this.last = Math.max(this.last, seq)
    if (event.type === 'hangup') this.over = true
    if (this.opened) this.line.send({ type: 'event', id: this.id, seq, event })
    else if (this.result) this.line.join(this)
    if (this.kept.size >= this.line.mostUnacknowledged) await new Promise<void>((room) => this.forRoom.push(room))
    return seq
  }

  /** Tells what is being said just now: all of the turn so far. It is not kept, and left out where the line is slow. */
  partial(turn: LiveTurn): void {
    if (this.opened && !this.line.busy) this.line.send({ type: 'partial', id: this.id, turn })
  }

  /** Nothing more comes. Answers what the inspection found; after a hang-up it only waits for that. */
  end(): Promise<Concluded> {
    if (!this.over) {
      this.over = true
      if (this.opened) this.line.send({ type: 'end', id: this.id })
      this.progress = performance.now()
    }
    return this.concluded()
  }

  /** What the inspection found, once the conversation has ended. Rejects with a `LiveRefusal` if it was refused. */
  concluded(): Promise<Concluded> {
    return new Promise((resolve, reject) => {
      const settle = (refused: Error | undefined) => (refused ? reject(refused) : resolve(this.result!))
      if (this.result || this.refusal) settle(this.result ? undefined : this.refusal)
      else this.forResult.push(settle)
    })
  }

  /**
   * Resolves when the event of this number and all before it, or all told so far, are in the server's store. Rejects with
   * a `LiveRefusal` where one of them was refused.
   */
  acknowledged(upTo = this.last): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ upTo, settle: (refused) => (refused ? reject(refused) : resolve()) })
      this.settle()
    })
  }

  /** The line is there (again): called by the source. */
  reopen(): void {
    this.opened = false
    this.progress = performance.now()
    const watch = this.options.watch ?? this.options.onView !== undefined
    this.line.send({ type: 'open', id: this.id, head: this.head, ...(watch && { watch }) })
  }

  /** The line is lost: called by the source. */
  lineLost(): void {
    this.opened = false
  }

  /** Asks what has arrived, if nothing was heard of it for so many ms: called by the source. */
  askAfter(milliseconds: number): void {
    const expects = this.kept.size > 0 || (this.over && !this.result) || !this.opened
    if (expects && performance.now() - this.progress >= milliseconds) this.reopen()
  }

  /** What the server says of this conversation: called by the source. */
  hear(message: Exclude<ToSource, { readonly type: 'pong' }>): void {
    switch (message.type) {
      case 'opened':
        this.resume(message.have)
        break
      case 'ack':
        this.take(message.seqs)
        break
      case 'view':
        this.options.onView?.(message.view, message.seq)
        break
      case 'concluded':
        this.result = message
        for (const settle of this.forResult.splice(0)) settle(undefined)
        this.leaveIfDone()
        break
      case 'problem':
        this.complain(message)
    }
  }

  /** Will never be told: the source is closed, or the server refuses the conversation. */
  abandon(why: Error): void {
    this.refusal ??= why
    this.opened = false
    this.line.leave(this)
    for (const { settle } of this.waiting.splice(0)) settle(this.refusal)
    for (const settle of this.forResult.splice(0)) settle(this.refusal)
    for (const room of this.forRoom.splice(0)) room()
  }

  /** Tells what the server does not have. */
  private resume(have: SeqRanges): void {
    this.opened = true
    this.take(have)
    for (const seq of [...this.kept.keys()].sort((a, b) => a - b))
      this.line.send({ type: 'event', id: this.id, seq, event: this.kept.get(seq)! })
    // also where it has ended: the answer may have been lost
    if (this.over && !this.result) this.line.send({ type: 'end', id: this.id })
  }

  private take(seqs: SeqRanges): void {
    this.progress = performance.now()
    for (const seq of this.kept.keys()) if (includes(seqs, seq)) this.kept.delete(seq)
    if (seqs.length > 0) this.options.onAcknowledged?.(seqs)
    this.settle()
    this.leaveIfDone()
  }

  private complain(problem: LiveProblem): void {
    this.options.onProblem?.(problem)
    const { seq, code } = problem
    if (PASSING.has(code)) {
      // asked about again a little later than usual
      this.progress = performance.now() + PAUSE
    } else if (seq !== undefined) {
      if (!this.kept.delete(seq)) return
      this.refused.set(seq, new LiveRefusal(problem))
      this.settle()
      this.leaveIfDone()
    } else if (!this.opened) this.abandon(new LiveRefusal(problem))
  }

  /** Answers those who wait for acknowledgements or for room. */
  private settle(): void {
    if (this.waiting.length > 0) {
      const open = Math.min(...this.kept.keys())
      this.waiting = this.waiting.filter(({ upTo, settle }) => {
        const refused = this.refusalUpTo(upTo)
        if (!refused && open <= upTo) return true
        settle(refused)
        return false
      })
    }
    if (this.kept.size < this.line.mostUnacknowledged) for (const room of this.forRoom.splice(0)) room()
  }

  private refusalUpTo(seq: number): Error | undefined {
    if (this.refusal) return this.refusal
    return [...this.refused].find(([refused]) => refused <= seq)?.[1]
  }

  private leaveIfDone(): void {
    if (!this.result || this.kept.size > 0) return
    this.opened = false
    this.line.leave(this)
  }
}
