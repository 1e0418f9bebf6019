import type { AddedFinding, ReviewContent } from '@liangyan/contract'
import type { FindingRow } from '@liangyan/store'

/** Said of what the machine found and somebody who did not see that did not. */
const NOT_FOUND = '盲评未认定'

/**
 * What was found without seeing the machine's findings, as opinions on these: one that both found is confirmed, one that
 * the machine alone found is overturned, one that the person alone found stays added. Both mean the same where clause (or,
 * where the person named none, criterion and kind) and a turn are the same, or one of them speaks of the whole
 * conversation. Findings of clauses on trial are left alone unless both found them.
 */
export function fromBlind(content: ReviewContent, rows: readonly FindingRow[]): ReviewContent {
  const opinions = rows.flatMap((row) => {
    const both = content.added.some((added) => isSame(added, row))
    if (!both && row.trial) return []
    const opinion = both ? ('confirmed' as const) : ('overturned' as const)
    return [{ finding: row.id, opinion, comment: both ? '' : NOT_FOUND }]
  })
  return { ...content, opinions, added: content.added.filter((added) => !rows.some((row) => isSame(added, row))) }
}

function isSame(added: AddedFinding, { clause, criterion, kind, turns }: FindingRow): boolean {
  const about =
    added.clause === null
      ? added.criterion === criterion && (added.kind === null || added.kind === kind)
      : added.clause === clause
  if (!about) return false
  return turns.length === 0 || added.turns.length === 0 || turns.some((turn) => added.turns.includes(turn))
}
