import { type Finder, type Reading, wordAt, wordBefore } from './entity.ts'
import { digitAt, has } from './numeral.ts'

const VAGUE = [
  '尽快',
  '尽早',
  '尽速',
  '马上',
  '稍后',
  '稍晚',
  '立刻',
  '立即',
  '立马',
  '即刻',
  '第一时间',
  '及时',
  '赶紧',
  '赶快',
  '抓紧',
  '晚点',
  '改天',
  '改日',
  '过会',
]

/** Words that set a deadline without a figure: 今天下班前 `today`, 明早 `tomorrow`, 尽快 `vague`. */
export const deadlines: Finder = {
  kinds: ['deadline-word'],
  triggers: [...VAGUE, '今天', '今日', '今儿', '今晚', '明天', '明日', '明儿', '明早', '明晚', '当天', '当日', '下班'],
  find(reading) {
    findDays(reading)
    findVague(reading)
  },
}

function findVague(reading: Reading): void {
  for (const match of reading.text.matchAll(
    /尽[快早速]|马上|稍[后晚]|立[刻即马]|即刻|第一时间|(?<!来不)及时|赶[紧快]|抓紧|晚点|改[天日]|过会儿?/g,
  ))
    reading.take('deadline-word', match.index, match.index + match[0].length, 'vague')
}

const PARTS = ['上午', '中午', '下午', '傍晚', '晚上', '早上', '一早', '夜里']
const CLOSES = ['下班', '营业结束', '工作结束', '结束']
const BEFORE = ['之前', '以前', '前']
const WITHIN = ['之内', '以内', '内']

function findDays(reading: Reading): void {
  const { text } = reading
  for (const match of text.matchAll(/[今明][天日儿]|今晚|明[早晚]|当[天日]|下班/g)) {
    const end = deadlineEnd(text, match.index, match[0])
    if (end !== undefined) reading.take('deadline-word', match.index, end, match[0][0] === '明' ? 'tomorrow' : 'today')
  }
}

/** The end of the deadline that begins with the day word, or undefined when it only names the day. */
function deadlineEnd(text: string, start: number, word: string): number | undefined {
  let at = start + word.length
  const part = wordAt(text, at, PARTS)
  if (part) at += part.length
  if (digitAt(text, at) >= 0 || has('十 几', text, at)) return /晚|早/.test(word) ? start + word.length : undefined
  const close = word === '下班' ? word : wordAt(text, at, CLOSES)
  const closed = close && word !== '下班' ? at + close.length : at
  const before = wordAt(text, closed, BEFORE)
  if (word === '下班')
    return before &&
      !wordBefore(text, start, ['天', '日', '号', '周', '期']) &&
      !/[一二三四五六午]$/.test(text.slice(start - 1, start))
      ? closed + before.length
      : undefined
  if (close && before) return closed + before.length
  const within = wordAt(text, at, WITHIN)
  if (within) return at + within.length
  return openEnd(text, at, word, part)
}

/** Without 内 or 下班前: 明天上午, 今天下午, 明早, 明天之前; 今天上午 and 今天之前 may be the past. */
function openEnd(text: string, at: number, word: string, part: string | undefined): number | undefined {
  const before = wordAt(text, at, BEFORE)
  const tomorrow = word[0] === '明'
  if (word[0] === '当') return undefined
  if (before && (tomorrow || part)) return at + before.length
  if (part) return tomorrow || !['上午', '早上', '一早'].includes(part) ? at : undefined
  return /[早晚]$/.test(word) ? at : undefined
}
