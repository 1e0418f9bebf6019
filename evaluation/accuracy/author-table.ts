import { table } from '../table.ts'
import type { Author } from './authors.ts'
import { measure } from './figures.ts'
import { authorsOf, ofAuthors, type Part } from './material.ts'
import type { Figures } from './scorer.ts'

/** Columns: the figure as `measure` calls it, and its head. */
const COLUMNS: readonly (readonly [string, string])[] = [
  ['plain: macro F1', 'macro'],
  ['plain: micro F1', 'micro'],
  ['plain: clean alarm rate', 'alarmed'],
  ['plain: commitments F1', 'promises'],
  ['plain: due accuracy', 'due'],
  ['plain: contact accuracy', 'contact'],
  ['utterances: wording F1 (utterances)', 'wording'],
  ['utterances: kind accuracy (utterances)', 'kind'],
  ['noisy: macro F1', 'macro heard'],
  ['noisy: micro F1', 'micro heard'],
]

export const ratio = (value: number | undefined) =>
  value === undefined || Number.isNaN(value) ? '–' : value.toFixed(3)

/** Mean of those that have the figure; NaN where none has. */
export function mean(values: readonly (number | undefined)[]): number {
  const known = values.filter((value) => value !== undefined && !Number.isNaN(value))
  return known.reduce((sum: number, value) => sum + (value ?? 0), 0) / known.length
}

/** The figures of each author alone, what is held out first. */
export function authorTable(scorers: string, parts: readonly Part[], own: readonly Author[]): string {
  const heldOut = new Set(own.filter((a) => a.heldOut).map(({ name }) => name))
  const authors = [...new Set(parts.flatMap(authorsOf))].sort((a, b) => Number(heldOut.has(b)) - Number(heldOut.has(a)))
  const rows = authors.map((author) => {
    const { figures } = measure(
      scorers,
      parts.map((part) => ofAuthors(part, new Set([author]))),
    )
    return [heldOut.has(author) ? `${author} (held out)` : author, ...COLUMNS.map(([name]) => ratio(figures[name]))]
  })
  return table(['by author', ...COLUMNS.map(([, head]) => head)], rows)
}

/**
 * What was measured of each author before anybody had looked into the set, oldest first; above them, for each kind of set,
 * the mean of the last two.
 */
export function firstLookTable(own: readonly Author[]): string {
  const seen = own.filter(({ firstLook }) => Object.keys(firstLook).length > 0)
  const names = [...new Set(seen.flatMap(({ firstLook }) => Object.keys(firstLook)))]
  const row = (figures: Figures) => names.map((name) => ratio(figures[name]))
  const means = [...Map.groupBy(seen, ({ set }) => set)].map(([set, authors]) => {
    const last = authors.slice(-2).map(({ firstLook }) => firstLook)
    const figures = Object.fromEntries(names.map((name) => [name, mean(last.map((figures) => figures[name]))]))
    return [`mean of the last two ${set}`, ...row(figures)]
  })
  return table(
    ['unseen authors, first look', ...names],
    [
      ...means,
      ...seen.map(({ name, set, firstLook }) => [set === 'mixed' ? name : `${name} (${set})`, ...row(firstLook)]),
    ],
  )
}
