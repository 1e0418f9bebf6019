import { seededRandom, shuffledOrder, textHash } from '../tone/seeded-random.ts'
import { digitPlaces, isDigit, misreadDigits } from './digits.ts'
import { Homophones } from './homophones.ts'

/** The ways in which telephone speech recognition gets the words of one turn wrong. */
export const TEXT_DISTURBANCES = ['misheard', 'dropped', 'added', 'unpunctuated', 'misread'] as const
export type TextDisturbance = (typeof TEXT_DISTURBANCES)[number]

/** Share of the characters (of the marks, of the digits) that each of them concerns. */
const RATES: Readonly<Record<TextDisturbance, number>> = {
  misheard: 0.08,
  dropped: 0.05,
  added: 0.06,
  unpunctuated: 0.7,
  misread: 0.3,
}

const FILLERS = ['那个', '嗯', '就是']
const HAN = /\p{Script=Han}/u
/** Marks that a recogniser may leave out; those of numbers (1.5, 12:30, 10%) are no punctuation. */
const MARK = /[，。！？；：、…—“”‘’「」『』《》〈〉（）,!?;:.()"]/u
const NOTE = /^\s*[（(【[].*[）)】\]]\s*$/su

/** Disturbs texts; the same text, kind and seed always give the same result. */
export class TextDisturber {
  private readonly homophones: Homophones
  private readonly words = new Intl.Segmenter('zh-CN', { granularity: 'word' })

  /** @param confusable whether the recogniser takes zh/z ch/c sh/s n/l eng/en ing/in for each other */
  constructor(confusable = true) {
    this.homophones = new Homophones(confusable)
  }

  /**
   * The disturbed text; the text itself where it holds nothing to disturb.
   * @param least how many places are disturbed at the least, where there are as many
   */
  disturb(kind: TextDisturbance, text: string, seed: number, least = 0): string {
    const random = seededRandom(textHash(text, textHash(kind, seed)))
    // a transcriber's note such as （风声） was never spoken
    const places = NOTE.test(text) ? [] : this.placesOf(kind, text)
    const wanted = Math.max(least, roundByChance(places.length * RATES[kind], random))
    // nothing at all would be a lost turn
    const most = kind === 'dropped' ? Math.max(0, places.length - 1) : places.length
    const order = shuffledOrder(places.length, random)
    const chosen = [...order.subarray(0, Math.min(wanted, most))].map((i) => places[i]).sort((a, b) => a - b)
    return chosen.length === 0 ? text : this.change(kind, text, chosen, random)
  }

  private placesOf(kind: TextDisturbance, text: string): number[] {
    const digits = digitPlaces(text)
    if (kind === 'misread') return digits
    const numbers = new Set(digits)
    const all = Array.from({ length: text.length }, (_, at) => at)
    if (kind === 'unpunctuated') return all.filter((at) => MARK.test(text[at]) && !isInNumber(text, at))
    const spoken = all.filter((at) => HAN.test(text[at]) && !numbers.has(at))
    // one 一 too many, or another one, would be a misread number
    const plain = kind === 'dropped' ? spoken : spoken.filter((at) => !isDigit(text[at]))
    return kind === 'misheard' ? plain.filter((at) => this.homophones.has(text[at])) : plain
  }

  private change(kind: TextDisturbance, text: string, places: readonly number[], random: () => number): string {
    if (kind === 'misread') return misreadDigits(text, places, random)
    const starts = kind === 'added' ? this.wordStarts(text) : []
    const pieces = text.split('')
    for (const at of places) {
      if (kind === 'misheard') pieces[at] = this.homophones.heardFor(pieces[at], random)
      else if (kind !== 'added') pieces[at] = ''
      else if (random() < 0.5) pieces[at] += text[at]
      else {
        // nobody stops to think in the middle of a word
        const before = starts.findLast((start) => start <= at) ?? 0
        pieces[before] = FILLERS[Math.floor(random() * FILLERS.length)] + pieces[before]
      }
    }
    return pieces.join('')
  }

  private wordStarts(text: string): number[] {
    return [...this.words.segment(text)].map(({ index }) => index)
  }
}

const isInNumber = (text: string, at: number): boolean => /\d/.test(text[at - 1] ?? '') && /\d/.test(text[at + 1] ?? '')

function roundByChance(value: number, random: () => number): number {
  return Math.floor(value) + (random() < value % 1 ? 1 : 0)
}
