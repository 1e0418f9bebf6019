import type { Conversation } from '@liangyan/conversation'
import { redact } from '@liangyan/language'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkedRewriting, type WrapUp, wrapUp } from '../src/index.ts'
import { figuresIn } from '../src/wrap-up-figures.ts'
import { dialogues, evaluation, examples, live, talk } from './material.ts'

const LOAN = talk(
  'A: 您好，云汀银行，请问有什么可以帮您？ / C: 你好，我想问一下我上周申请的装修贷，一直没有消息，二十万的 / A: 请您报一下证件号末四位和手机号。 / C: 7310，手机号13812345678 / A: 核对无误。我向审批部门核实以后，三个工作日内给您回电，可以吗？ / C: 可以，谢谢',
  { startedAt: '2026-03-10T10:00:00+08:00' },
)
const drawnOf = (conversation: Conversation): WrapUp => wrapUp(live, conversation, live.engine.inspect(conversation))
const DRAWN = drawnOf(LOAN)
const checked = (answer: string) => checkedRewriting(live, LOAN, DRAWN, answer)
/** The rule-made summary with the body of a section put otherwise. */
const withSection = (name: string, words: string, { summary }: WrapUp = DRAWN) =>
  summary.replace(new RegExp(`(${name}：).*`), (_, head: string) => `${head}${words}`)

describe('a summary in other words', () => {
  test('is taken where it says the same', () => {
    const better = withSection('客户来意', '上周申请装修贷 20 万元，至今没有消息。')
    expect(checked(better)).toEqual({ summary: better })
  })

  test('is shown with the facts as they were drawn up, whatever way they are written', () => {
    const better = withSection('客户来意', '查询上周申请的装修贷的进度。')
    const written = better.replaceAll('，', ',').replaceAll('（', '(').replaceAll(' ', '').replaceAll('\n', '\r\n\r\n')
    expect(checked(written.replace(',一直', '，一直'))).toEqual({ summary: better })
  })

  test('names data as the record does', () => {
    const said = talk('C: 我叫王小明，手机号13812345678，帮我查一下账单 / A: 好的，您的账单已经为您查到了。')
    const drawn = drawnOf(said)
    const better = withSection('客户来意', '查询账单，手机号为[手机号1]。', drawn)
    expect(checkedRewriting(live, said, drawn, better)).toEqual({
      summary: better.replace('[手机号1]', '[手机号]'),
    })
    const other = withSection('客户来意', '查询账单，卡号为[卡号1]。', drawn)
    expect(checkedRewriting(live, said, drawn, other)).toEqual({ refused: 'personal-data' })
  })

  test.each([
    ['an amount that nobody named', withSection('客户来意', '申请装修贷 30 万元，没有消息。'), 'figures'],
    ['a day that nobody named', withSection('客户来意', '昨天申请装修贷，没有消息。'), 'figures'],
    ['a deadline of other days', withSection('处理情况', '核对了身份；三天内有结果。'), 'figures'],
    ['a count that nobody made', withSection('客户来意', '申请了两笔装修贷，没有消息。'), 'figures'],
    ['a number in part that nobody named', withSection('处理情况', '核对了身份，卡号 ****6621。'), 'personal-data'],
    ['a promise that nobody made', withSection('处理情况', '核对了身份；我们会给您回电答复。'), 'promises'],
    ['a refund that nobody spoke of', withSection('处理情况', '核对了身份，同意退款。'), 'words'],
    ['a promise left out', DRAWN.summary.replace(/\n承诺：.*/, ''), 'sections'],
    ['a promise with another time', DRAWN.summary.replace('3 个工作日内', '2 个工作日内'), 'facts'],
    ['a promise cut short', DRAWN.summary.replace(/承诺：.*/, '承诺：给客户回电。'), 'facts'],
    ['a number left out', DRAWN.summary.replace('尾号 7310、', ''), 'facts'],
    ['another mood', DRAWN.summary.replace(/客户情绪：.*/, '客户情绪：愤怒。'), 'facts'],
    ['another reason of contact', DRAWN.summary.replace(/^【[^】]*】/, '【投诉】'), 'sections'],
    ['another section', `${DRAWN.summary}\n建议：升级处理。`, 'sections'],
    ['sections in another order', DRAWN.summary.split('\n').toReversed().join('\n'), 'sections'],
    ['an empty section', withSection('客户来意', '。'), 'sections'],
    ['a name', withSection('客户来意', '王小明先生申请装修贷，没有消息。'), 'personal-data'],
    ['a telephone number', withSection('处理情况', '核对了身份，手机号13812345678。'), 'personal-data'],
    ['nothing otherwise', DRAWN.summary, 'same'],
    ['nothing', '', 'sections'],
    ['chatter', '好的，以下是改写后的小结：', 'sections'],
  ])('is dropped: %s', (_, answer, refused) => {
    expect(checked(answer)).toEqual({ refused })
  })

  test('is dropped where it is too long', () => {
    const long = withSection('客户来意', '申请装修贷，没有消息；'.repeat(60))
    expect(checked(long)).toEqual({ refused: 'length' })
    const rules = { ...live.rules!, summary: { lines: live.rules!.summary!.lines } }
    expect(checkedRewriting({ engine: live.engine, rules }, LOAN, DRAWN, long)).toEqual({ summary: long })
  })
})

