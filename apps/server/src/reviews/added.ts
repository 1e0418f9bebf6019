import type { AddedFinding } from '@liangyan/contract'
import type { Evidence, Finding } from '@liangyan/inspection'
import type { Standard } from '@liangyan/standard'
import type { MaskedRecord } from '@liangyan/store'
import { BY_PERSON } from './content.ts'

/**
 * The finding that a person added, as the machine would have made it: criterion, kind, severity and sources are the
 * clause's. One that names a criterion alone has the criterion's id for a clause: ids are unique in a standard.
 * Undefined where the standard has no such clause or criterion.
 */
export function findingAdded(standard: Standard, { turns }: MaskedRecord, added: AddedFinding): Finding | undefined {
  const clause = standard.clauses.find(({ clause: { id } }) => id === added.clause)?.clause
  const criterion = standard.criteria.find(({ id }) => id === (clause?.criterion ?? added.criterion))
  if (!criterion || (added.clause !== null && clause === undefined)) return undefined
  const kind = clause ? clause.kind : (added.kind ?? undefined)
  return {
    criterion: criterion.id,
    clause: clause?.id ?? criterion.id,
    title: clause?.title ?? criterion.title,
    ...(kind !== undefined && { kind }),
    verdict: 'broken',
    severity: clause?.severity ?? 'minor',
    ...(clause?.status === 'trial' && { trial: true }),
    turns: [...new Set(added.turns)].sort((a, b) => a - b),
    evidence: evidenceOf(added, turns),
    decidedBy: [BY_PERSON],
    ...(clause?.advice !== undefined && { advice: clause.advice }),
    sources: clause?.sources ?? [],
  }
}

function evidenceOf({ turns: indexes, quote }: AddedFinding, turns: MaskedRecord['turns']): Evidence[] {
  return turns
    .filter(({ index }) => indexes.includes(index))
    .map(({ index, text, start: from, end: to }) => {
      const [start, end] = quote?.turn === index ? [quote.start, quote.end] : [0, text.length]
      const times = from === undefined ? {} : { from, to: to ?? from }
      return { turn: index, start, end, quote: text.slice(start, end), ...times }
    })
}
