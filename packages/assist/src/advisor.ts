import type { Conversation } from '@liangyan/conversation'
import { type Counsel, Engine, type OpenDuty, type Situation } from '@liangyan/inspection'
import type { Clause, Moment, Standard } from '@liangyan/standard'
import { justSaid } from './just-said.ts'
import { knownFrom } from './known.ts'
import { localNow } from './local-now.ts'
import { type Candidate, candidates } from './ranking.ts'
import { endingOf, Resemblance } from './resemblance.ts'
import { type Choice, type Sayable, type Style, wordingsOf } from './wording.ts'

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
  /** False where only weaker signs spoke for the moment. */
  readonly sure: boolean
  readonly text: string
  readonly clause: string
  readonly title: string
  /** Slots that the agent has to fill. */
  readonly open: readonly string[]
  readonly why: Why
  /** What the agent owes at this moment. */
  readonly duty?: OpenDuty
}

/** What the agent's screen shows now. */
export interface Advice {
  /** One for each moment, best first. */
  readonly suggestions: readonly Suggestion[]
  /** All that is owed now, what is due first before. */
  readonly duties: readonly OpenDuty[]
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

  constructor(standard: Standard) {
    this.engine = new Engine(standard, { advising: true })
    this.acts = new Map(standard.acts.map(({ act }) => [act.id, act.title]))
    this.clauses = new Map(standard.clauses.map(({ clause }) => [clause.id, clause]))
    this.moments = standard.practice.moments
    this.resemblance = new Resemblance(standard)
  }

  /** Moments of a conversation so far, with words for them. */
  advise(conversation: Conversation, { most = MOST, style, now = localNow(conversation) }: AskedFor = {}): Advice {
    const situation = this.engine.situation(conversation, now)
    const given = new Set<string>()
    const said = justSaid(conversation)
    const choice: Choice = {
      known: knownFrom(conversation),
      style,
      refused: (text) => given.has(text) || said(text),
    }
    const suggestions: Suggestion[] = []
    for (const candidate of this.candidates(situation)) {
      if (suggestions.length >= most) break
      const suggestion = this.suggestionFor(candidate, situation, choice)
      if (!suggestion) continue
      given.add(suggestion.text)
      suggestions.push(suggestion)
    }
    return { suggestions, duties: situation.duties.toSorted((a, b) => dueOf(a) - dueOf(b)) }
  }

  private candidates({ moments, spoken }: Situation): Candidate[] {
    const ending = endingOf(spoken)
    return candidates(this.moments, moments, ending ? this.resemblance.probabilities(ending) : new Map())
  }

  private suggestionFor(
    { moment, sure, why, resemblance }: Candidate,
    { counsels, duties }: Situation,
    choice: Choice,
  ): Suggestion | undefined {
    const owed = duties.filter((duty) => this.clauses.get(duty.clause)?.moment === moment.title)
    const best = bestOf(
      counsels.filter(({ clause }) => clause.moment === moment.title),
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
    }
  }
}

/**
 * The clause that speaks now, with its best words: one whose trigger held before one that is owed, that before one that
 * only belongs to the moment; among equals one that can be said without a gap, then one of the style wanted. What a prohibition says instead
 * of the forbidden thing comes last.
 */
function bestOf(
  counsels: readonly Counsel[],
  owed: readonly OpenDuty[],
  choice: Choice,
): { counsel: Counsel; words: Sayable } | undefined {
  const nearness = ({ clause, triggered }: Counsel) => {
    if (clause.forbid) return 3
    return triggered ? 0 : owed.some((duty) => duty.clause === clause.id) ? 1 : 2
  }
  return counsels
    .flatMap((counsel) =>
      wordingsOf(counsel, choice)
        .slice(0, 1)
        .map((words) => ({ counsel, words })),
    )
    .sort(
      (a, b) =>
        nearness(a.counsel) - nearness(b.counsel) ||
        gaps(a.words) - gaps(b.words) ||
        a.words.distance - b.words.distance,
    )[0]
}

const gaps = ({ open }: Sayable) => (open.length > 0 ? 1 : 0)

const dueOf = ({ deadline }: OpenDuty) => deadline ?? Number.MAX_SAFE_INTEGER
