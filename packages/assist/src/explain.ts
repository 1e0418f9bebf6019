import type { Conversation, Event } from '@liangyan/conversation'
import { Engine, type ExplainedCounsel, explainCounsel } from '@liangyan/inspection'
import type { Clause, Standard } from '@liangyan/standard'
import type { Advice, AskedFor } from './advice.ts'
import { Advisor } from './advisor.ts'
import { justSaid } from './just-said.ts'
import { knownFrom } from './known.ts'
import { wordingsOf } from './wording.ts'

/**
 * Why the words of a clause were not among the suggestions:
 * - `not for this`: the clause is not for such conversations;
 * - `excused`: what excuses from it holds;
 * - `waiting`: the agent has just asked and waits for the answer;
 * - `other clause`: another clause of its moment spoke;
 * - `no occasion`: none of its wordings suits the day, the hour or the channel;
 * - `just said`: the agent has just said all of its wordings that suit;
 * - `other moments`: its moment was not among the first.
 */
export type WhyNot =
  | 'not for this'
  | 'excused'
  | 'waiting'
  | 'other clause'
  | 'no occasion'
  | 'just said'
  | 'other moments'

/** One place of a conversation, as the agent's screen was there, seen from one clause. */
export interface ExplainedAdvice extends ExplainedCounsel {
  /** Whether the trigger held since the agent last spoke. */
  readonly triggered: boolean
  /** The place among the suggestions, from 1, and the text. */
  readonly suggested?: { readonly place: number; readonly text: string }
  readonly whyNot?: WhyNot
  /** The clause that spoke instead, for `other clause`. */
  readonly instead?: { readonly clause: string; readonly title: string; readonly text: string }
  /** The moments that were suggested. */
  readonly moments: readonly string[]
}

export interface AdviceExplanation {
  readonly clause: string
  readonly title: string
  readonly moment: string
  /** Whether the clause has a trigger; without one it belongs to its moment always. */
  readonly hasTrigger: boolean
  /** Every turn and every event, in their order. */
  readonly steps: readonly ExplainedAdvice[]
}

/**
 * Why a clause that advises was or was not suggested, after each turn and each event of a conversation. Undefined where
 * the standard has no such clause with words for a moment.
 */
export function explainAdvice(
  standard: Standard,
  conversation: Conversation,
  clauseId: string,
  asked: AskedFor = {},
): AdviceExplanation | undefined {
  const clause = standard.clauses.find((placed) => placed.clause.id === clauseId)?.clause
  if (clause?.moment === undefined || !clause.wording?.length || clause.status === 'draft') return undefined
  const advisor = new Advisor(standard)
  const engine = new Engine(standard, { advising: true })
  const steps = soFars(conversation).flatMap((soFar): ExplainedAdvice[] => {
    const counsel = explainCounsel(engine, soFar, clauseId)
    return counsel ? [{ ...counsel, ...outcomeOf(clause, soFar, engine, advisor.advise(soFar, asked)) }] : []
  })
  const { id, title, moment, when } = clause
  return { clause: id, title, moment, hasTrigger: when !== undefined, steps }
}

type Outcome = Omit<ExplainedAdvice, keyof ExplainedCounsel>

function outcomeOf(clause: Clause, soFar: Conversation, engine: Engine, advice: Advice): Outcome {
  const { suggestions } = advice
  const counsel = engine.situation(soFar).counsels.find((c) => c.clause.id === clause.id)
  const outcome = { triggered: counsel?.triggered ?? false, moments: suggestions.map(({ moment }) => moment) }
  const at = suggestions.findIndex((suggestion) => suggestion.clause === clause.id)
  if (at >= 0) return { ...outcome, suggested: { place: at + 1, text: suggestions[at].text } }
  if (!counsel) return { ...outcome, whyNot: isFor(clause, soFar, engine) ? 'excused' : 'not for this' }
  if (advice.silent !== undefined && suggestions.length === 0) return { ...outcome, whyNot: 'waiting' }
  if (counsel.wordings.length === 0) return { ...outcome, whyNot: 'no occasion' }
  const choice = {
    known: knownFrom(soFar),
    style: undefined,
    said: justSaid(soFar.turns),
    given: new Set(''),
    vague: () => false,
  }
  if (wordingsOf(counsel, choice).left.length === 0) return { ...outcome, whyNot: 'just said' }
  const instead = suggestions.find(({ moment }) => moment === clause.moment)
  if (!instead) return { ...outcome, whyNot: 'other moments' }
  return {
    ...outcome,
    whyNot: 'other clause',
    instead: { clause: instead.clause, title: instead.title, text: instead.text },
  }
}

const isFor = ({ id, applies }: Clause, soFar: Conversation, engine: Engine) =>
  applies === undefined || explainCounsel(engine, soFar, id)?.appliesTo?.holds === 'yes'

/** A conversation as far as each of its turns, and each of its events when it was over. */
function soFars(conversation: Conversation): Conversation[] {
  const { turns } = conversation
  const events = conversation.events.toSorted((a, b) => timeOf(a) - timeOf(b))
  const untilTurn = turns.map((turn, i) => ({
    at: turn.start ?? -Infinity,
    soFar: {
      turns: turns.slice(0, i + 1),
      events: events.filter((event) => timeOf(event) <= (turn.start ?? -Infinity)),
    },
  }))
  const untilEvent = events.map((event, i) => ({
    at: timeOf(event),
    soFar: { turns: turns.filter(({ start }) => (start ?? -Infinity) < timeOf(event)), events: events.slice(0, i + 1) },
  }))
  return [...untilTurn, ...untilEvent]
    .toSorted((a, b) => a.at - b.at || a.soFar.turns.length - b.soFar.turns.length)
    .map(({ soFar }) => ({ ...conversation, ...soFar }))
}

const timeOf = (event: Event) => ('at' in event ? event.at : (event.end ?? event.start))
