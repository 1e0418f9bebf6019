import type { Conversation } from '@liangyan/conversation'
import {
  type Counsel,
  Engine,
  type OpenDuty,
  type RecognisedMoment,
  type SceneRecord,
  type Situation,
} from '@liangyan/inspection'
import type { Clause, Moment, Standard } from '@liangyan/standard'
import { AdvisingSession } from './advising-session.ts'
import type { Advice, AskedFor, Standing, Suggestion } from './advice.ts'
import { type Amends, amendsFor, BETTER, makingUp } from './amends.ts'
import { fill } from './filling.ts'
import { justSaid, Sentences } from './just-said.ts'
import { knownFrom } from './known.ts'
import { localNow } from './local-now.ts'
import { type Candidate, candidates } from './ranking.ts'
import { endingOf, NONE, Resemblance } from './resemblance.ts'
import { bestOf } from './speaking.ts'
import type { Choice } from './wording.ts'

const MOST = 3

/** A standard ready to advise. Pure: the same conversation gets the same advice. */
export class Advisor {
  /** Inspects as any engine of the standard does, too. */
  readonly engine: Engine
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
  private readonly sentences = new Sentences()
  /** Moment → number of the asking in which some clause last had words for it. */
  private readonly worded = new Map<string | undefined, number>()
  private asked = 0

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
  advise(recorded: Conversation, asked: AskedFor = {}): Advice {
    const conversation = this.inItsChannel(recorded)
    const situation = this.engine.situation(conversation, asked.now ?? localNow(conversation))
    return this.adviceFor({ conversation, situation, known: knownFrom(conversation) }, asked)
  }

  /**
   * Begins a conversation in progress: what it advises after each observation is what `advise` says to the record so far.
   * The sessions of one advisor may run side by side, in one thread.
   */
  session(recorded: SceneRecord): AdvisingSession {
    return new AdvisingSession(this, recorded, this.inItsChannel(recorded))
  }

  /** Words for where a conversation stands. */
  adviceFor({ conversation, situation: found, known: recorded }: Standing, { most = MOST, style }: AskedFor): Advice {
    const situation = { ...found, duties: this.owed(found.duties) }
    const amends = amendsFor(conversation, situation.findings, this.mending)
    const given = new Set<string>()
    const said = justSaid(conversation.turns, this.sentences)
    const known = amends ? new Map(recorded).set(BETTER, fill(amends.better, recorded).text) : recorded
    const choice: Choice = {
      known,
      style,
      said,
      given,
      vague: (wording) => this.isVague(wording),
    }
    const { worded } = this
    const asking = ++this.asked
    for (const { clause } of situation.counsels) worded.set(clause.moment, asking)
    const suggestions: Suggestion[] = []
    const mayWait = situation.ending.at(-1)?.speaker === 'agent'
    const { duties } = situation
    for (const candidate of this.candidates(situation, (title) => worded.get(title) === asking, amends)) {
      if (suggestions.length >= most) break
      const { title } = candidate.moment
      if (mayWait && this.wordless.has(title)) return { suggestions, duties, silent: title }
      const counsels = situation.counsels.filter(({ clause }) => clause.moment === title)
      const suggestion = this.suggestionFor(candidate, counsels, duties, choice, amends)
      if (!suggestion) continue
      given.add(suggestion.text)
      suggestions.push(suggestion)
    }
    return { suggestions, duties }
  }

  /** A record that does not say its channel is of the profile's: nobody telephones at the counter. */
  private inItsChannel<Record extends SceneRecord>(conversation: Record): Record {
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
  private owed(duties: readonly OpenDuty[]): OpenDuty[] {
    const owed = duties.filter(({ clause }) => this.clauses.get(clause)?.status !== 'trial')
    return owed.sort((a, b) => dueOf(a) - dueOf(b))
  }

  /** @param hasWords whether any clause has words for a moment here */
  private candidates(
    { moments, ending: spoken }: Situation,
    hasWords: (title: string) => boolean,
    amends: Amends | undefined,
  ): Candidate[] {
    const ending = endingOf(spoken)
    const resemblances = ending ? this.resemblance.probabilities(ending, hasWords) : NONE
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
    counsels: readonly Counsel[],
    duties: readonly OpenDuty[],
    choice: Choice,
    amends: Amends | undefined,
  ): Suggestion | undefined {
    const owed = duties.filter((duty) => this.clauses.get(duty.clause)?.moment === moment.title)
    const mends = amends?.by.moment === moment.title ? amends : undefined
    const best = bestOf(mends ? counsels.filter(({ clause }) => clause.id === mends.by.id) : counsels, owed, choice)
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
