/** A stretch of a text, in UTF-16 offsets. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

const SENTENCE = /[^。！？!?；;…\n]+[。！？!?；;…\n]*/g

/** The sentences of a text, each with the stop that ends it. */
export const sentencesOf = (text: string): Stretch[] =>
  [...text.matchAll(SENTENCE)].map(({ index, 0: { length } }) => ({ start: index, end: index + length }))

export const touches = (a: Stretch, b: Stretch): boolean => a.start < b.end && b.start < a.end

const STOPS = /[。！？!?；;…，,、\s]+$/

/** A sentence without the stop that ends it, so that it can stand in another. */
export const withoutStop = (sentence: string): string => sentence.trim().replace(STOPS, '')

/** A text cut to so many characters, with a mark where something is left out. */
export function shortened(text: string, most: number): string {
  const characters = Array.from(text)
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`
}
