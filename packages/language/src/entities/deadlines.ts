import { eachMatch, type Finder, type Reading, skipSpaces, wordAt } from './entity.ts'
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

/** Parts of the day that a promise may name without the day: 下午给您答复. */
const LATER_TODAY = ['下午', '傍晚', '晚上']

/** Words that set a deadline without a figure: 今天下班前 `today`, 明早 `tomorrow`, 尽快 `vague`. */
export const deadlines: Finder = {
  kinds: ['deadline-word'],
  triggers: [
    ...VAGUE,
    '今天',
    '今日',
    '今儿',
    '今晚',
    '明天',
    '明日',
    '明儿',
    '明早',
    '明晚',
    '当天',
    '当日',
    '下班',
    ...LATER_TODAY,
  ],
  find(reading) {
    eachMatch(reading.text, DAY, (match) => takeDay(reading, match))
    eachMatch(reading.text, VAGUE_WORD, ({ index, 0: word }) =>
      reading.take('deadline-word', index, index + word.length, 'vague'),
    )
    eachMatch(reading.text, PART_ALONE, ({ index, 0: word }) => {
      if (!namesOtherDay(reading.text, index)) reading.take('deadline-word', index, index + word.length, 'today')
    })
  },
}

const VAGUE_WORD =
  /尽[快早速]|马上|稍[后晚]|立[刻即马]|即刻|第一时间|(?<!来不)及时|赶[紧快]|抓紧|晚点|改[天日]|过会儿?/g
/** Not a greeting. */
const PART_ALONE = /(?:下午|傍晚|晚上)(?!好|[零〇一二两三四五六七八九十\d])/g
const DAY = /[今明][天日儿]|今晚|明[早晚]|当[天日]|下班/g

const PARTS = ['上午', '中午', '下午', '傍晚', '晚上', '早上', '一早', '夜里']
const CLOSES = ['下班', '营业结束', '工作结束', '结束']
const BEFORE = ['之前', '以前', '前']
const WITHIN = ['之内', '以内', '内']

function takeDay(reading: Reading, { index, 0: word }: RegExpExecArray): void {
  const end = deadlineEnd(reading.text, index, word)
  if (end !== undefined) reading.take('deadline-word', index, end, word[0] === '明' ? 'tomorrow' : 'today')
}

/** The end of the deadline that begins with the day word, or undefined when it only names the day. */
function deadlineEnd(text: string, start: number, word: string): number | undefined {
  if (word === '下班') return closingEnd(text, start, start + word.length)
  const part = wordAt(text, start + word.length, PARTS)
  const at = start + word.length + (part?.length ?? 0)
  const next = skipSpaces(text, at)
  if (digitAt(text, next) >= 0 || has('十几', text, next)) return /晚|早/.test(word) ? start + word.length : undefined
  const close = wordAt(text, at, CLOSES)
  const before = close && wordAt(text, at + close.length, BEFORE)
  if (close && before) return at + close.length + before.length
  const within = wordAt(text, at, WITHIN)
  return within ? at + within.length : openEnd(text, at, word, part)
}

/** 下班前 by itself is today; after another day's name it is that day's. */
function closingEnd(text: string, start: number, end: number): number | undefined {
  const before = wordAt(text, end, BEFORE)
  return before && !namesOtherDay(text, start) ? end + before.length : undefined
}

const namesOtherDay = (text: string, start: number) => has('天日号周期午儿一二三四五六晚', text, start - 1)

/** Without 内 or 下班前: 明天上午, 今天下午, 明早, 明天之前; 今天上午 and 今天之前 may be the past. */
function openEnd(text: string, at: number, word: string, part: string | undefined): number | undefined {
  const before = wordAt(text, at, BEFORE)
  const tomorrow = word[0] === '明'
  if (word[0] === '当') return undefined
  if (before && (tomorrow || part)) return at + before.length
  if (part) return tomorrow || !['上午', '早上', '一早'].includes(part) ? at : undefined
  return /[早晚]$/.test(word) ? at : undefined
}
