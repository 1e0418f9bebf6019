import { digitAt } from './numeral.ts'

/** What may follow 一 in everyday words: such a 一 begins no number. */
const WORDS_OF_ONE = codes('下些样直定起般切共旦边种张次笔位遍步律致概向句声方款项并路再同')
/** What follows 一个 when a span of time or a share is meant. */
const AFTER_ONE_MEASURE = codes('半小工月星礼钟多百 \u3000')
/** What makes 几 count something; 几位, 几张 are no entities. */
const COUNTED_BY_SOME = '天个分秒小周星礼年月日块元毛角刻点百十拾佰千仟万萬亿億工钟%％ \u3000'
const CERTAIN_NUMBERS = '十拾半俩仨'

const ONE = 0x4e00
const MEASURE = 0x4e2a // 个
const NUMBER = 1

/** What a finder says of itself so that it need not be asked about every text. */
export interface Triggered {
  readonly triggers: readonly string[]
  readonly ofNumbers?: true
}

/** Tells which finders can find something in a text: bit 0 for numbers, bit n+1 for the n-th finder. */
export class Precheck {
  /** Bits 0–15: finders with a pair of characters that begins with this one; bits 16–31: with this one alone. */
  private readonly first = new Uint32Array(65_536)
  /** Bits of the finders with a pair of characters that ends with this one. */
  private readonly second = new Uint16Array(65_536)
  private readonly pairs = new Map<number, number>()
  /** Bits of the finders that a number calls. */
  private readonly ofNumbers: number

  constructor(finders: readonly Triggered[]) {
    for (let code = 0; code < 65_536; code++)
      if (digitAt(String.fromCharCode(code), 0) >= 0) this.addCharacter(code, NUMBER)
    for (const certain of CERTAIN_NUMBERS.split('')) this.addCharacter(certain.charCodeAt(0), NUMBER)
    for (const counted of COUNTED_BY_SOME.split('')) this.addPair(`几${counted}`, NUMBER)
    this.first[ONE] = 0
    this.ofNumbers = finders.reduce((bits, finder, index) => (finder.ofNumbers ? bits | bitOf(index) : bits), 0)
    finders.forEach(({ triggers }, index) => {
      for (const trigger of triggers)
        if (trigger.length === 1) this.addCharacter(trigger.charCodeAt(0), bitOf(index))
        else this.addPair(trigger, bitOf(index))
    })
  }

  private addCharacter(code: number, bit: number): void {
    this.first[code] |= bit << 16
  }

  /** Of longer words the first two characters count. */
  private addPair(word: string, bit: number): void {
    const [first, second] = [word.charCodeAt(0), word.charCodeAt(1)]
    this.first[first] |= bit
    this.second[second] |= bit
    const key = first * 65_536 + second
    this.pairs.set(key, (this.pairs.get(key) ?? 0) | bit)
  }

  /** The bits of all finders that can find something. */
  calledFor(text: string): number {
    const bits = this.scan(text, false)
    return (bits & NUMBER) === 0 ? bits : bits | this.ofNumbers
  }

  /** Whether any finder can find something. */
  callsAny(text: string): boolean {
    return this.scan(text, true) !== 0
  }

  /** The bits of what turns up in the text; when `any` is set, only of the first that does. */
  private scan(text: string, any: boolean): number {
    const { first, second, pairs } = this
    let bits = 0
    const { length } = text
    let code = length > 0 ? text.charCodeAt(0) : 0
    for (let at = 1; at <= length; at++) {
      const next = at < length ? text.charCodeAt(at) : 0
      const begun = first[code]
      if (begun !== 0) {
        bits |= begun >>> 16
        if ((begun & second[next]) !== 0) bits |= pairs.get(code * 65_536 + next) ?? 0
      }
      if (code === ONE && oneCounts(next, at + 1 < length ? text.charCodeAt(at + 1) : 0)) bits |= NUMBER
      if (any && bits !== 0) return bits
      code = next
    }
    return bits
  }
}

/** The bit of the finder at `index`. */
export const bitOf = (index: number): number => 2 << index

const oneCounts = (next: number, afterNext: number): boolean =>
  next === MEASURE ? AFTER_ONE_MEASURE.has(afterNext) : next !== 0 && !WORDS_OF_ONE.has(next)

function codes(characters: string): ReadonlySet<number> {
  return new Set(characters.split('').map((character) => character.charCodeAt(0)))
}
