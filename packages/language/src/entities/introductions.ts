import { eachMatch, type Finder, type Reading } from './entity.ts'
import { nameEnd } from './names.ts'
import { has } from './numeral.ts'
import { surnameAt } from './surnames.ts'

/** Words that say that a name comes: a noun needs a link (是, 叫, a colon), 我叫 does not. */
const NAMING =
  /(?:姓名|名字|户名|联系人|收款人|付款人|持卡人|开户人|申请人|经办人|推荐人)就?[是叫为:： ]{1,3}|[我名]叫做? ?/g
const SURNAME = /姓|弓长张|立早章|木子李|耳东陈|口天吴|双木林|古月胡|言午许|双口吕/g

/** Names told: 我叫李建国, 户名是王芳, 我姓张, 免贵姓王, 弓长张. */
export const introductions: Finder = {
  kinds: ['person-name', 'surname'],
  triggers:
    '姓 我叫 名叫 名字 户名 系人 款人 卡人 户人 请人 办人 荐人 弓长 立早 木子 耳东 口天 双木 古月 言午 双口'.split(' '),
  find(reading) {
    eachMatch(reading.text, NAMING, ({ index, 0: words }) => takeName(reading, index + words.length))
    eachMatch(reading.text, SURNAME, ({ index, 0: word }) => takeSurname(reading, index, word))
  },
}

function takeName(reading: Reading, at: number): void {
  const end = nameEnd(reading.text, at)
  if (end !== undefined) reading.take('person-name', at, end, reading.text.slice(at, end))
}

function takeSurname(reading: Reading, at: number, word: string): void {
  const { text } = reading
  const spelled = word.length > 1
  const start = at + (spelled ? 2 : 1)
  const length = spelled ? 1 : surnameAt(text, start)
  if (length === 0 || (!spelled && !asksNothing(text, at, start, length))) return
  reading.take('surname', start, start + length, text.slice(start, start + length))
  const called = /^[，, ]?名?叫 ?/.exec(text.slice(start + length, start + length + 4))
  if (called) takeName(reading, start + length + called[0].length)
}

/** Not 百姓, 同姓, 贵姓; not 姓和名, 姓都. */
function asksNothing(text: string, at: number, start: number, length: number): boolean {
  if (has('百老大同异', text, at - 1) || (text[at - 1] === '贵' && text[at - 2] !== '免')) return false
  return length === 2 || !has('和都来位', text, start)
}
