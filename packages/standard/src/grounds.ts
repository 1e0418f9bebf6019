import type { Act, Clause } from './schema/clause.ts'
import type { Condition } from './schema/condition.ts'

/** What a condition may come to, whatever is said, as long as no language model answers. */
interface Outcomes {
  readonly yes: boolean
  readonly no: boolean
}

const EITHER: Outcomes = { yes: true, no: true }
const UNKNOWN: Outcomes = { yes: false, no: false }

/**
 * Whether a clause can be found broken only by the answer of a language model: no words, events or data alone decide it.
 * A question for a person counts as decided, since a person decides it.
 */
export function restsOnModel(clause: Clause, acts: ReadonlyMap<string, Act>): boolean {
  const { when, unless, require, forbid } = clause
  const of = (condition: Condition | undefined) => (condition ? outcomesOf(condition, acts, new Set()) : EITHER)
  const accused = forbid ? of(forbid).yes : require ? of(require).no : true
  return !(accused && of(when).yes && of(unless).no)
}

function outcomesOf(condition: Condition, acts: ReadonlyMap<string, Act>, within: ReadonlySet<string>): Outcomes {
  const of = (inner: Condition) => outcomesOf(inner, acts, within)
  const parts: Outcomes[] = [condition.all ?? []].flat().map(of)
  if (condition.any) parts.push(anyOf(condition.any.map(of)))
  if (condition.not) parts.push(notOf(of(condition.not)))
  if (condition.act !== undefined)
    parts.push(anyOf([condition.act].flat().map((id) => outcomesOfAct(id, acts, within))))
  const { judge, ...rest } = condition
  if (judge !== undefined) parts.push(typeof judge !== 'string' && judge.by === 'person' ? EITHER : UNKNOWN)
  // whatever else it asks, rules can tell
  if (Object.keys(rest).some((key) => !LOGIC.has(key))) parts.push(EITHER)
  return parts.length === 0 ? EITHER : allOf(parts)
}

const LOGIC: ReadonlySet<string> = new Set(['all', 'any', 'not', 'act', 'by'])

function outcomesOfAct(id: string, acts: ReadonlyMap<string, Act>, within: ReadonlySet<string>): Outcomes {
  const act = acts.get(id)
  return act && !within.has(id) ? outcomesOf(act.is, acts, new Set([...within, id])) : EITHER
}

const allOf = (parts: readonly Outcomes[]): Outcomes => ({
  yes: parts.every(({ yes }) => yes),
  no: parts.some(({ no }) => no),
})
const anyOf = (parts: readonly Outcomes[]): Outcomes => ({
  yes: parts.some(({ yes }) => yes),
  no: parts.every(({ no }) => no),
})
const notOf = ({ yes, no }: Outcomes): Outcomes => ({ yes: no, no: yes })
