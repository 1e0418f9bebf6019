import { round } from './cardinals.ts'
import { type Finder, type Reading, skipSpaces, wordAt, wordBefore } from './entity.ts'
import { has, type Numeral, powerAt, writtenAt } from './numeral.ts'

/** Words after the number, longer before shorter, and the currency (ISO 4217) they mean. */
const AFTER: readonly (readonly [string, string])[] = [
  ['块钱', 'CNY'],
  ['块', 'CNY'],
  ['元人民币', 'CNY'],
  ['元', 'CNY'],
  ['圆', 'CNY'],
  ['人民币', 'CNY'],
  ['美元', 'USD'],
  ['美金', 'USD'],
  ['港币', 'HKD'],
  ['港元', 'HKD'],
  ['欧元', 'EUR'],
  ['英镑', 'GBP'],
  ['日元', 'JPY'],
  ['日币', 'JPY'],
  ['澳元', 'AUD'],
  ['澳币', 'AUD'],
  ['加元', 'CAD'],
  ['加币', 'CAD'],
  ['瑞士法郎', 'CHF'],
  ['瑞郎', 'CHF'],
  ['新加坡元', 'SGD'],
  ['新币', 'SGD'],
  ['韩元', 'KRW'],
  ['韩币', 'KRW'],
  ['澳门元', 'MOP'],
  ['新台币', 'TWD'],
  ['台币', 'TWD'],
  ['卢布', 'RUB'],
  ['泰铢', 'THB'],
  ['USD', 'USD'],
  ['CNY', 'CNY'],
  ['RMB', 'CNY'],
  ['HKD', 'HKD'],
  ['EUR', 'EUR'],
]
const BEFORE: readonly (readonly [string, string])[] = [
  ['¥', 'CNY'],
  ['￥', 'CNY'],
  ['人民币', 'CNY'],
  ['US$', 'USD'],
  ['HK$', 'HKD'],
  ['$', 'USD'],
  ['€', 'EUR'],
  ['£', 'GBP'],
  ...AFTER.filter(([word]) => /^[A-Z]{3}$/.test(word)),
]
const AFTER_WORDS = AFTER.map(([word]) => word)
const BEFORE_WORDS = BEFORE.map(([word]) => word)
const AFTER_FIRST = AFTER_WORDS.map((word) => word[0]).join('')
const BEFORE_LAST = BEFORE_WORDS.map((word) => word.at(-1)).join('')

/** What an amount without a unit is said after: 还了三千. */
const SPENDING = [
  '转',
  '转账',
  '转了',
  '转出',
  '转入',
  '还款',
  '还了',
  '取了',
  '取款',
  '存了',
  '存款',
  '存',
  '扣了',
  '扣款',
  '扣',
  '借了',
  '花了',
  '付了',
  '付款',
  '额度',
  '金额',
  '余额',
  '欠',
  '收了',
  '消费',
  '充值',
  '提现',
  '刷了',
  '本金',
  '利息',
  '年费',
  '手续费',
  '违约金',
  '滞纳金',
  '一共',
  '总共',
  '合计',
  '最低还',
  '还',
]
/** Counters that make a bare 三万 something else than money. */
const COUNTERS = '人次个笔户份里字积张步点多分天公平家台套件条名位年月日号岁度倍元块一'

/** Sums of money; value `CNY 120.00`. Of a range the value is the upper end. */
export const amounts: Finder = {
  kinds: ['amount'],
  ofNumbers: true,
  triggers: [],
  find(reading) {
    for (let index = 0; index < reading.numerals.length; index++) {
      const numeral = reading.numerals[index]
      if (
        numeral.unit !== 'percent' &&
        (numeral.digits?.length ?? 0) <= 12 &&
        reading.isFree(numeral.start, numeral.end)
      )
        takeAmount(reading, index)
    }
  },
}

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
  reading.take('amount', start, sum.end, money(sum.currency, value), {
    ...(from !== undefined && { from: money(sum.currency, from) }),
    ...(!numeral.exact && { approximate: true as const }),
  })
}