test('a time to the second is another than the time to the minute, however that was said', () => {
  expect(figuresIn('0:00:07').isDisjointFrom(figuresIn('0:00'))).toBe(true)
  expect(figuresIn('下午三点零五分')).toEqual(figuresIn('15:05'))
  expect(figuresIn('15:05:07').isDisjointFrom(figuresIn('15:05'))).toBe(true)
})

const SAMPLE = [...examples, ...evaluation, ...dialogues].filter((_, i) => i % 29 === 0)
const DRAWN_UP = SAMPLE.map((conversation) => ({ conversation, drawn: drawnOf(conversation) }))
const anyone = fc.constantFrom(...DRAWN_UP)

describe('of any conversation', () => {
  test('the rule-made summary itself would be taken, also as it is sent, masked', () => {
    for (const { conversation, drawn } of DRAWN_UP) {
      const sent = drawn.summary.split('\n').map((line) => redact(line).text)
      for (const answer of [drawn.summary, sent.join('\n')])
        expect(checkedRewriting(live, conversation, drawn, answer), drawn.summary).toEqual({ refused: 'same' })
    }
  })

  test('what is taken has all promises, all numbers and the sections of the rule-made one', () => {
    const words = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.constantFrom('核对了身份', '客户咨询账单', '3 天内', '明天', '500 元', '承诺：回电', '[手机号1]', '两笔'),
    )
    const edits = fc.array(fc.record({ at: fc.nat(), cut: fc.nat(40), words }), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(anyone, edits, ({ conversation, drawn }, changes) => {
        const answer = changes.reduce((text, { at, cut, words }) => {
          const place = at % (text.length + 1)
          return text.slice(0, place) + words + text.slice(place + cut)
        }, drawn.summary)
        const result = checkedRewriting(live, conversation, drawn, answer)
        if (!('summary' in result)) return
        for (const { what, due } of drawn.promises)
          expect(result.summary).toContain(`${what}（${due ?? '未说明时限'}）`)
        for (const { kind, value } of drawn.numbers) expect(result.summary).toContain(`${kind} ${value}`)
        const heads = (text: string) => text.split('\n').map((line) => line.slice(0, line.indexOf('：')))
        expect(heads(result.summary)).toEqual(heads(drawn.summary))
      }),
      { numRuns: 3_000 },
    )
  })

  test('a number, an amount, a time put in that nobody named is found, wherever it stands', () => {
    const invented = fc.oneof(
      fc.integer({ min: 100_001, max: 99_999_999 }).map((yuan) => `${yuan}.37 元`),
      fc.integer({ min: 101, max: 999 }).map((days) => `${days} 个工作日内`),
      fc
        .date({ min: new Date('2031-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
        .map((date) => date.toISOString().slice(0, 10)),
      fc
        .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
        .map(([h, m]) => `${h}:${String(m).padStart(2, '0')}:07`),
      fc.integer({ min: 41, max: 99 }).map((many) => `${many} 笔`),
      fc.integer({ min: 1, max: 9 }).map((many) => `百分之${many}点零七三`),
    )
    const free = anyone.filter(({ drawn }) => drawn.matter !== '')
    fc.assert(
      fc.property(free, invented, fc.nat(), ({ conversation, drawn }, figure, at) => {
        const [line] = drawn.summary.split('\n')
        const from = line.indexOf('：') + 1
        const place = from + (at % (line.length - from))
        // not into the middle of a mask
        fc.pre(line.lastIndexOf('[', place) <= line.lastIndexOf(']', place))
        const answer = `${drawn.summary.slice(0, place)}，${figure}，${drawn.summary.slice(place)}`
        expect(checkedRewriting(live, conversation, drawn, answer)).toMatchObject({
          refused: expect.stringMatching(/^(figures|personal-data)$/),
        })
      }),
      { numRuns: 2_000 },
    )
  })

  test('no answer throws', () => {
    fc.assert(
      fc.property(anyone, fc.string({ unit: 'binary', maxLength: 400 }), ({ conversation, drawn }, answer) => {
        expect(checkedRewriting(live, conversation, drawn, answer)).toHaveProperty('refused')
      }),
    )
  })
})
