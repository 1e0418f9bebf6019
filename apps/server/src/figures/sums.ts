import type { FigureDuties, FigureTally, FigureTotals } from '@liangyan/contract'
import type { DayFigures, Duties, Hits, Part, Tally } from '@liangyan/store'

/** Figures of several days together. */
export interface Sums {
  readonly totals: FigureTotals
  readonly scores: ReadonlyMap<string, number>
  readonly grades: ReadonlyMap<string, number>
  readonly hours: ReadonlyMap<string, FigureTally>
  readonly contacts: ReadonlyMap<string, FigureTally>
  readonly clauses: ReadonlyMap<string, Hits>
  readonly criteria: ReadonlyMap<string, Hits>
  readonly moments: ReadonlyMap<string, Duties>
}

type Totals = Omit<Part, 'part' | 'course'>

export function sumsOf(rows: readonly DayFigures[]): Sums {
  return {
    totals: totalsOf(rows),
    scores: new Map([...added(rows.map(({ scores }) => numbers(scores)))].map(([key, [count]]) => [key, count])),
    grades: new Map([...added(rows.map(({ grades }) => numbers(grades)))].map(([key, [count]]) => [key, count])),
    hours: mapped(added(rows.map(({ hours }) => hours)), tallyOf),
    contacts: mapped(added(rows.map(({ contacts }) => contacts)), tallyOf),
    clauses: added(rows.map(({ clauses }) => clauses)),
    criteria: added(rows.map(({ criteria }) => criteria)),
    moments: added(rows.map(({ moments }) => moments)),
  }
}

export function totalsOf(rows: readonly Totals[]): FigureTotals {
  const sum = (name: keyof Totals) => rows.reduce((total, row) => total + row[name], 0)
  return {
    conversations: sum('conversations'),
    scored: sum('scored'),
    points: sum('points'),
    found: sum('found'),
    fatal: sum('fatal'),
    undecided: sum('undecided'),
    reviewed: sum('reviewed'),
    findings: sum('findings'),
  }
}

export function tallyOf([conversations, scored, points, found, fatal]: Tally): FigureTally {
  return { conversations, scored, points, found, fatal }
}

export function dutiesOf([duties, broken, forbidden]: Duties = [0, 0, 0]): FigureDuties {
  return { duties, broken, forbidden }
}

/** Lists of numbers by key, added up place by place. */
export function added<T extends readonly number[]>(maps: readonly Readonly<Record<string, T>>[]): Map<string, T> {
  const sums = new Map<string, number[]>()
  for (const map of maps) {
    for (const [key, values] of Object.entries(map)) {
      const sum = sums.get(key)
      if (sum) values.forEach((value, place) => (sum[place] += value))
      else sums.set(key, [...values])
    }
  }
  return sums as unknown as Map<string, T>
}

function numbers(counts: Readonly<Record<string, number>>): Record<string, readonly [number]> {
  return Object.fromEntries(Object.entries(counts).map(([key, count]) => [key, [count]]))
}

function mapped<A, B>(map: ReadonlyMap<string, A>, by: (value: A) => B): Map<string, B> {
  return new Map([...map].map(([key, value]) => [key, by(value)]))
}
