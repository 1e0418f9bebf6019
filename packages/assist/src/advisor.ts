import type { Conversation } from '@liangyan/conversation'
import { Engine, type OpenDuty, type RecognisedMoment, type Situation } from '@liangyan/inspection'
import type { Clause, Moment, Standard } from '@liangyan/standard'
import { type Amends, amendsFor, BETTER, makingUp } from './amends.ts'
import { fill } from './filling.ts'
import { justSaid } from './just-said.ts'
import { knownFrom } from './known.ts'
import { localNow } from './local-now.ts'
import { type Candidate, candidates } from './ranking.ts'
import { endingOf, Resemblance } from './resemblance.ts'
import { bestOf } from './speaking.ts'
import type { Choice, Style } from './wording.ts'

/** Why a moment was recognised. */
export interface Why {
  /** Titles of the acts. */
  readonly acts: readonly string[]
  /** Words of the last turn. */
  readonly words: readonly string[]
  /** Earlier turns that matter, by index. */
  readonly turns: readonly number[]
  /** From 0 to 1, how much the last turns resemble the examples of this moment. */
  readonly resemblance: number
}

/** Words for one moment. */
export interface Suggestion {
  readonly moment: string
  /** Whether this is certainly the moment; at most the first suggestion is sure. */
  readonly sure: boolean
  readonly text: string
  readonly clause: string
  readonly title: string
  /** Slots that the agent has to fill. */
  readonly open: readonly string[]
  readonly why: Why
  /** What the agent owes at this moment. */
  readonly duty?: OpenDuty
  /** The clause that the agent has just broken, for which these words make up. */
  readonly mends?: Pick<Amends, 'clause' | 'title' | 'turn' | 'said'>
}

/** What the agent's screen shows now. */
export interface Advice {
  /** One for each moment, best first. */
  readonly suggestions: readonly Suggestion[]
  /** All that is owed now, what is due first before. */
  readonly duties: readonly OpenDuty[]
  /** The moment in which the agent, having spoken, waits for the customer: one that the standard has no words for. */
  readonly silent?: string
}

export interface AskedFor {
  /** At most so many suggestions; 3 where absent. */
  readonly most?: number | undefined
  readonly style?: Style | undefined
  /** Local time with offset; where absent, when the conversation's last word was said. */
  readonly now?: string | undefined
}

const MOST = 3

/** A standard ready to advise. Pure: the same conversation gets the same advice. */
export class Advisor {
  private readonly engine: Engine
  private readonly acts: ReadonlyMap<string, string>
  private readonly clauses: ReadonlyMap<string, Clause>
  private readonly moments: readonly Moment[]
  private readonly resemblance: Resemblance
  private readonly mending: ReadonlyMap<string, Clause>
  /** Moments that no clause of the standard has words for. */
  private readonly wordless: ReadonlySet<string>
  private readonly channel: string | undefined
  /** What `isVague` has found, by the wording as the standard has it. */
  private readonly vague = new Map<string, boolean>()

  constructor(standard: Standard) {
    this.engine = new Engine(standard, { advising: true })
    this.acts = new Map(standard.acts.map(({ act }) => [act.id, act.title]))
    this.clauses = new Map(standard.clauses.map(({ clause }) => [clause.id, clause]))
    this.moments = standard.practice.moments
    this.resemblance = new Resemblance(standard)
    this.mending = makingUp(standard)
    const worded = new Set(standard.everyClause.map(({ clause }) => clause.wording && clause.moment))
    this.wordless = new Set(this.moments.map(({ title }) => title).filter((title) => !worded.has(title)))
    this.channel = standard.profiles?.profiles[standard.profile.id]?.channel
  }

  /** Moments of a conversation so far, with words for them. */
  advise(recorded: Conversation, { most = MOST, style, now = localNow(recorded) }: AskedFor = {}): Advice {
    const conversation = this.inItsChannel(recorded)
    const situation = this.situation(conversation, now)
    const amends = this.amends(conversation)
    const given = new Set<string>()
    const said = justSaid(conversation)
    const known = new Map(knownFrom(conversation))
    if (amends) known.set(BETTER, fill(amends.better, known).text)
    const choice: Choice = {
      known,
      style,
      said,
      given,
      vague: (wording) => this.isVague(wording),
    }
    const suggestions: Suggestion[] = []
    const mayWait = situation.spoken.at(-1)?.speaker === 'agent'
    const { duties } = situation
    for (const candidate of this.candidates(situation, amends)) {
      if (suggestions.length >= most) break
      const { title } = candidate.moment
      if (mayWait && this.wordless.has(title)) return { suggestions, duties, silent: title }
      const suggestion = this.suggestionFor(candidate, situation, choice, amends)
      if (!suggestion) continue
      given.add(suggestion.text)
      suggestions.push(suggestion)
    }
    return { suggestions, duties }
  }

