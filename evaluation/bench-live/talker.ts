import type { LiveEvent, LiveTurn, LiveView, SeqRanges } from '@liangyan/contract'
import type { Conversation } from '@liangyan/conversation'
import type { LiveSource, ToldConversation } from '@liangyan/sdk'
import { HARSH, HARSH_EVERY, PACE } from './settings.ts'

/** Where the talkers put what they find; times in ms. */
export interface Found {
  readonly advice: number[]
  readonly stored: number[]
  readonly warned: number[]
  readonly concluded: number[]
  unwarned: number
  events: number
  partials: number
}

/** Parts that a turn is told in before it is told whole. */
const PARTS = PACE.turn / PACE.partial - 1
/** The part in which harsh words are first there. */
const HARSH_PART = 3

/** Tells one conversation at an even pace, a step every 500 ms, and takes the time of what the server answers. */
export class Talker {
  readonly id: string
  acknowledged = 0
  /** All up to this number are acknowledged. */
  upTo = 0
  private readonly number: number
  private readonly call: Conversation
  private readonly told: ToldConversation
  private readonly found: Found
  private readonly sentAt: number[] = []
  private readonly ahead = new Set<number>()
  private advised = 0
  private turn = 0
  private part: number
  private harsh: { readonly turn: number; readonly at: number } | undefined

  constructor(source: LiveSource, id: string, call: Conversation, number: number, found: Found) {
    this.id = id
    this.number = number
    this.call = call
    this.found = found
    // whole turns of different conversations come at different times
    this.part = number % (PARTS + 1)
    const { channel, direction, service, agent, attributes } = call
    const head = { channel, direction, service, agent, ...(attributes && { attributes }), startedAt: startOf() }
    this.told = source.open(id, head, {
      onView: (view, seq) => this.viewed(view, seq),
      onAcknowledged: (seqs) => this.stored(seqs),
    })
  }

  /** What this conversation tells next: a part of a turn, or the whole of it. */
  step(at: number): void {
    const turn = this.spoken(at)
    if (this.part < PARTS) this.partly(turn)
    else {
      this.send({ type: 'turn', turn })
      this.turn++
    }
    this.part = (this.part + 1) % (PARTS + 1)
  }

  async hangUp(at: number): Promise<void> {
    const begun = performance.now()
    this.send({ type: 'hangup', at, by: 'customer' })
    await this.told.concluded()
    this.found.concluded.push(performance.now() - begun)
    await this.told.acknowledged()
  }

  private spoken(at: number): LiveTurn {
    const { turns } = this.call
    const { speaker, text } = turns[this.turn % turns.length]
    const start = Math.max(0, at - this.part * PACE.partial)
    const whole = speaker === 'agent' && (this.turn + this.number) % HARSH_EVERY === 0 ? `${HARSH}，${text}` : text
    return { index: this.turn, speaker, text: whole, start, end: at }
  }

  private partly(turn: LiveTurn): void {
    const { text, index } = turn
    const harsh = text.startsWith(HARSH)
    // harsh words are heard whole in one part, not before
    const share = (this.part + 1) / (PARTS + 1)
    const length = harsh && this.part < HARSH_PART ? 2 : Math.max(HARSH.length, Math.ceil(text.length * share))
    if (harsh && this.part === HARSH_PART) this.harsh = { turn: index, at: performance.now() }
    this.told.partial({ ...turn, text: text.slice(0, length) })
    this.found.partials++
  }

  private send(event: LiveEvent): void {
    if (this.harsh) this.found.unwarned++
    this.harsh = undefined
    this.found.events++
    this.sentAt.push(performance.now())
    this.told.event(event).catch(() => undefined)
  }

  private viewed({ heard }: LiveView, seq = 0): void {
    const now = performance.now()
    for (; this.advised < seq; this.advised++) this.found.advice.push(now - this.sentAt[this.advised])
    const { harsh } = this
    if (harsh && heard.some(({ turn }) => turn === harsh.turn)) {
      this.found.warned.push(now - harsh.at)
      this.harsh = undefined
    }
  }

  private stored(seqs: SeqRanges): void {
    const now = performance.now()
    for (const [first, last] of seqs) {
      for (let seq = first; seq <= last; seq++) {
        if (seq <= this.upTo || this.ahead.has(seq)) continue
        this.acknowledged++
        this.found.stored.push(now - this.sentAt[seq - 1])
        this.ahead.add(seq)
      }
    }
    while (this.ahead.delete(this.upTo + 1)) this.upTo++
  }
}

const startOf = () => new Date(Date.now() + 8 * 3_600_000).toISOString().replace('Z', '+08:00')
