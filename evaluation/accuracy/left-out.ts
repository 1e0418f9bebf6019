import { Engine } from '@liangyan/inspection'
import type { Standard } from '@liangyan/standard'
import { table } from '../table.ts'
import { mean, ratio } from './author-table.ts'
import { measure } from './figures.ts'
import { authorsOf, inspectPlace, ofAuthors, type Part } from './material.ts'
import type { Place } from './place.ts'
import type { Figures } from './scorer.ts'

/** How far the thresholds of the learned tone are moved, in log-odds: what there is to tune beside the rules. */
const SHIFTS = [-1, -0.5, 0, 0.5, 1]
const FIGURES = ['plain: macro F1', 'plain: micro F1', 'utterances: wording F1 (utterances)']

/**
 * Leave one author out: the threshold of the tone is chosen on all others, and measured on the one. The rules stay as
 * they are, so this says what the threshold owes to those it was chosen on, and the first looks say the rest.
 */
export function leftOutTable(place: Place, standard: Standard): string {
  const runs = SHIFTS.map((shift) => ({ shift, parts: inspectPlace(place, new Engine(shifted(standard, shift))) }))
  const authors = authorsOf(runs[0].parts[0])
  const own = new Map(runs.map(({ shift, parts }) => [shift, figuresByAuthor(place, parts, authors)]))
  const rows = authors.map((author) => {
    const others = authors.filter((a) => a !== author)
    const merit = (shift: number) => mean(others.map((other) => worth(own.get(shift)?.get(other) ?? {})))
    const best = SHIFTS.reduce((a, b) => (merit(b) > merit(a) ? b : a))
    return { author, best, figures: own.get(best)?.get(author) ?? {} }
  })
  const means = FIGURES.map((name) => ratio(mean(rows.map(({ figures }) => figures[name]))))
  return table(
    ['tone threshold chosen without', 'moved by', ...FIGURES.map((name) => name.replace(/^\w+: /, ''))],
    [
      ['mean', '', ...means],
      ...rows.map(({ author, best, figures }) => [
        author,
        String(best),
        ...FIGURES.map((name) => ratio(figures[name])),
      ]),
    ],
  )
}

const worth = (figures: Figures) => mean(FIGURES.map((name) => figures[name]))

function figuresByAuthor(place: Place, parts: readonly Part[], authors: readonly string[]): Map<string, Figures> {
  const wanted = parts.filter(({ name }) => name !== 'noisy')
  return new Map(
    authors.map((author) => {
      const own = wanted.map((part) => ofAuthors(part, new Set([author])))
      return [author, measure(place.scorers, own).figures] as const
    }),
  )
}

/** The standard with another threshold between proper and improper. */
function shifted(standard: Standard, shift: number): Standard {
  if (standard.toneModel === undefined || shift === 0) return standard
  const { improper } = standard.toneModel
  const { threshold } = improper.figures
  const odds = (threshold / (1 - threshold)) * Math.exp(shift)
  const figures = { ...improper.figures, threshold: odds / (1 + odds) }
  return { ...standard, toneModel: { ...standard.toneModel, improper: { ...improper, figures } } }
}
