import { seededRandom, textHash } from './seeded-random.ts'

/** How training sentences are copied with the mistakes of a speech recogniser. */
export interface Disturbance {
  /** Disturbed copies of each sentence. */
  readonly copies: number
  /** Chance of each character to be lost, doubled, or followed by a filler. */
  readonly drop: number
  readonly double: number
  readonly fill: number
  /** Chance of each character to be heard as another one. */
  readonly mishear: number
  /** What a character may be heard as; undefined or the character itself when nothing sounds like it. */
  readonly soundsLike?: (character: string, random: () => number) => string | undefined
}

/** Two copies of each sentence with a mistake in about every tenth character. */
export const usualDisturbance: Disturbance = { copies: 2, drop: 0.04, double: 0.02, fill: 0.04, mishear: 0.06 }

const fillers = ['啊', '嗯', '呃', '那个']
const punctuation = /[^\p{Letter}\p{Number}]/u

/** The disturbed copies of a text, without punctuation; the same text and seed always give the same copies. */
export function disturbedCopies(text: string, disturbance: Disturbance, seed: number): string[] {
  const random = seededRandom(textHash(text, seed))
  return Array.from({ length: disturbance.copies }, () => disturb(text, disturbance, random))
}

function disturb(text: string, chances: Disturbance, random: () => number): string {
  let heard = ''
  for (const character of text) {
    if (punctuation.test(character)) continue
    const fate = random()
    const dropped = fate < chances.drop
    const doubled = !dropped && fate < chances.drop + chances.double
    const filled = random() < chances.fill
    const misheard = random() < chances.mishear ? chances.soundsLike?.(character, random) : undefined
    if (!dropped) heard += misheard ?? character
    if (doubled) heard += character
    if (filled) heard += fillers[Math.floor(random() * fillers.length)]
  }
  return heard === '' ? text : heard
}
