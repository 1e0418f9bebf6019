import { NormalText } from '../src/index.ts'

/** The streams of a text as strings, to be read in a test. */
const letters = (codes: Uint16Array, length: number) =>
  Array.from(codes.subarray(0, length), (code) => String.fromCharCode(code)).join('')

export function tolerantOf(original: string): string {
  const text = new NormalText().read(original)
  return letters(text.tolerantCodes, text.tolerantLength)
}

export function sentencesOf(original: string): string {
  const text = new NormalText().read(original)
  return Array.from({ length: text.length }, (_, at) => text.sentenceOf(at)).join('')
}

export function quotedOf(original: string): string {
  const text = new NormalText().read(original)
  return text.hasQuotes ? Array.from(text.quoted.subarray(0, text.length)).join('') : '0'.repeat(text.length)
}
