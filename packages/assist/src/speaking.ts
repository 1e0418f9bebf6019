import type { Counsel, OpenDuty } from '@liangyan/inspection'
import { better, type Choice, type Sayable, wordingsOf } from './wording.ts'

/** The clause that speaks at a moment, with its words. */
export interface Speaker {
  readonly counsel: Counsel
  readonly words: Sayable
}

/**
 * Of the clauses of a moment the one that speaks now. What has just been said comes before what only the start of the
 * conversation asks for; of what was just said one that need not call by a name that nobody knows, then the one of higher
 * priority (the later stage, the narrower trigger), then the graver; then one whose words the agent has not begun to use;
 * then the better words.
 */
export function bestOf(counsels: readonly Counsel[], owed: readonly OpenDuty[], choice: Choice): Speaker | undefined {
  const byDistance = Map.groupBy(counsels, (counsel) => distanceOf(counsel, owed))
  for (const distance of [...byDistance.keys()].sort((a, b) => a - b)) {
    const best = bestAmong(byDistance.get(distance) ?? [], choice)
    if (best) return best
  }
  return undefined
}

/** Of clauses that are equally far from speaking. */
function bestAmong(counsels: readonly Counsel[], choice: Choice): Speaker | undefined {
  return counsels
    .flatMap((counsel) => {
      const { left, ...whole } = wordingsOf(counsel, choice)
      return left.slice(0, 1).map((words) => ({ counsel, words, ...whole }))
    })
    .sort(
      (a, b) =>
        Number(a.nameless) - Number(b.nameless) ||
        priorityOf(b.counsel) - priorityOf(a.counsel) ||
        gravityOf(b.counsel) - gravityOf(a.counsel) ||
        Number(a.begun) - Number(b.begun) ||
        better(a.words, b.words),
    )[0]
}

/**
 * How far a clause is from speaking now: its trigger held; it is owed; it always belongs to the moment; its trigger did
 * not hold. What a prohibition says instead of the forbidden thing comes last.
 */
function distanceOf({ clause, triggered }: Counsel, owed: readonly OpenDuty[]): number {
  if (clause.forbid) return 5
  if (triggered) return clause.when?.event === 'start' ? 1 : 0
  if (owed.some((duty) => duty.clause === clause.id)) return 2
  return clause.when ? 4 : 3
}

/** Of two clauses that are to speak now the graver does; one that only might says nothing by its gravity. */
const gravityOf = ({ clause: { severity = 'minor' }, triggered }: Counsel) =>
  triggered ? ['minor', 'major', 'fatal'].indexOf(severity) : 0

/** A clause whose trigger did not hold is no later stage. */
const priorityOf = ({ clause: { when, priority = 0 }, triggered }: Counsel) => (triggered || !when ? priority : 0)
