import { type Act, actsOf, type Clause, type Condition, walkCondition } from '@liangyan/standard'

/** How many turns a clause counts: a lost turn changes the count, and the verdict with good reason. */
export interface TurnCount {
  /** The largest number of turns that any part of it counts; 0 where none does. */
  readonly reach: number
  /** Whether turns are counted from the beginning of the conversation. */
  readonly fromStart: boolean
}

const COUNTED = /(\d+) (?:agent |customer )?turns?\b/

export function turnsCountedBy(clause: Clause, acts: ReadonlyMap<string, Act>): TurnCount {
  const seen = new Set<string>()
  let reach = clause.within?.startsWith('next') ? 1 : numberIn(clause.within)
  let fromStart = false
  const visit = (condition: Condition | undefined): void => {
    if (!condition) return
    walkCondition(condition, [], (inner) => {
      const { position, after, says, count } = inner
      fromStart ||= numberIn(position) > 0
      const said = typeof says === 'object' && !Array.isArray(says) ? says.in : undefined
      reach = Math.max(reach, numberIn(position), numberIn(after?.within), numberIn(said), count?.within ?? 0)
      for (const id of actsOf(inner)) {
        if (seen.has(id)) continue
        seen.add(id)
        visit(acts.get(id)?.is)
      }
    })
  }
  for (const part of [clause.when, clause.unless, clause.require, clause.forbid, clause.until]) visit(part)
  return { reach, fromStart }
}

const numberIn = (text: string | undefined): number => Number(COUNTED.exec(text ?? '')?.[1] ?? 0)
