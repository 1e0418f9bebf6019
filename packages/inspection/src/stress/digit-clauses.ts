import { digitPlaces } from '@liangyan/language'
import { type Act, actsOf, type Clause, type Condition, phrasesOf, walkCondition } from '@liangyan/standard'

/** Whether the digits that are said are what a clause judges: a misread digit then changes its verdict with good reason. */
export function judgesDigits(clause: Clause, acts: ReadonlyMap<string, Act>): boolean {
  const seen = new Set<string>()
  const concernsDigits = (condition: Condition | undefined): boolean => {
    let found = false
    if (!condition) return false
    walkCondition(condition, [], (inner) => {
      found ||= asksForDigits(inner)
      for (const id of actsOf(inner)) {
        if (found || seen.has(id)) continue
        seen.add(id)
        found = concernsDigits(acts.get(id)?.is)
      }
    })
    return found
  }
  return [clause.when, clause.unless, clause.require, clause.forbid, clause.until].some(concernsDigits)
}

function asksForDigits(condition: Condition): boolean {
  return (
    condition.mentions !== undefined ||
    condition.reads_back !== undefined ||
    condition.pattern !== undefined ||
    phrasesOf(condition).some(({ phrase }) => digitPlaces(phrase.replaceAll(/…<[^>]*>/g, '…')).length > 0)
  )
}
