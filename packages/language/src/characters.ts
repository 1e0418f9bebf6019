import { READINGS, SIMPLIFIED, SYLLABLES } from './han-tables.ts'

/**
 * What each UTF-16 code unit means for matching. Codes below `FIRST_LETTER` are instructions to the normaliser,
 * every other value is the normal form: half width, lower case, simplified.
 */
const DROP = 0
export const SENTENCE_END = 1
const PUNCTUATION = 2
export const QUOTE_OPEN = 3
export const QUOTE_CLOSE = 4
export const QUOTE_TOGGLE = 5
export const FIRST_LETTER = 8

const SENTENCE_ENDS = '\u3002\uff01\uff1f\uff1b\u2026\uff61\ufe54\ufe56\ufe57\u2028\u2029\u0085!?;\n\r'
const QUOTES_OPEN = '“‘「『《〈〝'
const QUOTES_CLOSE = '”’」』》〉〞'

/** Particles that carry no matter; recognisers drop and invent them. Phrases that contain one are matched exactly. */
const PARTICLES = '啊呃嗯哦噢喔呀哈嘛呢吧啦呗哟喽咯哎诶欸唉嘞哇唔呵'

/** Characters that say the same to a listener: politeness, gender, particles de, digits however written. */
const SAME_TO_THE_EAR = [
  '你您妳',
  '他她它',
  '的地得',
  '零〇0',
  '一幺1',
  '二两2',
  '三3',
  '四4',
  '五5',
  '六6',
  '七7',
  '八8',
  '九9',
  '账帐',
  '做作',
]

/** Readings that speakers of many regions do not tell apart, and recognisers confuse. */
const CONFUSABLE: readonly (readonly [RegExp, string])[] = [
  [/^zh/, 'z'],
  [/^ch/, 'c'],
  [/^sh/, 's'],
  [/^n(?!$)/, 'l'],
  [/(e|i)ng$/, '$1n'],
]

const isPunctuation = /[\p{P}\p{S}]/u
const isIgnored = /[\p{C}\p{Z}\p{M}]/u

function normalForms(): Uint16Array {
  const table = new Uint16Array(65_536)
  for (let code = 0; code < 65_536; code++) {
    const char = String.fromCharCode(code)
    if (code >= 0xd800 && code <= 0xdfff) table[code] = code
    else if (SENTENCE_ENDS.includes(char)) table[code] = SENTENCE_END
    else if (QUOTES_OPEN.includes(char)) table[code] = QUOTE_OPEN
    else if (QUOTES_CLOSE.includes(char)) table[code] = QUOTE_CLOSE
    else if (char === '"' || char === '\uff02') table[code] = QUOTE_TOGGLE
    else if (isIgnored.test(char)) table[code] = DROP
    else if (isPunctuation.test(char) && char !== '%' && char !== '\uff05') table[code] = PUNCTUATION
    else table[code] = plainForm(char)
  }
  for (let i = 0; i < SIMPLIFIED.length; i += 2) table[SIMPLIFIED.charCodeAt(i)] = SIMPLIFIED.charCodeAt(i + 1)
  // a compatibility form may stand for a traditional character, which is to be simplified in turn
  for (let code = 0; code < 65_536; code++) if (table[code] >= FIRST_LETTER) table[code] = table[table[code]]
  return table
}

function plainForm(char: string): number {
  const form = char.normalize('NFKC').toLowerCase()
  const code = form.charCodeAt(0)
  return form.length === 1 && code >= FIRST_LETTER ? code : char.charCodeAt(0)
}

function folds(): Uint16Array {
  const table = new Uint16Array(65_536).map((_, code) => code)
  for (const group of SAME_TO_THE_EAR) for (const char of group) table[char.charCodeAt(0)] = group.charCodeAt(0)
  return table
}

