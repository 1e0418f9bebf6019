import { round } from './cardinals.ts'
import { setOf } from './character-set.ts'
import { type Finder, type Reading, skipSpaces } from './entity.ts'
import type { Numeral } from './numeral.ts'

/** 3.8%, 百分之三点八, 万分之五, 两个百分点; value `3.8%`. */
export const percentages: Finder = {
  kinds: ['percentage'],
  ofNumbers: true,
  triggers: ['百分', '千分', '万分'],
  find(reading) {
    const signed = reading.followsNumber(SIGNS)
    for (const numeral of reading.numerals) {
      if (numeral.unit === 'percent') take(reading, numeral, numeral.end, 1)
      else if (signed && numeral.unit === undefined) takeSigned(reading, numeral)
    }
  },
}

/** What the signs of a share begin with. */
const SIGNS = setOf('%％‰个')

function takeSigned(reading: Reading, numeral: Numeral): void {
  const { text } = reading
  const at = skipSpaces(text, numeral.end, 1)
  const sign = text[at]
  if (sign === '%' || sign === '％') take(reading, numeral, at + 1, 1)
  else if (sign === '‰') take(reading, numeral, at + 1, 0.1)
  else if (text.startsWith('个百分点', at)) take(reading, numeral, at + 4, 1)
}

function take(reading: Reading, numeral: Numeral, end: number, scale: number): void {
  const low = `${round(numeral.value * scale)}%`
  if (numeral.high === undefined)
    reading.take('percentage', numeral.start, end, low, numeral.exact ? undefined : { approximate: true })
  else
    reading.take('percentage', numeral.start, end, `${round(numeral.high * scale)}%`, { from: low, approximate: true })
}
