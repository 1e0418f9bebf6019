import type { Conversation, Event, Speaker, Turn } from '@liangyan/conversation'
import type { SeededRandom } from './random.ts'
import { Slots } from './slots.ts'
import * as talk from './talk.ts'

const CHARACTERS = [
  ...new Set(
    Object.values(talk)
      .flat()
      .join('')
      .replace(/[^\u4e00-\u9fff]/g, ''),
  ),
]
const TURNS = 120
const CHARACTER_MS = 220
const DAY = 86_400_000
const FIRST_DAY = Date.parse('2026-03-02T00:00:00Z')

/** Makes calls one after the other: mostly ordinary bank talk, now and then what a standard objects to. */
export class CallMaker {
  private readonly random: SeededRandom
  private readonly slots: Slots
  private turns: Turn[] = []
  private events: Event[] = []
  private clock = 0
  /** Recognised speech without punctuation. */
  private bare = false

  constructor(random: SeededRandom) {
    this.random = random
    this.slots = new Slots(random)
  }

  /** @param turns how long it is, about */
  call(number: number, turns = TURNS): Conversation {
    const { random } = this
    this.turns = []
    this.events = []
    this.clock = 600
    this.bare = random.chance(0.3)
    this.slots.nextCall()
    this.open()
    while (this.turns.length < turns - 4 + random.below(5)) this.exchange()
    this.close()
    const startedAt = new Date(FIRST_DAY + random.below(20) * DAY + random.below(DAY / 3)).toISOString()
    return {
      id: `call-${number}`,
      channel: 'phone',
      direction: 'inbound',
      service: random.of(['信用卡', '储蓄', '贷款', '电子银行']),
      agent: String(1000 + random.below(200)),
      startedAt: startedAt.replace('.000Z', '+08:00').replace(/\.\d+Z$/, '+08:00'),
      turns: this.turns,
      events: this.events,
    }
  }

  private say(speaker: Speaker, ...sentences: string[]): void {
    const { random } = this
    const filled = sentences.map((s) => this.slots.fill(s)).join('')
    const text = this.bare ? this.mishear(filled.replace(/[，。？、！]/g, '')) : filled
    const start = this.clock
    const end = start + Math.max(400, text.length * CHARACTER_MS)
    this.turns.push({ index: this.turns.length, speaker, start, end, text })
    this.clock = end + 200 + random.below(900) + (random.chance(0.005) ? 11_000 : 0)
    if (random.chance(0.004)) this.clock = Math.max(start, end - 1500)
  }

  /** Some characters come out as others, so that the corpus holds more than its sentences. */
  private mishear(text: string): string {
    const { random } = this
    let heard = ''
    for (const char of text) if (!random.chance(0.01)) heard += random.chance(0.05) ? random.of(CHARACTERS) : char
    return heard === '' ? text : heard
  }

  private open(): void {
    const { random } = this
    this.say('system', '坐席工号{digit}0{digit}{digit}为您服务')
    this.say('agent', random.of(talk.OPENINGS))
    this.say('customer', random.of(talk.MATTERS))
    if (random.chance(0.95)) {
      this.say('agent', random.of(talk.VERIFICATIONS))
      this.say('customer', random.of(talk.DICTATIONS))
      this.say('agent', random.of(talk.READ_BACKS))
    }
  }

  private exchange(): void {
    const { random } = this
    const kind = random.next()
    if (kind < 0.015) this.hold()
    else if (kind < 0.024) this.promise()
    else if (kind < 0.03) this.complain()
    else if (kind < 0.036) {
      this.say('customer', random.of(talk.CUSTOMER))
      this.say('agent', random.of(talk.IMPROPER))
    } else if (kind < 0.044) {
      this.say('customer', random.of(talk.REQUESTS))
      this.say('agent', random.of(talk.AGENT))
    } else {
      this.say('customer', random.of(talk.CUSTOMER), ...(random.chance(0.15) ? ['，', random.of(talk.CUSTOMER)] : []))
      this.say('agent', random.of(talk.AGENT))
    }
  }

  private hold(): void {
    const { random } = this
    this.say('agent', random.of(random.chance(0.9) ? talk.HOLD_REQUESTS : talk.ABRUPT_HOLDS))
    if (random.chance(0.7)) this.say('customer', '好的')
    const start = this.clock
    this.clock += 8000 + random.below(70_000)
    this.events.push({ type: 'hold', start, end: this.clock })
    this.clock += 300
    this.say('agent', random.of(random.chance(0.85) ? talk.THANKS : talk.UNTHANKED))
  }

  private promise(): void {
    const { random } = this
    this.say('agent', random.of(talk.PROMISES))
    if (random.chance(0.9))
      this.events.push({ type: 'ticket', at: this.clock, text: '客户来电反映问题，需后台核实后回复' })
    this.say('customer', random.of(talk.CUSTOMER))
  }

  private complain(): void {
    this.say('customer', this.random.of(talk.COMPLAINTS))
    this.say('agent', this.random.chance(0.8) ? talk.AGENT[5] : this.random.of(talk.AGENT))
  }

  private close(): void {
    const { random } = this
    this.say('customer', '没有了，谢谢')
    this.say('agent', random.of(random.chance(0.95) ? talk.CLOSINGS : talk.CURT_CLOSINGS))
    this.events.push({ type: 'hangup', at: this.clock, by: random.chance(0.9) ? 'customer' : 'agent' })
  }
}
