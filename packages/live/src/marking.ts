import { Engine, type Inspection } from '@liangyan/inspection'
import type { Clause, Condition, Standard } from '@liangyan/standard'

/** A condition that is to be asked of every step, and the name under which its answers are kept. */
export interface Mark {
  readonly name: string
  readonly when: Condition
  readonly unless?: Condition | undefined
}

/** Nobody can do it: the clause that asks for it is broken wherever its trigger holds, which is how a mark shows. */
const NEVER: Condition = { by: 'agent', not: { by: 'agent' } }

/**
 * An engine that asks further conditions of a conversation: marks, which it finds, and duties beside those of the
 * standard, which it opens and closes as any other.
 */
export function markingEngine(standard: Standard, marks: readonly Mark[], duties: readonly Clause[] = []): Engine {
  const clauses = [...marks.map(clauseOf), ...duties]
  const asking = {
    ...standard,
    clauses: clauses.map((clause) => ({ clause, place: { file: 'live.yaml', line: 1, column: 1 } })),
    contact: [],
    commitments: undefined,
    scorecards: [],
    rewordings: [],
    reasonModel: undefined,
  }
  return new Engine(asking, { proving: false })
}

const clauseOf = ({ name, when, unless }: Mark): Clause => ({
  id: name,
  title: name,
  criterion: name,
  when,
  ...(unless && { unless }),
  require: NEVER,
  within: 'same turn',
  evidence: 'trigger',
})

/** Where each mark was found: name → turn indexes, ascending; −1 for an event before any turn. */
export function marksIn({ findings }: Pick<Inspection, 'findings'>): Map<string, number[]> {
  const found = new Map<string, number[]>()
  for (const { clause, verdict, turns } of findings)
    if (verdict === 'broken') found.set(clause, [...(found.get(clause) ?? []), turns[0] ?? -1])
  return found
}
