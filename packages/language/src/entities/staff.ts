import { setOf } from './character-set.ts'
import { eachMatch, type Finder, type Reading, skipSpaces } from './entity.ts'
import type { Numeral } from './numeral.ts'

/** Numbers of staff: 工号1024, 工号 C205, 工号是幺零二四, 8623号为您服务. Value without spaces, letters in capitals. */
export const staff: Finder = {
  kinds: ['staff-number'],
  ofNumbers: true,
  triggers: [],
  find(reading) {
    const { text } = reading
    if (text.includes('号')) eachMatch(text, LABEL, ({ index, 0: label }) => takeAfter(reading, index + label.length))
    if (reading.followsNumber(SERVES_FIRST)) for (const numeral of reading.numerals) takeBefore(reading, numeral)
  },
}

const LABEL = /(?:工号|柜员号|坐席号|员工编号|服务编号)[是为：:，,的就叫呃嗯 ]{0,5}/g
const LETTERS = /^[A-Za-zＡ-Ｚａ-ｚ]{1,3}[ -]?/

/** A share (百分之百) is no number of anybody. */
const SHARE = /^[百千万]分之/

function takeAfter(reading: Reading, at: number): void {
  if (SHARE.test(reading.text.slice(at, at + 3))) return
  const letters = LETTERS.exec(reading.text.slice(at, at + 4))?.[0] ?? ''
  let end = at + letters.length
  let index = reading.numeralIndexAt(end)
  let digits = ''
  for (; index >= 0 && digits.length < 3; index = reading.numeralIndexAt(skipSpaces(reading.text, end))) {
    const numeral = reading.numerals[index]
    const plain =
      numeral.digits ??
      (digits === '' && numeral.exact && Number.isInteger(numeral.value) ? String(numeral.value) : undefined)
    if (plain === undefined || plain.length > 10) break
    digits += plain
    end = numeral.end
  }
  if (digits.length < 2) return
  const prefix = letters.normalize('NFKC').replace(/[ -]/, '').toUpperCase()
  reading.take('staff-number', at, end, prefix + digits)
}

const SERVES =
  /^ ?(?:号 ?(?:坐席|客服|客户代表|客户经理|话务员|服务代表|员工|柜员)|号? ?(?:很高兴|竭诚)?(?:为您|为你)(?:服务|解答|办理))/

/** What `SERVES` begins with after a space; it takes two. */
const SERVES_FIRST = setOf('号很竭为 ')

/** 8623号为您服务, 1024号客服. */
function takeBefore(reading: Reading, { start, end, digits }: Numeral): void {
  if (digits === undefined || digits.length > 8 || !SERVES.test(reading.text.slice(end, end + 12))) return
  if (digits.length > 1 || reading.text[end] === '号') reading.take('staff-number', start, end, digits)
}
