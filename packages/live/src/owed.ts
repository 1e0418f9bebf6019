import type { Clause, LiveRules } from '@liangyan/standard'

/** Between the place in `owed` and the clause that a duty of the watcher stands for. */
const SEPARATOR = ' '
const PREFIX = 'owed'

/**
 * Duties that are decided only later, at the end or when something is done, as duties that are open from the moment that
 * the standard names: the same demand with the same excuses, met by what was done before as by what is done from then on.
 */
export function owedDuties(rules: LiveRules | undefined, clauses: ReadonlyMap<string, Clause>): Clause[] {
  return (rules?.clocks.owed ?? []).flatMap(({ clauses: ids, when }, place) =>
    ids.flatMap((id): Clause[] => {
      const clause = clauses.get(id)
      if (!clause || isSilent(clause)) return []
      const { title, applies, unless, require, within = 'before' } = clause
      return [
        {
          id: [PREFIX, place, id].join(SEPARATOR),
          title,
          criterion: PREFIX,
          ...(applies && { applies }),
          ...(unless && { unless }),
          when,
          require,
          within: within === 'before' ? 'conversation' : within.replace(/before$/, 'around'),
          evidence: 'none',
        },
      ]
    }),
  )
}

/** The clause that a duty of the watcher stands for, and the place in `owed` that it shares with others; undefined for no such duty. */
export function owedBy(duty: string): { place: string; clause: string } | undefined {
  const [prefix, place, clause] = duty.split(SEPARATOR)
  return prefix === PREFIX && clause !== undefined ? { place, clause } : undefined
}

/** Drafts are not in force; what is on trial is for inspectors to watch, nobody owes it. */
export const isSilent = ({ status }: Clause): boolean => status === 'draft' || status === 'trial'
