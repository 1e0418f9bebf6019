import type { Head, Speaker } from '@liangyan/conversation'
import { bigramsOf, type NormalText, type ToneClassifier } from '@liangyan/language'
import type { Clause } from '@liangyan/standard'
import { alone } from './alone.ts'
import type { Step } from './steps.ts'
import { type Instruments, Utterance } from './utterance.ts'

export type SceneRecord = Head

/** Whether the words of a conversation were heard, by a speech recogniser, and not typed. */
export const isHeard = ({ channel }: SceneRecord): boolean =>
  channel === undefined || channel === 'phone' || channel === 'video'

const NEVER: readonly number[] = []

/** Counts of turns up to and with a step. */
interface TurnCounts {
  readonly any: number[]
  readonly agent: number[]
  readonly customer: number[]
}

/** What a compiled standard shares with every scene. */
export interface Equipment extends Instruments {
  /** How many shared checks there are. */
  readonly shared: number
  /** Tells reasons of contact apart; undefined where none were learned. */
  readonly reasons: ToneClassifier | undefined
  /** What to say instead of the words of the current turn (UTF-16 offsets) for which a clause blames the agent. */
  readonly instead: (
    scene: Scene,
    clause: Clause,
    words: readonly { start: number; end: number }[],
  ) => string | undefined
  readonly watches: number
  /** Whether findings come with their evidence; without, each names its turn alone. */
  readonly proving: boolean
  /** Buffer for the words of a step before the current one. */
  readonly earlier: NormalText
  /** Signal → number of the round where it last fired, in whichever scene. */
  readonly fired: Float64Array
  /** Root → number of the round where it was last asked. */
  readonly asked: Float64Array
  /** Whether any condition asks for the tone of somebody else than the agent. */
  readonly toneOfAll: boolean
}

/**
 * A conversation as far as it has come: what checks look at. One scene is used for many conversations, one after the
 * other; everything in it belongs to the conversation in progress.
 */
export class Scene extends Utterance<Equipment> {
  record: SceneRecord = { id: '' }
  readonly steps: Step[] = []
  /** Number of the conversation; no two have the same, nor a stamp. */
  conversation = 0
  /** Index of the current step. */
  here = -1
  /** The step that opened the obligation being asked about, or −1. */
  trigger = -1

  readonly counts: TurnCounts = { any: [], agent: [], customer: [] }
  /** Up to and with each step, the latest end of anything said. */
  private readonly ends: number[] = []
  /** Step indexes at which each watched condition held, ascending; most never do. */
  private readonly occurrences: (readonly number[] | undefined)[]
  /** Characters said and milliseconds spoken by each speaker before the current step. */
  readonly spoken = {
    agent: { characters: 0, time: 0 },
    customer: { characters: 0, time: 0 },
    system: { characters: 0, time: 0 },
  }

  private size = 0
  /** By step, once somebody asked. */
  private readonly bigrams: (readonly number[])[] = []
  /** Number of the step whose signals count as fired. */
  private round = 0

  constructor(equipment: Equipment) {
    super(equipment)
    this.occurrences = Array.from({ length: equipment.watches })
  }

  begin(record: SceneRecord): void {
    this.record = record
    this.conversation = this.asking = ++this.equipment.clock.looks
    this.steps.length = 0
    this.ends.length = this.bigrams.length = 0
    this.here = -1
    this.counts.any.length = this.counts.agent.length = this.counts.customer.length = 0
    this.occurrences.fill(undefined)
    for (const who of ['agent', 'customer', 'system'] as const) this.spoken[who].characters = this.spoken[who].time = 0
  }

  /** Makes a new step the current one. */
  enter(step: Step): void {
    if (this.here >= 0) this.leave()
    this.append(step)
    this.look(step)
    this.size = this.length
  }

  private append(step: Step): void {
    const { any, agent, customer } = this.counts
    const last = this.here++
    const speaker = step.turn?.speaker
    this.steps.push(step)
    this.ends.push(
      speaker === undefined
        ? (this.ends[last] ?? Number.NEGATIVE_INFINITY)
        : Math.max(this.ends[last] ?? Number.NEGATIVE_INFINITY, step.until),
    )
    any.push((any[last] ?? 0) + (speaker === 'agent' || speaker === 'customer' ? 1 : 0))
    agent.push((agent[last] ?? 0) + (speaker === 'agent' ? 1 : 0))
    customer.push((customer[last] ?? 0) + (speaker === 'customer' ? 1 : 0))
  }