/** Flags of a code unit that the normaliser's inner loop asks for; most characters have none. */
export const IS_PARTICLE = 1
export const IS_DIGIT = 2
/** 个, which makes 那个 and 这个 fillers. */
export const IS_GE = 4
/** Bits of what `packedWith` makes: the flags above, shifted, two of its own, and all together. */
export const PARTICLE_BIT: number = IS_PARTICLE << 16
export const DIGIT_BIT: number = IS_DIGIT << 16
export const GE_BIT: number = IS_GE << 16
export const FOLDS = 1 << 19
export const INSTRUCTION = 1 << 20
export const SPECIAL: number = 0x1f << 16
/** Above these bits stands the sound. */
export const SOUND_SHIFT = 21

function flagTable(): Uint8Array {
  const table = new Uint8Array(65_536)
  const set = (chars: string, flag: number) => {
    for (let code = 0; code < 65_536; code++) if (chars.includes(String.fromCharCode(NORMAL[code]))) table[code] |= flag
  }
  set(PARTICLES, IS_PARTICLE)
  set(DIGITS, IS_DIGIT)
  set('个', IS_GE)
  return table
}

/** Digits, however written: a run of these is a number, never a stutter. */
const DIGITS = '0123456789零〇一幺二两三四五六七八九十百千万亿'

/** Code unit → normal form or instruction. */
export const NORMAL: Uint16Array = normalForms()
/** Normal form → representative of the characters that say the same. */
export const FOLD: Uint16Array = folds()
/** Code unit → folded normal form. */
export const FOLDED: Uint16Array = NORMAL.map((code) => FOLD[code])
/** Code unit → flags. */
export const FLAGS: Uint8Array = flagTable()
/**
 * Code unit → normal form, with the flags of the normal form above its 16 bits, `FOLDS` where the folded form differs,
 * and its sound above that. One look-up tells the normaliser's inner loop all that there is to know of most characters.
 * @param soundOf folded normal form → sound, below 2048
 */
export function packedWith(soundOf: Uint16Array): Int32Array {
  return Int32Array.from(NORMAL, (code, unit) =>
    code < FIRST_LETTER
      ? INSTRUCTION | code
      : code | (FLAGS[unit] << 16) | (FOLDED[unit] === code ? 0 : FOLDS) | (soundOf[FOLDED[unit]] << SOUND_SHIFT),
  )
}

/** Whether a normal form is a particle that the tolerant stream leaves out. */
export const isParticle = (code: number): boolean => (FLAGS[code] & IS_PARTICLE) !== 0

const NEGATIONS = new Set([...'不没未无非别勿莫甭'].map((char) => char.charCodeAt(0)))

/** Whether a normal form turns what is said into its opposite. */
export const isNegation = (code: number): boolean => NEGATIONS.has(code)

/**
 * Class of a character for mis-heard comparison: characters that sound alike share one. Digits and letters have a
 * class of their own, so that they are never taken for anything else. 0: sounds like nothing we know.
 * @param confusable also merge zh/z ch/c sh/s n/l eng/en ing/in
 */
export function soundClasses(confusable: boolean): { classOf: Uint16Array; count: number } {
  const classOf = new Uint16Array(65_536)
  const ids = new Map<string, number>()
  const id = (key: string) => ids.get(key) ?? (ids.set(key, ids.size + 1), ids.size)
  const syllables = SYLLABLES.split(' ')
  const soundOf = syllables.map((s) =>
    s && confusable ? CONFUSABLE.reduce((t, [from, to]) => t.replace(from, to), s) : s,
  )
  for (let i = 0; i < READINGS.length; i += 2) {
    const sound = soundOf[Number.parseInt(READINGS.slice(i, i + 2), 36)]
    if (sound) classOf[0x4e00 + i / 2] = id(sound)
  }
  for (const char of 'abcdefghijklmnopqrstuvwxyz0123456789%') classOf[char.charCodeAt(0)] = id(`=${char}`)
  for (const group of SAME_TO_THE_EAR) for (const char of group) classOf[char.charCodeAt(0)] = id(`=${group[0]}`)
  return { classOf, count: ids.size + 1 }
}

/** The toneless reading of a character, or '' where none is known. */
export function readingOf(char: string): string {
  const at = (char.charCodeAt(0) - 0x4e00) * 2
  return at >= 0 && at < READINGS.length ? SYLLABLES.split(' ')[Number.parseInt(READINGS.slice(at, at + 2), 36)] : ''
}
