import { round } from './cardinals.ts'
import { isIn, setOf } from './character-set.ts'
import { type Finder, isFollowedBy, type Reading, skipSpaces, wordAt } from './entity.ts'
import { has, type Numeral, powerAt, writtenAt } from './numeral.ts'
import { beginning, ending, entryAt, entryBefore } from './words.ts'

interface Currency {
  readonly word: string
  /** ISO 4217. */
  readonly code: string
}

/** Words after the number, longer before shorter, and the currency they mean. */
const AFTER: readonly Currency[] = [
  { word: '块钱', code: 'CNY' },
  { word: '块', code: 'CNY' },
  { word: '元人民币', code: 'CNY' },
  { word: '元', code: 'CNY' },
  { word: '圆', code: 'CNY' },
  { word: '人民币', code: 'CNY' },
  { word: '美元', code: 'USD' },
  { word: '美金', code: 'USD' },
  { word: '港币', code: 'HKD' },
  { word: '港元', code: 'HKD' },
  { word: '欧元', code: 'EUR' },
  { word: '英镑', code: 'GBP' },
  { word: '日元', code: 'JPY' },
  { word: '日币', code: 'JPY' },
  { word: '澳元', code: 'AUD' },
  { word: '澳币', code: 'AUD' },
  { word: '加元', code: 'CAD' },
  { word: '加币', code: 'CAD' },
  { word: '瑞士法郎', code: 'CHF' },
  { word: '瑞郎', code: 'CHF' },
  { word: '新加坡元', code: 'SGD' },
  { word: '新币', code: 'SGD' },
  { word: '韩元', code: 'KRW' },
  { word: '韩币', code: 'KRW' },
  { word: '澳门元', code: 'MOP' },
  { word: '新台币', code: 'TWD' },
  { word: '台币', code: 'TWD' },
  { word: '卢布', code: 'RUB' },
  { word: '泰铢', code: 'THB' },
  { word: 'USD', code: 'USD' },
  { word: 'CNY', code: 'CNY' },
  { word: 'RMB', code: 'CNY' },
  { word: 'HKD', code: 'HKD' },
  { word: 'EUR', code: 'EUR' },
]
const AFTER_NUMBER = beginning(AFTER)
const BEFORE_NUMBER = ending<Currency>([
  { word: '¥', code: 'CNY' },
  { word: '￥', code: 'CNY' },
  { word: '人民币', code: 'CNY' },
  { word: 'US$', code: 'USD' },
  { word: 'HK$', code: 'HKD' },
  { word: '$', code: 'USD' },
  { word: '€', code: 'EUR' },
  { word: '£', code: 'GBP' },
  ...AFTER.filter(({ word }) => /^[A-Z]{3}$/.test(word)),
])

/** What an amount without a unit is said after: 还了三千. */
const SPENDING = ending(
  '转 转账 转了 转出 转入 还款 还了 取了 取款 存了 存款 存 扣了 扣款 扣 借了 花了 付了 付款 额度 金额 余额 欠 收了 消费 充值 提现 刷了 本金 利息 年费 手续费 违约金 滞纳金 一共 总共 合计 最低还 还'
    .split(' ')
    .map((word) => ({ word })),
)
/** What may stand between such a word and the amount, up to two of them. */
const LINKS = setOf('了是为有到 :：的')
/** From here on a number with 万 or 亿 is money unless something is counted. */
const GREAT = 10_000
/** Counters that make a bare 三万 something else than money. */
const COUNTERS = setOf('人次个笔户份里字积张步点多分天公平家台套件条名位年月日号岁度倍元块一')

/** Sums of money; value `CNY 120.00`. Of a range the value is the upper end. */
export const amounts: Finder = {
  kinds: ['amount'],
  ofNumbers: true,
  triggers: [],
  find(reading) {
    for (let index = 0; index < reading.numerals.length; index++) {
      const numeral = reading.numerals[index]
      if (mayBeMoney(reading.text, numeral) && reading.isFree(numeral.start, numeral.end)) takeAmount(reading, index)
    }
  },
}

