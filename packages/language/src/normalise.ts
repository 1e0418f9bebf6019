import {
  FIRST_LETTER,
  FOLD,
  IS_DIGIT,
  IS_PARTICLE,
  NORMAL,
  QUOTE_OPEN,
  QUOTE_TOGGLE,
  SENTENCE_END,
} from './characters.ts'

const NA = '那'.charCodeAt(0)
const ZHE = '这'.charCodeAt(0)
const GE = '个'.charCodeAt(0)

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
  /** Plain position → ordinal of its sentence. */
  sentences: Uint32Array = new Uint32Array(1024)
  /** Plain position → 1 inside closed quotation marks. */
  quoted: Uint8Array = new Uint8Array(1024)
  /** Whether `quoted` holds any 1. */
  hasQuotes = false
  /** Whether two digits (however written) or a digit with a unit stand together somewhere: entities are possible. */
  hasDigits = false

  tolerantLength = 0
  /** Folded normal form at each tolerant position. */
  tolerantCodes: Uint16Array = new Uint16Array(1024)
  /** Tolerant position → plain position. */
  plainAt: Uint32Array = new Uint32Array(1024)
  /** Tolerant position → 1 where the character stood twice. */
  doubled: Uint8Array = new Uint8Array(1024)

  /** Reads a text of any length and content; never throws. */
  read(text: string): this {
    const size = text.length
    if (size > this.codes.length) this.grow(size)
    const { codes, offsets, sentences } = this
    let length = 0
    let sentence = 0
    let depth = 0
    let straight = false
    let opened = 0
    this.hasQuotes = false
    for (let i = 0; i < size; i++) {
      const code = NORMAL[text.charCodeAt(i)]
      if (code >= FIRST_LETTER) {
        codes[length] = code
        offsets[length] = i
        sentences[length++] = sentence
      } else if (code === SENTENCE_END) sentence++
      else if (code >= QUOTE_OPEN && code <= QUOTE_TOGGLE) {
        const inside = straight || depth > 0
        if (code === QUOTE_TOGGLE) straight = !straight
        else if (code === QUOTE_OPEN) depth++
        else if (depth > 0) depth--
        if (!inside) opened = length
        else if (!straight && depth === 0) this.quote(opened, length)
      }
    }
    this.length = length
    this.thin()
    return this
  }

  /** UTF-16 offset in the original text where plain position `at` begins. */
  startOf(at: number): number {
    return this.offsets[at]
  }

  /** UTF-16 offset in the original text just after the character before plain position `at`. */
  endOf(at: number): number {
    return at === 0 ? 0 : this.offsets[at - 1] + 1
  }

  private quote(from: number, to: number): void {
    if (!this.hasQuotes) this.quoted.fill(0)
    this.hasQuotes = true
    this.quoted.fill(1, from, to)
  }

  private thin(): void {
    const { codes, tolerantCodes, plainAt, doubled, length } = this
    let kept = 0
    let previous = 0
    let digits = false
    let lastWasDigit = 0
    let lastKept = -1
    for (let i = 0; i < length; i++) {
      const code = codes[i]
      const digit = IS_DIGIT[code]
      if (digit & lastWasDigit || (code < 128 && digit)) digits = true
      lastWasDigit = digit
      if (IS_PARTICLE[code]) continue
      const folded = FOLD[code]
      if (folded === previous && digit === 0 && code > 127) {
        doubled[kept - 1] = 1
        lastKept = i
        continue
      }
      if (code === GE && kept > 0 && (previous === NA || previous === ZHE) && lastKept === i - 1) {
        kept--
        lastKept = -1
        previous = kept > 0 ? tolerantCodes[kept - 1] : 0
        continue
      }
      tolerantCodes[kept] = folded
      plainAt[kept] = i
      doubled[kept++] = 0
      lastKept = i
      previous = folded
    }
    this.tolerantLength = kept
    this.hasDigits = digits
  }

  private grow(size: number): void {
    const room = Math.max(size, this.codes.length * 2)
    this.codes = new Uint16Array(room)
    this.offsets = new Uint32Array(room)
    this.sentences = new Uint32Array(room)
    this.quoted = new Uint8Array(room)
    this.tolerantCodes = new Uint16Array(room)
    this.plainAt = new Uint32Array(room)
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