  /** Looks at an earlier step again, to find the words that prove something there; then returns to the current one. */
  revisit(step: number, ask: () => void): void {
    const here = this.here
    if (step === here) {
      ask()
      return
    }
    this.here = step
    this.look(this.steps[step])
    ask()
    this.here = here
    this.look(this.steps[here])
  }

  /** Asks about a step as if it came next, then forgets it. Before the last one is asked again, look at it again. */
  pretend<T>(step: Step, ask: () => T): T {
    this.append(step)
    this.look(step)
    const answer = ask()
    this.steps.pop()
    for (const list of Object.values(this.counts)) list.pop()
    this.ends.pop()
    this.bigrams.length = Math.min(this.bigrams.length, this.here--)
    this.lookAway()
    return answer
  }

  /** Looks at the last step again, if something else was looked at since; tells whether it was. */
  lookAgain(): boolean {
    if (this.isLookedAt) return false
    this.look(this.steps[this.here])
    return true
  }

  /** Asks about the current step as if the conversation had begun at another local time (ISO 8601). */
  asOf<T>(startedAt: string, ask: () => T): T {
    const { record, conversation } = this
    const { clock } = this.equipment
    this.record = { ...record, startedAt }
    // what was worked out for the beginning does not answer for now, nor the other way round
    this.conversation = this.asking = ++clock.looks
    const answer = ask()
    this.record = record
    this.conversation = conversation
    this.asking = ++clock.looks
    return answer
  }

  get step(): Step {
    return this.steps[this.here]
  }

  get speaker(): Speaker | undefined {
    return this.steps[this.here].turn?.speaker
  }

  /** Whether the words come from speech recognition, so that characters may be mis-heard. */
  get heard(): boolean {
    return isHeard(this.record)
  }

  private leave(): void {
    const { turn, at, until } = this.steps[this.here]
    if (!turn) return
    const total = this.spoken[turn.speaker]
    total.characters += this.size
    if (until > at) total.time += until - at
  }

  /** The latest time that any step names, NaN where none does. */
  lastMoment(): number {
    let last = Number.NaN
    for (const { until } of this.steps) if (!(until <= last) && !Number.isNaN(until)) last = until
    return last
  }

  /** The latest end of anything said before the current step, ms. */
  spokenUntil(): number {
    return this.ends[this.here - 1] ?? Number.NEGATIVE_INFINITY
  }

  /** Forgets the signals of the step before. */
  beginSignals(): void {
    this.round = ++this.equipment.clock.looks
  }

  /** Notes that a signal fired at the current step. */
  fire(signal: number): void {
    this.equipment.fired[signal] = this.round
  }

  /** Whether any signal of a wake list fired at the current step; a list that may hold at any step always wakes. */
  wakes(wake: readonly number[] | null): boolean {
    if (wake === null) return true
    const { fired } = this.equipment
    for (const signal of wake) if (fired[signal] === this.round) return true
    return false
  }

  /** The steps at which a watched condition held, ascending; the current one is not among them before it is remembered. */
  occurrencesOf(watch: number): readonly number[] {
    return this.occurrences[watch] ?? NEVER
  }

  /** Notes that a watched condition holds at the current step. */
  remember(watch: number): void {
    const { here, occurrences } = this
    const known = occurrences[watch] as number[] | undefined
    if (!known) occurrences[watch] = alone(here)
    else if (known.length === 1) occurrences[watch] = [known[0], here]
    else known.push(here)
  }

  /** The pairs of neighbouring characters in a step. */
  bigramsAt(step: number): readonly number[] {
    return (this.bigrams[step] ??= step === this.here ? this.ownBigrams() : this.readBigrams(this.steps[step]))
  }

  private readBigrams({ text }: Step): readonly number[] {
    return bigramsOf(this.equipment.earlier.read(text))
  }

  /** The nearest earlier turn that any of these speakers (or, without them, anybody) said; undefined if none. */
  turnBefore(...speakers: Speaker[]): Step | undefined {
    for (let i = this.here - 1; i >= 0; i--) {
      const turn = this.steps[i].turn
      if (turn && (speakers.length === 0 || speakers.includes(turn.speaker))) return this.steps[i]
    }
    return undefined
  }
}