const COINS = setOf('毛角分')
const AROUND = { before: BEFORE_NUMBER.edge | SPENDING.edge | LINKS, after: AFTER_NUMBER.edge | COINS }

/** Most numbers are no sums, and the characters beside them tell; only a great number is a sum whatever they are. */
const mayBeMoney = (text: string, numeral: Numeral): boolean =>
  numeral.unit !== 'percent' &&
  (numeral.value >= GREAT ||
    numeral.unit === 'yuan' ||
    isFollowedBy(AROUND.after, text, numeral) ||
    isIn(AROUND.before, text, numeral.start - 1)) &&
  (numeral.digits?.length ?? 0) <= 12

interface Sum {
  readonly value: number
  readonly currency: string
  readonly start: number
  readonly end: number
}

function takeAmount(reading: Reading, index: number): void {
  const numeral = reading.numerals[index]
  const sum = signed(reading, numeral) ?? withUnit(reading, index) ?? coins(reading, index) ?? bare(reading, numeral)
  if (!sum) return
  const low = numeral.high === undefined ? rangeStart(reading, index) : undefined
  const start = low ? low.start : sum.start
  const value = numeral.high === undefined ? sum.value : numeral.high
  const from = low?.value ?? (numeral.high === undefined ? undefined : numeral.value)
  const range = from === undefined ? undefined : { from: money(sum.currency, from) }
  const more = numeral.exact ? range : { ...range, approximate: true as const }
  reading.take('amount', start, sum.end, money(sum.currency, value), more)
}

/** A whole number below this one is written out as it is: `toFixed` takes several times as long. */
const PLAIN = 1e12

const money = (currency: string, value: number): string =>
  Number.isInteger(value) && value < PLAIN
    ? `${currency} ${value}.00`
    : `${currency} ${(Math.round(value * 100) / 100).toFixed(2)}`

/** ¥120, RMB 3000: the sign stands before. */
function signed(reading: Reading, numeral: Numeral): Sum | undefined {
  const { text } = reading
  const before = text.startsWith(' ', numeral.start - 1) ? numeral.start - 1 : numeral.start
  const sign = entryBefore(BEFORE_NUMBER, text, before)
  if (!sign || has('一几', text, numeral.start)) return undefined
  const unit = wordAt(text, numeral.end, ['元', '块'])
  return {
    value: numeral.value,
    currency: sign.code,
    start: before - sign.word.length,
    end: numeral.end + (unit?.length ?? 0),
  }
}

/** 一百二十块, 3000元, 三块五毛二. */
function withUnit(reading: Reading, index: number): Sum | undefined {
  const { text } = reading
  const numeral = reading.numerals[index]
  if (numeral.unit === 'yuan')
    return {
      value: numeral.value,
      currency: 'CNY',
      start: numeral.start,
      end: text.startsWith('钱', numeral.end) ? numeral.end + 1 : numeral.end,
    }
  const at = skipSpaces(text, numeral.end, 1)
  const unit = entryAt(AFTER_NUMBER, text, at)
  if (!unit || (unit.word === '元' && has('旦宵月素', text, at + 1))) return undefined
  const { word, code: currency } = unit
  const end = at + word.length
  const rest = word === '块' || word === '元' ? smallChange(reading, index, end) : undefined
  if (word === '块' && isTogether(text, numeral, rest !== undefined)) return undefined
  return { value: numeral.value + (rest?.value ?? 0), currency, start: numeral.start, end: rest?.end ?? end }
}

/** 一块 "together", 这一块 "this field" are no money. */
const isTogether = (text: string, numeral: Numeral, change: boolean): boolean =>
  !change &&
  numeral.end - numeral.start === 1 &&
  (text[numeral.start] === '一' || has('这那哪几', text, numeral.start - 1))

