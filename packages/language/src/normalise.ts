import {
  DIGIT_BIT,
  FOLDED,
  FOLDS,
  GE_BIT,
  INSTRUCTION,
  PARTICLE_BIT,
  QUOTE_OPEN,
  QUOTE_TOGGLE,
  SENTENCE_END,
  SOUND_SHIFT,
  SPECIAL,
} from './characters.ts'
import { Alphabet, letterOf } from './matching/letters.ts'

const NA = '那'.charCodeAt(0)
const ZHE = '这'.charCodeAt(0)

/**
 * A turn's text made ready for matching, in a buffer that is used again for the next turn.
 *
 * Two streams: the *plain* one holds every letter in its normal form, without spaces and punctuation; the *tolerant*
 * one is the plain one without particles, stutters (给给您) and 那个/这个, with characters that say the same folded
 * together. Positions in the tolerant stream point into the plain one, those point back into the original text.
 */
export class NormalText {
  length = 0
  /** Normal form at each plain position. */
  codes: Uint16Array = new Uint16Array(1024)
  /** Plain position → UTF-16 offset in the original text. */
  offsets: Uint32Array = new Uint32Array(1024)
  /** Plain positions where a new sentence begins, ascending; `breakCount` of them count. */
  breaks: Uint32Array = new Uint32Array(64)
  breakCount = 0
  /** Plain position → 1 inside closed quotation marks. */
  quoted: Uint8Array = new Uint8Array(1024)
  /** Whether `quoted` holds any 1. */
  hasQuotes = false
  /** How many digits, however written, the turn holds. */
  digits = 0

  tolerantLength = 0
  /** Folded normal form at each tolerant position. */
  tolerantCodes: Uint16Array = new Uint16Array(1024)
  /** Tolerant position → plain position. */
  plainAt: Uint32Array = new Uint32Array(1024)
  /** Tolerant position → 1 where the character stood twice. */
  doubled: Uint8Array = new Uint8Array(1024)

  /** Letters at each plain and each tolerant position. */
  letters: Int32Array = new Int32Array(1024)
  tolerantLetters: Int32Array = new Int32Array(1024)

  private alphabet = Alphabet.ofSounds(true)
  private depth = 0
  private straight = false
  private opened = 0

  /** Reads a text of any length and content; never throws. */
  read(text: string): this {
    const size = text.length
    if (size > this.codes.length) this.grow(size)
    const { codes, offsets, letters, tolerantCodes, tolerantLetters, plainAt, doubled } = this
    const { packed: packedOf } = this.alphabet
    this.breakCount = 0
    this.depth = 0
    this.straight = false
    this.hasQuotes = false
    let length = 0
    let kept = 0
    let previous = 0
    let lastKept = -1
    let digits = 0
    for (let i = 0; i < size; i++) {
      const packed = packedOf[text.charCodeAt(i)]
      const code = packed & 0xffff
      if ((packed & INSTRUCTION) !== 0) {
        if (code !== 0) this.mark(code, length)
        continue
      }
      const kind = packed >>> SOUND_SHIFT
      codes[length] = code
      letters[length] = letterOf(kind, code)
      offsets[length] = i
      let folded = code
      if ((packed & SPECIAL) !== 0) {
        if ((packed & PARTICLE_BIT) !== 0) {
          length++
          continue
        }
        if ((packed & FOLDS) !== 0) folded = FOLDED[code]
        if ((packed & DIGIT_BIT) !== 0) {
          digits++
          // equal digits in a row are a number, never a stutter
          previous = 0
        } else if ((packed & GE_BIT) !== 0 && (previous === NA || previous === ZHE) && lastKept === length - 1) {
          // 那个, 这个: a filler
          kept--
          lastKept = -1
          previous = kept > 0 ? tolerantCodes[kept - 1] : 0
          length++
          continue
        }
      }
      if (folded === previous && folded > 127) {
        doubled[kept - 1] = 1
        lastKept = length++
        continue
      }
      tolerantCodes[kept] = folded
      tolerantLetters[kept] = letterOf(kind, folded)
      plainAt[kept] = length
      doubled[kept++] = 0
      lastKept = length++
      previous = folded
    }
    this.length = length
    this.tolerantLength = kept
    this.digits = digits
    return this
  }

  /** Has the letters made as an alphabet has them: those of the text at hand, and of all that is read from now on. */
  spell(alphabet: Alphabet): void {
    if (alphabet === this.alphabet) return
    this.alphabet = alphabet
    for (let at = 0; at < this.length; at++) this.letters[at] = alphabet.letterOf[this.codes[at]]
    for (let at = 0; at < this.tolerantLength; at++)
      this.tolerantLetters[at] = alphabet.letterOf[this.tolerantCodes[at]]
  }

  /** UTF-16 offset in the original text where plain position `at` begins. */
  startOf(at: number): number {
    return this.offsets[at]
  }

  /** UTF-16 offset in the original text just after the character before plain position `at`. */
  endOf(at: number): number {
    return at === 0 ? 0 : this.offsets[at - 1] + 1
  }

  /** How many tolerant positions lie before a plain one. */
  tolerantIndex(at: number): number {
    let low = Math.max(0, at - (this.length - this.tolerantLength))
    let high = Math.min(at, this.tolerantLength)
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.plainAt[middle] < at) low = middle + 1
      else high = middle
    }
    return low
  }

  /** Ordinal of the sentence that a plain position belongs to: how many sentences end before it. */
  sentenceOf(at: number): number {
    let low = 0
    let high = this.breakCount
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.breaks[middle] <= at) low = middle + 1
      else high = middle
    }
    return low
  }

  /** Whether no sentence ends between two plain positions, the earlier first. */
  sameSentence(a: number, b: number): boolean {
    return this.breakCount === 0 || this.sentenceOf(a) === this.sentenceOf(b)
  }

  /** A mark that ends a sentence or opens or closes a quotation stands before a plain position. */
  private mark(code: number, at: number): void {
    if (code === SENTENCE_END) {
      if (this.breakCount === this.breaks.length) {
        const wider = new Uint32Array(this.breakCount * 2)
        wider.set(this.breaks)
        this.breaks = wider
      }
      this.breaks[this.breakCount++] = at
    } else if (code >= QUOTE_OPEN && code <= QUOTE_TOGGLE) {
      const inside = this.straight || this.depth > 0
      if (code === QUOTE_TOGGLE) this.straight = !this.straight
      else if (code === QUOTE_OPEN) this.depth++
      else if (this.depth > 0) this.depth--
      if (!inside) this.opened = at
      else if (!this.straight && this.depth === 0) this.quote(this.opened, at)
    }
  }

  private quote(from: number, to: number): void {
    if (!this.hasQuotes) this.quoted.fill(0)
    this.hasQuotes = true
    this.quoted.fill(1, from, to)
  }

  private grow(size: number): void {
    const room = Math.max(size, this.codes.length * 2)
    this.codes = new Uint16Array(room)
    this.offsets = new Uint32Array(room)
    this.quoted = new Uint8Array(room)
    this.tolerantCodes = new Uint16Array(room)
    this.plainAt = new Uint32Array(room)
    this.letters = new Int32Array(room)
    this.tolerantLetters = new Int32Array(room)
    this.doubled = new Uint8Array(room)
  }
}

/** The plain stream of a text as a string: what the trained tone and the similarity measure see. */
export function plainText(text: string): string {
  const normal = new NormalText().read(text)
  let out = ''
  for (let i = 0; i < normal.length; i++) out += String.fromCharCode(normal.codes[i])
  return out
}