  /** A record that does not say its channel is of the profile's: nobody telephones at the counter. */
  private inItsChannel(conversation: Conversation): Conversation {
    if (conversation.channel !== undefined || this.channel === undefined) return conversation
    return { ...conversation, channel: this.channel }
  }

  /** Whether a wording, its slots as they stand, promises something and has no place for the time. */
  private isVague(wording: string): boolean {
    let vague = this.vague.get(wording)
    if (vague === undefined) {
      const turns = [{ index: 0, speaker: 'agent' as const, text: wording }]
      const { commitments } = this.engine.inspect({ id: 'wording', turns, events: [] })
      vague = !wording.includes('{时限}') && commitments.some(({ due }) => due === null)
      this.vague.set(wording, vague)
    }
    return vague
  }

  /** What is due first stands before; by a clause on trial, which inspectors watch, the agent owes nothing. */
  private situation(conversation: Conversation, now: string | undefined): Situation {
    const situation = this.engine.situation(conversation, now)
    const duties = situation.duties.filter(({ clause }) => this.clauses.get(clause)?.status !== 'trial')
    return { ...situation, duties: duties.toSorted((a, b) => dueOf(a) - dueOf(b)) }
  }

  private amends(conversation: Conversation): Amends | undefined {
    if (this.mending.size === 0) return undefined
    return amendsFor(conversation, this.engine.inspect(conversation).findings, this.mending)
  }

  private candidates({ moments, counsels, spoken }: Situation, amends: Amends | undefined): Candidate[] {
    const ending = endingOf(spoken)
    const sayable = new Set(counsels.flatMap(({ clause }) => clause.moment ?? []))
    const resemblances = ending ? this.resemblance.probabilities(ending, sayable) : new Map<string, number>()
    const afterAgent = ending?.last.speaker === 'agent'
    const ranked = (recognised: readonly RecognisedMoment[]) =>
      candidates(this.moments, recognised, resemblances, afterAgent)
    const place = this.moments.find(({ title }) => title === amends?.by.moment)
    if (!amends || !place) return ranked(moments)
    const others = moments.filter((recognised) => recognised.moment.title !== place.title)
    const why = { acts: [], words: amends.said, turns: [amends.turn] }
    if (!afterAgent) return ranked([...others, { moment: place, sure: true, why }])
    // before the customer has answered, nothing is more urgent
    const first = { moment: place, sure: amends.certain, why, resemblance: 0 }
    const rest = ranked(others).filter(({ moment }) => moment.title !== place.title)
    return [first, ...rest.map((other) => ({ ...other, sure: false }))]
  }

  private suggestionFor(
    { moment, sure, why, resemblance }: Candidate,
    { counsels, duties }: Situation,
    choice: Choice,
    amends: Amends | undefined,
  ): Suggestion | undefined {
    const owed = duties.filter((duty) => this.clauses.get(duty.clause)?.moment === moment.title)
    const mends = amends?.by.moment === moment.title ? amends : undefined
    const best = bestOf(
      counsels.filter(({ clause }) => (mends ? clause.id === mends.by.id : clause.moment === moment.title)),
      owed,
      choice,
    )
    if (!best) return undefined
    const { clause } = best.counsel
    const duty = owed.find((d) => d.clause === clause.id) ?? owed[0]
    return {
      moment: moment.title,
      sure,
      text: best.words.text,
      clause: clause.id,
      title: clause.title,
      open: best.words.open,
      why: { ...why, acts: why.acts.map((id) => this.acts.get(id) ?? id), resemblance },
      ...(duty && { duty }),
      ...(mends && { mends: { clause: mends.clause, title: mends.title, turn: mends.turn, said: mends.said } }),
    }
  }
}

const dueOf = ({ deadline }: OpenDuty) => deadline ?? Number.MAX_SAFE_INTEGER
