import { NEUTRAL, type ToneSentences } from './examples.ts'
import { measuresOf } from './measures.ts'

/** Calls of cross-validation, counted: rows are what a sentence is, columns what it was called. */
export interface Confusion {
  /** `neutral` first, then the tones. */
  readonly labels: readonly string[]
  readonly counts: readonly (readonly number[])[]
}

/**
 * Calls each sentence neutral when it is improbable to be improper, and else by its most probable tone. A sentence
 * with several tones counts as the one it was called, if it has that one, and else as its first.
 */
export function confuse(
  { sentences, labels }: ToneSentences,
  probabilities: readonly Float64Array[],
  threshold: number,
): Confusion {
  const names = [NEUTRAL, ...labels]
  const counts = names.map(() => names.map(() => 0))
  sentences.forEach(({ tones }, sentence) => {
    const called = probabilities[0][sentence] < threshold ? 0 : mostProbable(probabilities, sentence)
    const own = tones.length === 0 ? [0] : tones.map((tone) => names.indexOf(tone))
    counts[own.includes(called) ? called : own[0]][called]++
  })
  return { labels: names, counts }
}

function mostProbable(probabilities: readonly Float64Array[], sentence: number): number {
  let best = 1
  for (let tone = 2; tone < probabilities.length; tone++) {
    if (probabilities[tone][sentence] > probabilities[best][sentence]) best = tone
  }
  return best
}

/** The mean F1 of the tones, neutral left out. */
export function macroF1({ counts }: Confusion): number {
  const scores = counts.slice(1).map((row, index) => {
    const label = index + 1
    const calls = counts.reduce((sum, other) => sum + other[label], 0)
    return measuresOf(
      row[label],
      calls,
      row.reduce((sum, count) => sum + count, 0),
    ).f1
  })
  return scores.reduce((sum, f1) => sum + f1, 0) / scores.length
}

/** What sentences with a label were taken for most often when they were mistaken; null when they never were. */
export function mostMistakenFor(label: string, { labels, counts }: Confusion): string | null {
  const row = labels.indexOf(label)
  if (row < 0) return null
  const mistakes = counts[row].map((count, column) => (column === row ? 0 : count))
  const most = Math.max(...mistakes)
  return most === 0 ? null : labels[mistakes.indexOf(most)]
}
