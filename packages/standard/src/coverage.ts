import type { Clause } from './schema/clause.ts'
import type { Condition } from './schema/condition.ts'
import type { Source } from './sources.ts'
import type { Standard } from './standard.ts'
import { walkCondition } from './walk.ts'

/** How a sentence of the source is carried, the strongest first. */
export const CARRIED_BY = ['check', 'wording', 'judgement', 'not-carried', 'missing'] as const
export type CarriedBy = (typeof CARRIED_BY)[number]

/** Counts of sentences by how they are carried. */
export type Tally = Readonly<Record<CarriedBy, number>>

export interface Coverage {
  /** How each sentence of the source is carried. */
  readonly of: ReadonlyMap<string, CarriedBy>
  readonly byDocument: ReadonlyMap<string, Tally>
  readonly byKind: ReadonlyMap<string, Tally>
  readonly total: Tally
  /** Sentences that are carried and listed as not carried. */
  readonly contradictions: readonly string[]
}

/** Kinds of sentences that demand nothing. */
const DEMANDS_NOTHING = 'content'

/**
 * What of the source the standard carries: by an executable check, by wording or an answer to a question, by a person's or a
 * model's judgement; what it gives a reason for not carrying; and what is missing. Clauses of all profiles count.
 */
export function coverageOf(standard: Standard): Coverage {
  const carried = new Map<string, CarriedBy>()
  const note = (ids: readonly string[] | undefined, by: CarriedBy) => {
    for (const id of ids ?? [])
      if (CARRIED_BY.indexOf(by) < CARRIED_BY.indexOf(carried.get(id) ?? 'missing')) carried.set(id, by)
  }
  for (const { clause } of standard.everyClause) noteClause(clause, note)
  for (const card of standard.scorecards)
    for (const { items } of card.groups)
      for (const item of items) note(item.sources, (item.judged_by ?? 'rules') === 'rules' ? 'check' : 'judgement')
  for (const reason of standard.contact) note(reason.sources, 'check')
  for (const option of Object.values(standard.profiles?.options ?? {})) {
    note(option.sources, 'check')
    note(option.disagree, 'check')
  }
  const { moments, faq, drills, requirements, notCarried } = standard.practice
  for (const moment of moments) note(moment.sources, moment.when ? 'check' : 'wording')
  for (const entry of faq) note(entry.sources, 'wording')
  for (const entry of [...drills, ...requirements]) note(entry.sources, 'judgement')
  const excused = notCarried.flatMap((entry) => entry.sources)
  const contradictions = excused.filter((id) => carried.has(id))
  note(excused, 'not-carried')
  return { ...tallied(standard.sources, carried), of: carried, contradictions }
}

function noteClause(clause: Clause, note: (ids: readonly string[] | undefined, by: CarriedBy) => void): void {
  const judged = [clause.require, clause.forbid].some((condition) => condition !== undefined && asksJudge(condition))
  note(clause.sources, clause.advise ? 'wording' : judged ? 'judgement' : 'check')
  for (const wording of clause.wording ?? []) if (typeof wording === 'object') note(wording.sources, 'wording')
  for (const replacement of clause.replace ?? []) note(replacement.sources, clause.advise ? 'wording' : 'check')
}

function asksJudge(condition: Condition): boolean {
  let asks = false
  walkCondition(condition, [], (inner) => (asks ||= inner.judge !== undefined))
  return asks
}

/** Every sentence that a clause names: its own, and those of its wordings and replacements. */
export function sourcesOfClause({ sources, wording, replace }: Clause): string[] {
  const ofWording = (wording ?? []).flatMap((w) => (typeof w === 'object' ? (w.sources ?? []) : []))
  return [...(sources ?? []), ...ofWording, ...(replace ?? []).flatMap((r) => r.sources ?? [])]
}

function tallied(
  sources: ReadonlyMap<string, Source>,
  carried: ReadonlyMap<string, CarriedBy>,
): Pick<Coverage, 'byDocument' | 'byKind' | 'total'> {
  const empty = () => Object.fromEntries(CARRIED_BY.map((by) => [by, 0])) as Record<CarriedBy, number>
  const byDocument = new Map<string, Record<CarriedBy, number>>()
  const byKind = new Map<string, Record<CarriedBy, number>>()
  const total = empty()
  for (const { id, document, kind } of sources.values()) {
    const by = carried.get(id) ?? 'missing'
    if (kind === DEMANDS_NOTHING && by === 'missing') continue
    for (const [table, key] of [
      [byDocument, document],
      [byKind, kind],
    ] as const) {
      const row = table.get(key) ?? empty()
      row[by]++
      table.set(key, row)
    }
    total[by]++
  }
  return { byDocument, byKind, total }
}
