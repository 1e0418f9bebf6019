import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fill } from '../src/filling.ts'
import { knownFrom } from '../src/known.ts'
import { localNow } from '../src/local-now.ts'
import { talk } from './standards.ts'

const filled = (wording: string, text: string, record = {}) => fill(wording, knownFrom(talk(text, record))).text

describe('slots are filled with what is known', () => {
  test.each([
    ['A: 陈先生，您好。', '陈先生'],
    ['A: 好的，欧阳女士，请稍等。', '欧阳女士'],
    ['C: 我姓赵 / A: 赵女士，请讲。', '赵女士'],
    ['A: 李建国先生，您好。', '李先生'],
    // the last address counts
    ['A: 王先生，您好。 / C: 我姓汪 / A: 汪先生，抱歉。', '汪先生'],
    // of somebody else, or nobody's
    ['A: 王先生的账户要他本人来查。', '〔姓〕〔称谓〕'],
    ['A: 我请李经理给您回电。', '〔姓〕〔称谓〕'],
    ['C: 我找王女士', '〔姓〕〔称谓〕'],
    ['C: 我姓赵', '赵〔称谓〕'],
    ['A: 您好，请问是陈先生吗？', '陈先生'],
  ])('%s → %s', (text, wanted) => {
    expect(filled('{姓}{称谓}', text)).toBe(wanted)
  })

  test('the record comes before what was heard', () => {
    const attributes = { 客户姓名: '欧阳静', 性别: '女', 行名: '云汀银行', 部门: '信用卡中心', 时限: '两小时' }
    const record = { attributes, agent: '2046' }
    const wording = '{行名}{部门}{工号}号，{姓}{称谓}，{时限}内'
    expect(filled(wording, 'A: 您好，星河银行，工号1001。 / A: 王先生，您好。', record)).toBe(
      '云汀银行信用卡中心2046号，欧阳女士，两小时内',
    )
  })

  test.each([
    ['{工号}', 'S: 工号四一一七为您服务', '4117'],
    ['{行名}', 'A: 您好，星河银行，请讲。', '星河银行'],
    ['{行名}', 'S: 欢迎致电青禾农商行', '青禾农商行'],
    ['{行名}', 'A: 您的卡是我们银行的吗？', '〔行名〕'],
    ['{行名}', 'C: 我是工商银行的卡', '〔行名〕'],
    ['{行名}', 'A: 您好，请问您找哪家银行？', '〔行名〕'],
    ['{时限}', 'A: 我登记好了，三个工作日内给您回复。', '三个工作日'],
    ['{时限}', 'A: 您等了三天了，抱歉。', '〔时限〕'],
    // said anew, and otherwise
    ['{时限}', 'A: 三个工作日内给您回复。 / A: 我最晚明天下班以前告诉您。', '〔时限〕'],
    ['{工号}', 'A: 您好', '〔工号〕'],
  ])('%s of %s is %s', (wording, text, wanted) => {
    expect(filled(wording, text)).toBe(wanted)
  })

  test.each([
    ['{姓}{称谓}，您好，请讲。', '您好，请讲。'],
    ['您好，{行名}，请问有什么可以帮您？', '您好，请问有什么可以帮您？'],
    ['新年好！{行名}，请讲。', '新年好！请讲。'],
    // part of the sentence
    ['请问是{姓}{称谓}吗？', '请问是〔姓〕〔称谓〕吗？'],
    ['这里是{行名}客服中心，请讲。', '这里是〔行名〕客服中心，请讲。'],
    ['您的业务是{业务}，对吗？', '您的业务是〔业务〕，对吗？'],
  ])('who is called is left out where unknown: %s', (wording, wanted) => {
    expect(filled(wording, 'C: 喂')).toBe(wanted)
  })

  test.each([
    ['C: 你好，请问年费怎么收啊', '“年费怎么收”'],
    ['C: 我想问一下跨行转账收不收手续费', '“跨行转账收不收手续费”'],
    // no question, somebody's own matter, too much for one breath
    ['C: 我要投诉', '〔问题〕'],
    ['C: 我的卡怎么用不了', '〔问题〕'],
    ['C: 年费怎么收，利息呢，还有短信费', '〔问题〕'],
    ['C: 年费怎么收 / A: 您稍等', '〔问题〕'],
  ])('what the customer asked, as it may be repeated: %s', (text, wanted) => {
    expect(filled('{问题}', text)).toBe(wanted)
  })

  test('a telephone number is read back in full, of a card the tail', () => {
    expect(filled('{号码}', 'C: 一三五零零零零二二一一')).toBe('13500002211')
    expect(filled('{号码}{尾号}', 'C: 卡号六二二二零二零二零零零零一二三四五六七')).toBe('〔号码〕4567')
  })

  test.each([
    ['C: 我身份证尾号5512', '〔尾号〕', '5512'],
    ['C: 我的身份证号是11010519491231002X', '〔尾号〕', '002X'],
    ['A: 请您提供证件号的末四位。 / C: 尾号5512', '〔尾号〕', '5512'],
    ['C: 我的卡尾号5512', '5512', '〔证件尾号〕'],
    ['A: 请问卡号的末四位是？ / C: 尾号5512', '5512', '〔证件尾号〕'],
    // of a telephone, of nothing named, of either of two: nobody can tell
    ['C: 手机尾号5512', '〔尾号〕', '〔证件尾号〕'],
    ['C: 尾号5512', '〔尾号〕', '〔证件尾号〕'],
    ['A: 请您提供证件号和卡号的末四位。 / C: 尾号5512', '〔尾号〕', '〔证件尾号〕'],
  ])('a slot takes only the kind of number that fits: %s', (text, card, document) => {
    expect(filled('{尾号}', text)).toBe(card)
    expect(filled('{证件尾号}', text)).toBe(document)
  })

  test('a colleague has a number of their own', () => {
    const said = 'S: 工号3308为您服务 / C: 我找工号2217'
    expect(filled('{工号}号正在通话中', said)).toBe('2217号正在通话中')
    expect(filled('{工号}号为您服务', said)).toBe('3308号为您服务')
    expect(filled('{工号}号同事在忙', 'S: 工号3308为您服务')).toBe('〔工号〕号同事在忙')
  })

  test('no brace stays, and every gap is named', () => {
    const slot = fc.stringMatching(/^[一-龥]{1,4}$/)
    fc.assert(
      fc.property(
        fc.array(slot, { maxLength: 5 }),
        fc.dictionary(slot, fc.stringMatching(/^[一-龥]{1,4}$/)),
        (slots, known) => {
          const {
            text,
            open,
            filled: count,
          } = fill(slots.map((s) => `{${s}}`).join('，'), new Map(Object.entries(known)))
          expect(text).not.toMatch(/[{}]/)
          expect(count + slots.filter((s) => !Object.hasOwn(known, s)).length).toBe(slots.length)
          for (const name of open) expect(text).toContain(`〔${name}〕`)
        },
      ),
    )
  })
})

describe('now', () => {
  test('is when the last word was said, in the offset of the record', () => {
    const now = localNow(talk('C: 喂 / C: 喂', { startedAt: '2026-12-31T23:59:58+08:00' }))
    expect(now).toBe('2027-01-01T00:00:03+08:00')
  })

  test.each([undefined, '昨天', '2026-13-40T00:00:00+08:00'])('is not known where the record says %s', (startedAt) => {
    expect(localNow(talk('C: 喂', { startedAt }))).toBeUndefined()
  })
})
