import type { ToImprove } from '@liangyan/contract'
import {
  brokenCounts,
  type FindingDetail,
  mostBroken,
  type OwnClause,
  type OwnPlace,
  type OwnSelection,
} from '@liangyan/store'
import type { ReadyStandard } from '../standards/standards.ts'
import type { System } from '../system.ts'

const MOST = { clauses: 5, places: 5 }
/** Wordings that are shown of a clause. */
const WORDINGS = 3

/** What to say instead: the clauses broken most often, with the kind wording and the places. */
export async function toImprove(
  { db, standards }: System,
  selection: OwnSelection,
  before: OwnSelection,
): Promise<ToImprove[]> {
  const [clauses, counts] = await Promise.all([mostBroken(db, selection, MOST), brokenCounts(db, before)])
  const shown: ToImprove[] = []
  for (const one of clauses) {
    const ready = await standards.version(one.standardVersion)
    shown.push({ ...clauseOf(one, ready), before: counts.get(one.clause) ?? 0 })
  }
  return shown
}

function clauseOf(
  { clause: id, criterion, findings, conversations, places }: OwnClause,
  { standard, titles }: ReadyStandard,
): Omit<ToImprove, 'before'> {
  const clause = standard.everyClause.find(({ clause }) => clause.id === id)?.clause
  const details = places.map(({ detail }) => detail as FindingDetail)
  const suggested = details.flatMap(({ suggestion }) => suggestion ?? [])
  const worded = (clause?.wording ?? []).flatMap((wording) =>
    typeof wording === 'string' ? wording : 'text' in wording && wording.when === undefined ? wording.text : [],
  )
  return {
    clause: id,
    title: titles.clause(id),
    criterionTitle: titles.criterion(criterion),
    moment: clause?.moment ?? null,
    findings,
    conversations,
    // the clause's own words first; where it has none, those that were suggested for the very places
    say: [...new Set(worded.length > 0 ? worded : suggested)].slice(0, WORDINGS),
    advice: clause?.advice ?? details.find(({ advice }) => advice !== undefined)?.advice ?? null,
    sources: titles.sources(clause?.sources ?? []),
    places: places.map(placeOf),
  }
}

function placeOf({ conversation, startedAt, turns, detail, text }: OwnPlace): ToImprove['places'][number] {
  const { evidence, suggestion } = detail as FindingDetail
  const [first] = evidence
  return {
    conversation,
    startedAt: new Date(startedAt).toISOString(),
    turn: first?.turn ?? turns[0] ?? null,
    quote: first?.quote ?? '',
    said: first && text !== null ? { text, start: first.start, end: first.end } : null,
    say: suggestion ?? null,
  }
}
