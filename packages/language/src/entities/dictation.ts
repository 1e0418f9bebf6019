import { isIn, setOf } from './character-set.ts'
import { type Reading, wordAt } from './entity.ts'
import { DIGIT_CHARACTERS, has, type Numeral, writtenAt } from './numeral.ts'

/** A piece of a number as it stands in the text. */
export interface Piece {
  readonly start: number
  readonly end: number
  readonly digits: string
}

/**
 * What stands between two pieces. `tight`: spaces, brackets. `hyphen`: with a hyphen. `loose`: fillers, punctuation.
 * `doubtful`: a comma between written numbers, or a character that sounds like a digit; holds only when the whole is
 * plainly a telephone, identity or card number.
 */
export interface Joint {
  readonly kind: 'tight' | 'hyphen' | 'loose' | 'doubtful'
  /** Digits that the characters between stand for. */
  readonly digits: string
}

/** Pieces that may be one number: `joints[i]` stands between `pieces[i]` and `pieces[i + 1]`. */
export interface Dictation {
  readonly pieces: readonly Piece[]
  readonly joints: readonly Joint[]
}

const FILLERS = [
  '然后',
  '那个',
  '这个',
  '就是',
  '还有',
  '接着',
  '后面',
  '呃',
  '嗯',
  '啊',
  '哦',
  '额',
  '诶',
  '噢',
  '唔',
  '对',
  '再',
  ',',
  '，',
  '、',
  '。',
  '.',
  '…',
  '；',
]
const TIGHT = ' \u3000()（）'
const HYPHENS = '-－—–'
/** Characters that sound like a digit, with the digit; 洞拐勾 are said on purpose, the rest are mis-heard. */
const SOUNDS: Readonly<Record<string, string>> = {
  洞: '0',
  拐: '7',
  勾: '9',
  要: '1',
  腰: '1',
  妖: '1',
  邀: '1',
  溜: '6',
  留: '6',
  流: '6',
  酒: '9',
  久: '9',
  巴: '8',
  舞: '5',
  午: '5',
  玲: '0',
  领: '0',
  琳: '0',
}
const RADIO = '洞拐勾'
const LONGEST_GAP = 8
/** Counters after which a written number of up to six digits, or one or two spoken ones, only count. */
const COUNTERS = setOf(
  '个次笔张块元天年月日号点分秒小周人家条份岁位度%％倍字遍步积刻毛万千百十亿角下共直定起样般些会旦边种名切致代级折',
)
/** After these a single digit is part of a word. */
const ORDINALS = setOf('第统唯之同万周期拜专')

/** What a character can be in a number that is read out. */
const OUTSIDE = 0
const BETWEEN = 1
const SOUND = 2
const DIGIT = 3
const ROLE = new Uint8Array(65_536)
for (const character of FILLERS.join('') + TIGHT + HYPHENS) ROLE[character.charCodeAt(0)] = BETWEEN
for (const character of Object.keys(SOUNDS)) ROLE[character.charCodeAt(0)] = SOUND
for (const character of DIGIT_CHARACTERS.join('')) ROLE[character.charCodeAt(0)] = DIGIT

/** No number read out in the text has more digits than this: one pass, no allocation. */
export function mostDictated(text: string): number {
  let most = 0
  let run = 0
  for (let at = 0; at < text.length; ) {
    const start = at
    const role = ROLE[text.charCodeAt(at++)]
    if (role === DIGIT) while (at < text.length && ROLE[text.charCodeAt(at)] === DIGIT) at++
    if (role === OUTSIDE || (role === DIGIT && isSum(text, start, at))) run = 0
    else if (role !== BETWEEN) most = Math.max(most, (run += at - start))
  }
  return most
}

/** Whether digits are those of a sum or a decimal, as far as can be seen at a glance: such are never read out. */
function isSum(text: string, start: number, end: number): boolean {
  const typed = writtenAt(text, start)
  if (has('元块', text, end)) return end - start <= (typed ? 6 : 2)
  if (!typed || !has('.．', text, end) || !writtenAt(text, end + 1)) return false
  for (let at = start; at < end; at++) if (!writtenAt(text, at)) return false
  return true
}

/** The untaken digit strings of the text, with neighbours that may belong together. */
export function readDictations(reading: Reading): Dictation[] {
  const dictations: { pieces: Piece[]; joints: Joint[] }[] = []
  let last: Piece | undefined
  for (const numeral of reading.numerals) {
    if (numeral.digits === undefined || !isPiece(reading, numeral, numeral.digits)) continue
    const piece = { start: numeral.start, end: numeral.end, digits: numeral.digits }
    const joint = last && jointBetween(reading, last, piece)
    last = joint || piece.digits.length >= 3 ? withRadioDigits(reading.text, piece) : piece
    if (joint) {
      const { pieces, joints } = dictations.at(-1)!
      pieces.push(last)
      joints.push(joint)
    } else dictations.push({ pieces: [last], joints: [] })
  }
  return dictations
}

function isPiece(reading: Reading, { start, end }: Numeral, digits: string): boolean {
  const { text } = reading
  const counts = isIn(COUNTERS, text, end) && digits.length <= (writtenAt(text, start) ? 6 : 2)
  const ordinal = digits.length === 1 && isIn(ORDINALS, text, start - 1)
  return !counts && !ordinal && reading.isFree(start, end)
}

/** The piece with 洞, 拐, 勾 said after it. */
function withRadioDigits(text: string, { start, end, digits }: Piece): Piece {
  let last = end
  let more = ''
  while (last < end + 4 && has(RADIO, text, last)) more += SOUNDS[text[last++]]
  return { start, end: last, digits: digits + more }
}

function jointBetween(reading: Reading, left: Piece, right: Piece): Joint | undefined {
  const { text } = reading
  const gap = right.start - left.end
  if (gap === 0) return has(RADIO, text, left.end - 1) ? { kind: 'tight', digits: '' } : undefined
  if (gap > LONGEST_GAP || !reading.isFree(left.end, right.start)) return undefined
  let kind: Joint['kind'] = 'tight'
  let digits = ''
  for (let at = left.end; at < right.start; ) {
    const filler = wordAt(text, at, FILLERS)
    const sound = SOUNDS[text[at]]
    if (has(HYPHENS, text, at)) kind = kind === 'tight' ? 'hyphen' : kind
    else if (sound !== undefined) {
      if (!has(RADIO, text, at) && (left.digits.length < 2 || right.digits.length < 2 || digits !== ''))
        return undefined
      digits += sound
      if (!has(RADIO, text, at)) kind = 'doubtful'
    } else if (filler !== undefined)
      kind = kind === 'doubtful' || bothWritten(text, left, right, filler) ? 'doubtful' : 'loose'
    else if (!has(TIGHT, text, at)) return undefined
    at += filler?.length ?? 1
  }
  return { kind, digits }
}

/** A comma between written numbers usually separates two numbers. */
const bothWritten = (text: string, left: Piece, right: Piece, filler: string): boolean =>
  ',，、。.；'.includes(filler) && writtenAt(text, left.start) && writtenAt(text, right.start)

/** How many digits the pieces and the joints between them have. */
export function lengthOf({ pieces, joints }: Dictation): number {
  let length = 0
  for (const { digits } of pieces) length += digits.length
  for (const { digits } of joints) length += digits.length
  return length
}

/** The digits of pieces `first` to `last` with what the joints between them add. */
export function digitsOf({ pieces, joints }: Dictation, first: number, last: number): string {
  let digits = pieces[first].digits
  for (let at = first; at < last; at++) digits += joints[at].digits + pieces[at + 1].digits
  return digits
}
