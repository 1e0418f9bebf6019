import { Deciding } from './decided-by.ts'
import type { Clause } from './schema/clause.ts'
import type { Requirement } from './schema/practice.ts'
import type { Source } from './sources.ts'
import type { Standard } from './standard.ts'

/**
 * How a sentence of the source is carried, the strongest first. `check`: a clause in force that the engine decides by
 * itself; `trial`: a clause on trial or in draft; `model` and `person`: a clause or an item of the scorecard that only they
 * can decide; `wording`: words to say; `other`: see `OtherCarrier`; `not-carried`: with a reason; `missing`: nothing.
 */
export const CARRIED_BY = ['check', 'trial', 'model', 'wording', 'person', 'other', 'not-carried', 'missing'] as const
export type CarriedBy = (typeof CARRIED_BY)[number]

/** What carries a sentence though nobody is held to it in a conversation; a requirement goes by what it is about. */
export type OtherCarrier = 'faq' | 'drill' | Requirement['about'] | 'score-item' | 'contact' | 'moment' | 'option'

/** Counts of sentences by how they are carried. */
export type Tally = Readonly<Record<CarriedBy, number>>

export interface Coverage {
  /** How each sentence of the source is carried. */
  readonly of: ReadonlyMap<string, CarriedBy>
  /** Sentences that demand something, by how they are carried: each is counted once, under its strongest carrier. */
  readonly byDocument: ReadonlyMap<string, Tally>
  readonly byKind: ReadonlyMap<string, Tally>
  readonly total: Tally
  /** Of those that `other` counts, how many each carrier has. */
  readonly others: ReadonlyMap<OtherCarrier, number>
  /** Sentences that are carried and listed as not carried. */
  readonly contradictions: readonly string[]
}

/** Kinds of sentences that demand nothing. */
const DEMANDS_NOTHING = 'content'

type Note = (ids: readonly string[] | undefined, by: CarriedBy) => void

/** What of the source the standard carries, and how firmly. Clauses of all profiles count. */
export function coverageOf(standard: Standard): Coverage {
  const carried = new Map<string, CarriedBy>()
  const note: Note = (ids, by) => {
    for (const id of ids ?? [])
      if (CARRIED_BY.indexOf(by) < CARRIED_BY.indexOf(carried.get(id) ?? 'missing')) carried.set(id, by)
  }
  const deciding = new Deciding(standard.acts.map(({ act }) => act))
  for (const { clause } of standard.everyClause) noteClause(clause, deciding, note)
  for (const { judged_by: judge = 'rules', sources } of itemsOf(standard)) if (judge !== 'rules') note(sources, judge)
  for (const { rewording } of standard.rewordings) note(rewording.sources, 'wording')
  const others = otherCarriers(standard)
  note([...others.keys()], 'other')
  const excused = standard.practice.notCarried.flatMap((entry) => entry.sources)
  const contradictions = excused.filter((id) => carried.has(id))
  note(excused, 'not-carried')
  const demanding = [...standard.sources.values()].filter(({ kind }) => kind !== DEMANDS_NOTHING)
  return {
    ...tallied(demanding, carried),
    of: carried,
    others: counted(demanding.flatMap(({ id }) => (carried.get(id) === 'other' ? (others.get(id) ?? []) : []))),
    contradictions,
  }
}

function noteClause(clause: Clause, deciding: Deciding, note: Note): void {
  const { sources, status, wording, replace } = clause
  note(sources, carrierOf(clause, deciding))
  const words = status === 'draft' ? 'trial' : 'wording'
  for (const one of wording ?? []) if (typeof one === 'object') note(one.sources, words)
  for (const replacement of replace ?? []) note(replacement.sources, words)
}

/** How a clause carries what it cites itself. */
function carrierOf(clause: Clause, deciding: Deciding): CarriedBy {
  if ((clause.status ?? 'active') !== 'active') return 'trial'
  if (clause.advise) return 'wording'
  const decider = deciding.deciderOf(clause)
  return decider === 'engine' ? 'check' : decider
}

const itemsOf = ({ scorecards }: Standard) => scorecards.flatMap(({ groups }) => groups.flatMap(({ items }) => items))

/** The sentences that are cited elsewhere than in clauses, each with the first that cites it. */
function otherCarriers(standard: Standard): ReadonlyMap<string, OtherCarrier> {
  const { practice, contact, profiles } = standard
  const carriers = new Map<string, OtherCarrier>()
  const cite = (carrier: OtherCarrier, ids: readonly string[] | undefined) => {
    for (const id of ids ?? []) if (!carriers.has(id)) carriers.set(id, carrier)
  }
  for (const { sources } of practice.faq) cite('faq', sources)
  for (const { sources } of practice.drills) cite('drill', sources)
  for (const { about, sources } of practice.requirements) cite(about, sources)
  for (const { sources } of itemsOf(standard)) cite('score-item', sources)
  for (const { sources } of contact) cite('contact', sources)
  for (const { sources } of practice.moments) cite('moment', sources)
  for (const { sources, disagree } of Object.values(profiles?.options ?? {})) {
    cite('option', sources)
    cite('option', disagree)
  }
  return carriers
}

/** Every sentence that a clause names: its own, and those of its wordings and replacements. */
export function sourcesOfClause({ sources, wording, replace }: Clause): string[] {
  const ofWording = (wording ?? []).flatMap((w) => (typeof w === 'object' ? (w.sources ?? []) : []))
  return [...(sources ?? []), ...ofWording, ...(replace ?? []).flatMap((r) => r.sources ?? [])]
}

function tallied(
  sources: readonly Source[],
  carried: ReadonlyMap<string, CarriedBy>,
): Pick<Coverage, 'byDocument' | 'byKind' | 'total'> {
  const empty = () => Object.fromEntries(CARRIED_BY.map((by) => [by, 0])) as Record<CarriedBy, number>
  const byDocument = new Map<string, Record<CarriedBy, number>>()
  const byKind = new Map<string, Record<CarriedBy, number>>()
  const total = empty()
  for (const { id, document, kind } of sources) {
    const by = carried.get(id) ?? 'missing'
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

function counted<T>(items: readonly T[]): ReadonlyMap<T, number> {
  const counts = new Map<T, number>()
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1)
  return counts
}
