import { COLOURS } from '../shell/theme.ts'

/** Points, and what they came to. */
export interface Scored {
  readonly score: number
  readonly outOf: number | null
  /** Title of the grade; null or absent where none is told. */
  readonly grade?: string | null
  readonly fatal?: boolean
}

/** Shares from which points without a grade are good, and fair. */
const GOOD = 0.85
const FAIR = 0.75

/**
 * That of its grade's place among those of the scorecard: the lowest is bad, the one above it fair, those above that are
 * good. That of the share reached where the grade is none of them.
 * @param grades titles, the best first
 */
export function scoreColour({ score, outOf, grade, fatal = false }: Scored, grades: readonly string[]): string {
  if (fatal) return COLOURS.bad
  const place = grade == null ? -1 : grades.indexOf(grade)
  if (place < 0) return shareColour(score, outOf)
  const below = grades.length - 1 - place
  // the best is good, however few there are
  if (place === 0 || below > 1) return COLOURS.good
  return below === 1 ? COLOURS.fair : COLOURS.bad
}

/** The colour of points that no grade was given for. */
export function shareColour(points: number, outOf: number | null): string {
  const share = outOf === null || outOf === 0 ? 1 : points / outOf
  if (share < FAIR) return COLOURS.bad
  return share < GOOD ? COLOURS.fair : COLOURS.good
}