const money = (currency: string, value: number): string => `${currency} ${(Math.round(value * 100) / 100).toFixed(2)}`

/** ¥120, RMB 3000: the sign stands before. */
function signed(reading: Reading, numeral: Numeral): Sum | undefined {
  const { text } = reading
  const before = text[numeral.start - 1] === ' ' ? numeral.start - 1 : numeral.start
  if (!has(BEFORE_LAST, text, before - 1) || has('一几', text, numeral.start)) return undefined
  const sign = wordBefore(text, before, BEFORE_WORDS)
  if (sign === undefined) return undefined
  const unit = wordAt(text, numeral.end, ['元', '块'])
  const currency = BEFORE.find(([word]) => word === sign)![1]
  return { value: numeral.value, currency, start: before - sign.length, end: numeral.end + (unit?.length ?? 0) }
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
      end: text[numeral.end] === '钱' ? numeral.end + 1 : numeral.end,
    }
  const at = skipSpaces(text, numeral.end, 1)
  if (!has(AFTER_FIRST, text, at)) return undefined
  const word = wordAt(text, at, AFTER_WORDS)
  if (word === undefined || (word === '元' && has('旦宵月素', text, at + 1))) return undefined
  const end = at + word.length
  const rest = word === '块' || word === '元' ? smallChange(reading, index, end) : undefined
  if (word === '块' && isTogether(text, numeral, rest !== undefined)) return undefined
  const currency = AFTER.find(([name]) => name === word)![1]
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
  if (value >= 100) return undefined
  if (text.startsWith('分钱', end)) return { value: value / 100, currency: 'CNY', start, end: end + 2 }
  if (!has('毛角', text, end) || has('度色落病', text, end + 1)) return undefined
  const change = smallChange(reading, index - 1, start)
  return change && { value: change.value, currency: 'CNY', start, end: change.end }
}

/** 三万, 两万八; 五千 after a word of spending. */
function bare(reading: Reading, numeral: Numeral): Sum | undefined {
  const { text } = reading
  const { start, end, value } = numeral
  const sum = { value, currency: 'CNY', start, end: text[end] === '钱' ? end + 1 : end }
  if (has(COUNTERS, text, skipSpaces(text, end, 1)) || value < 1 || text[start - 1] === '第') return undefined
  if (numeral.digits === undefined && value >= 10_000 && hasPower(text, start, end, 4)) return sum
  const context = /[了是为有到 :：的]{1,2}$/.exec(text.slice(Math.max(0, start - 2), start))
  const said = wordBefore(text, start - (context?.[0].length ?? 0), SPENDING) ?? wordBefore(text, start, SPENDING)
  if (said === undefined || !numeral.exact) return undefined
  const round100 =
    numeral.digits === undefined ? value >= 100 || text.slice(start, end).includes('.') : isRoundSum(text, numeral)
  return round100 ? sum : undefined
}

const isRoundSum = (text: string, { start, digits, value }: Numeral): boolean =>
  writtenAt(text, start) && digits![0] !== '0' && digits!.length <= 7 && value >= 100 && value % 100 === 0

function hasPower(text: string, start: number, end: number, least: number): boolean {
  for (let at = start; at < end; at++) if (powerAt(text, at) >= least) return true
  return false
}

/** The lower number of 三千到五千块, 3到5万. */
function rangeStart(reading: Reading, index: number): { start: number; value: number } | undefined {
  const { text, numerals } = reading
  const numeral = numerals[index]
  const low = numerals[index - 1]
  if (!low?.exact || low.unit !== undefined || !reading.isFree(low.start, low.end)) return undefined
  if (!/^[到至~～\-－—]$/.test(text.slice(low.end, numeral.start))) return undefined
  const scale =
    low.value < 1000 && powerAt(text, numeral.end - 1) === 4 && !hasPower(text, low.start, low.end, 1) ? 10_000 : 1
  return low.value * scale < numeral.value ? { start: low.start, value: low.value * scale } : undefined
}