/** 五毛二, 五角二分, 半 after 块; 五分 after 毛. */
function smallChange(reading: Reading, index: number, end: number): { value: number; end: number } | undefined {
  const { text } = reading
  const tens = reading.numerals[index + 1]
  if (!tens || tens.start !== end || tens.value >= 10) return undefined
  if (text[tens.start] === '半') return has('天年个小分', text, tens.end) ? undefined : { value: 0.5, end: tens.end }
  if (text[tens.end] === '分' && text[tens.end + 1] !== '钟') return { value: tens.value / 100, end: tens.end + 1 }
  if (!has('毛角', text, tens.end)) return undefined
  const cents = reading.numerals[index + 2]
  const tenths = { value: round(tens.value / 10), end: text[tens.end + 1] === '钱' ? tens.end + 2 : tens.end + 1 }
  if (!cents || cents.start !== tens.end + 1 || cents.digits?.length !== 1) return tenths
  return {
    value: round(tens.value / 10 + cents.value / 100),
    end: text[cents.end] === '分' ? cents.end + 1 : cents.end,
  }
}

/** 五毛(钱), 八角, 五分钱. */
function coins(reading: Reading, index: number): Sum | undefined {
  const { text } = reading
  const { start, end, value } = reading.numerals[index]
  if (value >= 100 || !isIn(COINS, text, end)) return undefined
  if (text.startsWith('分钱', end)) return { value: value / 100, currency: 'CNY', start, end: end + 2 }
  if (text[end] === '分' || has('度色落病', text, end + 1)) return undefined
  const change = smallChange(reading, index - 1, start)
  return change && { value: change.value, currency: 'CNY', start, end: change.end }
}

/** 三万, 两万八; 五千 after a word of spending. */
function bare(reading: Reading, numeral: Numeral): Sum | undefined {
  const { text } = reading
  const { start, end, value } = numeral
  if (value < 1 || isFollowedBy(COUNTERS, text, numeral) || text.startsWith('第', start - 1)) return undefined
  const great = numeral.digits === undefined && value >= GREAT && hasPower(text, start, end, 4)
  const sum = great || (numeral.exact && isSpent(text, start) && isRound(text, numeral))
  return sum ? { value, currency: 'CNY', start, end: text.startsWith('钱', end) ? end + 1 : end } : undefined
}

/** Whether a word of spending stands before `start`: 还了三千, 余额是三千. */
function isSpent(text: string, start: number): boolean {
  const links = isIn(LINKS, text, start - 1) ? (isIn(LINKS, text, start - 2) ? 2 : 1) : 0
  return (entryBefore(SPENDING, text, start - links) ?? entryBefore(SPENDING, text, start)) !== undefined
}

const isRound = (text: string, numeral: Numeral): boolean =>
  numeral.digits === undefined
    ? numeral.value >= 100 || text.slice(numeral.start, numeral.end).includes('.')
    : isRoundSum(text, numeral)

const isRoundSum = (text: string, { start, digits, value }: Numeral): boolean =>
  writtenAt(text, start) && digits![0] !== '0' && digits!.length <= 7 && value >= 100 && value % 100 === 0

function hasPower(text: string, start: number, end: number, least: number): boolean {
  for (let at = start; at < end; at++) if (powerAt(text, at) >= least) return true
  return false
}

const UP_TO = setOf('到至~～-－—')

/** The lower number of 三千到五千块, 3到5万. */
function rangeStart(reading: Reading, index: number): { start: number; value: number } | undefined {
  const { text, numerals } = reading
  const numeral = numerals[index]
  const low = numerals[index - 1]
  if (!low || numeral.start - low.end !== 1 || !isIn(UP_TO, text, low.end)) return undefined
  if (!low.exact || low.unit !== undefined || !reading.isFree(low.start, low.end)) return undefined
  const scale =
    low.value < 1000 && powerAt(text, numeral.end - 1) === 4 && !hasPower(text, low.start, low.end, 1) ? 10_000 : 1
  return low.value * scale < numeral.value ? { start: low.start, value: low.value * scale } : undefined
}
