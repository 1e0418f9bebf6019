import { eachMatch, type Finder, type Reading } from './entity.ts'
import { isHan, mayBegin, TITLES, wholeNameBefore } from './names.ts'
import { has } from './numeral.ts'
import { ADDRESSABLE, isAlsoAWord, surnameBefore } from './surnames.ts'

const SHORT_TITLES = '总哥姐工董'
/** Titles that also follow a whole name: 李建国先生. */
const AFTER_WHOLE_NAME = new Set(['先生', '女士', '小姐'])
const TITLE = new RegExp(`${TITLES.join('|')}|[${SHORT_TITLES}]`, 'g')

/** People addressed: 张先生, 欧阳女士, 王总; the whole name before a title is a person's name. */
export const addresses: Finder = {
  kinds: ['form-of-address', 'person-name'],
  triggers: [
    ...TITLES,
    ...[...ADDRESSABLE].flatMap((surname) => SHORT_TITLES.split('').map((title) => surname + title)),
  ],
  find(reading) {
    eachMatch(reading.text, TITLE, ({ index, 0: title }) => {
      if (title.length === 1) takeShort(reading, index)
      else takeTitled(reading, index, title)
    })
  },
}

function takeTitled(reading: Reading, at: number, title: string): void {
  const { text } = reading
  const surname = surnameBefore(text, at)
  const start = at - surname
  const usual = surname > 0 && !isPartOfWord(text, start)
  if (usual && (surname === 2 || mayBegin(text, start))) return takeAddress(reading, start, at + title.length)
  const name = AFTER_WHOLE_NAME.has(title) ? wholeNameBefore(text, at) : undefined
  if (name !== undefined) reading.take('person-name', name, at, text.slice(name, at))
  else if (usual && !isAlsoAWord(text[start])) takeAddress(reading, start, at + title.length)
}

function takeAddress(reading: Reading, start: number, end: number): void {
  reading.take('form-of-address', start, end, reading.text.slice(start, end))
}

/** 张总, 李姐: only where both sides show that it is an address. */
function takeShort(reading: Reading, at: number): void {
  const { text } = reading
  const surname = surnameBefore(text, at)
  const start = at - surname
  if (surname === 0 || !mayBegin(text, start) || isPartOfWord(text, start) || isAlsoAWord(text[start])) return
  const open =
    at + 1 >= text.length || !isHan(text, at + 1) || has('您你好在说那这啊呀吧吗我他给让把跟呢请麻', text, at + 1)
  if (open) takeAddress(reading, start, at + 1)
}

/** Words whose end looks like a surname: 任何(先生), 对方. */
const WORDS = new Set(
  (
    '任何 如何 为何 由于 关于 对于 属于 位于 等于 终于 至于 一方 对方 双方 地方 官方 我方 贵方 提高 最高 现金 资金 基金 美金 平安 公安 付钱 公司 上司 简单 订单 账单 大路 相关 有关 海关 主管 ' +
    '尽管 不管 汽车 开车 中文 石油 福建 西安 旁边 这边 那边 检查 调查'
  ).split(' '),
)

const isPartOfWord = (text: string, start: number): boolean =>
  WORDS.has(text.slice(Math.max(0, start - 1), start + 1)) ||
  (text[start] === '张' && has('一二两三四五六七八九十几这那每半多哪0123456789', text, start - 1))
