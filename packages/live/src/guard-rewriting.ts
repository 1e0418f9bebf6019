import { type Stretch, touches } from './sentences.ts'

/** Other words for a stretch of a text. */
export interface Edit extends Stretch {
  readonly put: string
}

/** A text with other words put in; where two edits meet, the one that comes first counts, of two in one place the longer. */
export function edited(text: string, edits: readonly Edit[]): string {
  const taken: Edit[] = []
  for (const edit of edits.toSorted((a, b) => a.start - b.start || b.end - a.end))
    if (!taken.some((other) => touches(other, edit))) taken.push(edit)
  let [result, at] = ['', 0]
  for (const { start, end, put } of taken) {
    result += text.slice(at, start) + put
    at = end
  }
  return result + text.slice(at)
}
