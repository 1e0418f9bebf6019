import type { Conversation } from '@liangyan/conversation'
import type { Engine, Inspection, Observation, SceneRecord, Session, Advice as Observed } from '@liangyan/inspection'
import type { Advice, AskedFor, Standing } from './advice.ts'
import { type Known, knownBy } from './known.ts'
import { localNow } from './local-now.ts'
import { Tellings } from './told.ts'

/** What a session needs of the advisor. */
interface Adviser {
  readonly engine: Engine
  adviceFor(standing: Standing, asked: AskedFor): Advice
}

/**
 * A conversation in progress at the agent's desk. One walk over its steps serves all: what is found, warned of and owed
 * (`observe`), words for the moment (`advise`) and the inspection at its end (`conclude`).
 */
export class AdvisingSession {
  private readonly adviser: Adviser
  private readonly recorded: SceneRecord
  /** Whether the record does not say its channel, and advice goes by that of the profile. */
  private readonly supposed: boolean
  private readonly session: Session
  private readonly tellings = new Tellings()
  private knownNow: Known = new Map()
  /** The record so far that this is known of. */
  private knownOf: Conversation | undefined
  private given: { readonly asked: AskedFor; readonly advice: Advice } | undefined

  /** @param inItsChannel the record with the channel that advice goes by, where it does not say its own */
  constructor(adviser: Adviser, recorded: SceneRecord, inItsChannel: SceneRecord) {
    this.adviser = adviser
    this.recorded = recorded
    this.supposed = recorded.channel !== inItsChannel.channel
    this.session = adviser.engine.session(inItsChannel)
  }

  /** Takes what happened, in whatever order it comes; the same as `observe` of the engine's own session. */
  observe(observation: Observation): Observed {
    const passing = observation.type === 'tick' || (observation.type === 'turn' && observation.partial)
    if (!passing) this.given = undefined
    return this.session.observe(observation)
  }

  /**
   * Words for the moment: what `Advisor.advise` says to the record so far. Partial turns and ticks are no part of it, so
   * that nothing moves on the desk by them. Asked again before anything has happened, it is the same object.
   */
  advise(asked: AskedFor = {}): Advice {
    if (this.given && isSame(this.given.asked, asked)) return this.given.advice
    const conversation = this.session.soFar()
    const situation = this.session.situation(asked.now ?? localNow(conversation))
    const advice = this.adviser.adviceFor({ conversation, situation, known: this.known() }, asked)
    this.given = { asked, advice }
    return advice
  }

  /** What the record so far tells: what slots are filled with. The same object while it tells the same. */
  known(): Known {
    const conversation = this.session.soFar()
    if (this.knownOf === conversation) return this.knownNow
    const known = knownBy(conversation, conversation.turns, this.tellings.of(conversation.turns))
    if (!tellsSame(known, this.knownNow)) this.knownNow = known
    this.knownOf = conversation
    return this.knownNow
  }

  /** The record so far: turns by their index, events as they were told. */
  soFar(): Conversation {
    const { turns, events } = this.session.soFar()
    return { ...this.recorded, turns, events }
  }

  /** The inspection of the record, the same as afterwards. The session may not be used any more. */
  conclude(): Inspection {
    // an inspection goes by nothing that the record does not say
    if (this.supposed) return this.adviser.engine.inspect(this.soFar())
    return this.session.conclude()
  }
}

const tellsSame = (a: Known, b: Known) => a.size === b.size && [...a].every(([slot, value]) => b.get(slot) === value)
const isSame = (a: AskedFor, b: AskedFor) => a.most === b.most && a.style === b.style && a.now === b.now
