import { digitAt } from './numeral.ts'

const NOTHING = 0
const CERTAIN = 1
const WITH_NEXT = 2
const ONE = 3

/** What may follow 一 in everyday words: such a 一 begins no number. */
const WORDS_OF_ONE = '下些样直定起般切共旦边种张次笔位遍步律致概向句声方款项并路再同'
/** What follows 一个 when a span of time or a share is meant. */
const AFTER_ONE_MEASURE = '半小工月星礼钟多百 '
/** What makes 几 count something; 几位, 几张 are no entities. */
const COUNTED_BY_SOME = '天个分秒小周星礼年月日块元毛角刻点百十拾佰千仟万萬亿億工钟百%％ \u3000'

/**
 * Builds the test whether a text may hold an entity: digits (but for 一 in 一下, 一些 …), and the triggers, each a
 * character or a pair of characters (of longer ones the first two count).
 */
export function precheck(triggers: readonly string[]): (text: string) => boolean {
  const classes = new Uint8Array(65_536)
  const following: (string | undefined)[] = []
  for (let code = 0; code < 65_536; code++) if (digitAt(String.fromCharCode(code), 0) >= 0) classes[code] = CERTAIN
  for (const certain of '十拾半俩仨') classes[certain.charCodeAt(0)] = CERTAIN
  const pair = (first: number, next: string): void => {
    if (classes[first] === CERTAIN) return
    classes[first] = WITH_NEXT
    following[first] = (following[first] ?? '') + next
  }
  for (const trigger of triggers) {
    if (trigger.length === 1) classes[trigger.charCodeAt(0)] = CERTAIN
    else pair(trigger.charCodeAt(0), trigger[1]!)
  }
  pair('几'.charCodeAt(0), COUNTED_BY_SOME)
  classes['一'.charCodeAt(0)] = ONE
  return (text) => scan(text, classes, following)
}

function scan(text: string, classes: Uint8Array, following: readonly (string | undefined)[]): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const found = classes[code]!
    if (found === NOTHING) continue
    if (found === CERTAIN) return true
    const next = text[at + 1]
    if (next === undefined) return false
    if (found === ONE ? oneCounts(next, text[at + 2]) : following[code]!.includes(next)) return true
  }
  return false
}

const oneCounts = (next: string, afterNext: string | undefined): boolean =>
  next === '个' ? afterNext !== undefined && AFTER_ONE_MEASURE.includes(afterNext) : !WORDS_OF_ONE.includes(next)
