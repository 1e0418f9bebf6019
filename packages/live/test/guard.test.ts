import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Conversation } from '@liangyan/conversation'
import { followed, live, talk } from './material.ts'

const ASKED = 'A: 您好，云汀银行。 / C: 我的转账怎么还没到，我的手机号是13812345678'
const held = (draft: string, before = ASKED, record: Partial<Conversation> = {}) =>
  followed(talk(before, { channel: 'chat', ...record })).guard(draft)
const kinds = (draft: string, before?: string, record?: Partial<Conversation>) => [
  ...new Set(held(draft, before, record).map(({ kind }) => kind)),
]

describe('what is held back before it is sent', () => {
  test('a harsh sentence, with the kind wording in its place and the rest as it was', () => {
    const [first] = held('刚才不是跟您说过了吗？到账时间是明天。')
    expect(first).toMatchObject({ kind: 'harsh', why: expect.stringMatching(/^“.*”会让客户听着不舒服：.*。$/) })
    expect(first.instead).toMatch(/到账时间是明天。$/)
    expect(first.instead).not.toContain('不是跟您说过')
    expect(held(first.instead ?? '').filter(({ kind }) => kind === 'harsh')).toEqual([])
  })

  test('several faults are put right in one text', () => {
    const all = held('亲，你的手机号是13900001111吗？')
    expect(new Set(all.map(({ kind }) => kind))).toEqual(new Set(['harsh', 'personal-data']))
    expect(new Set(all.map(({ instead }) => instead)).size).toBe(1)
    expect(all[0].instead).toContain('139****1111')
  })

  test('offsets say where', () => {
    const draft = '好的，收款人的手机是13900001111。'
    const all = held(draft)
    for (const { start, end, quote } of all) expect(draft.slice(start, end)).toBe(quote)
    const stranger = all.find(({ kind }) => kind === 'personal-data')
    expect(stranger).toMatchObject({ quote: '13900001111', why: expect.stringContaining('这个手机号') })
  })

  test.each<[string, string[]]>([
    ['跟您核对一下，13812345678，对吗？', []],
    ['跟您核对一下，一三八一二三四五六七八，对吗？', []],
    ['对方的手机是13900001111。', ['personal-data']],
    ['对方的手机是一三九零零零零一一一一。', ['personal-data']],
    ['对方的卡号是6222021234567890128。', ['personal-data']],
    ['对方的手机是139****1111。', []],
    ['您可以拨打我行客服热线95588。', []],
    ['您可以拨打4008895588咨询。', []],
    ['城东支行的电话是0571-87654321。', []],
  ])('%s %j', (draft, expected) => {
    expect(kinds(draft).filter((kind) => kind === 'personal-data')).toEqual(expected)
  })

  test('a number that the record has is no stranger’s, nor one said in pieces', () => {
    expect(kinds('您登记的手机是13900001111，对吗？', ASKED, { attributes: { mobile: '13900001111' } })).toEqual([])
    const pieces = 'A: 请报一下手机号。 / C: 一三九零零零 / A: 嗯，您说。 / C: 零一一一一'
    expect(kinds('跟您核对，13900001111，对吗？', pieces).filter((kind) => kind === 'personal-data')).toEqual([])
  })

  test('a promise without a time, with a sentence that asks for it', () => {
    const [first] = held('我这边核实以后给您回电。')
    expect(first).toMatchObject({ kind: 'promise-without-time', instead: expect.stringContaining('〔时限〕') })
    expect(first.why).toBe(live.rules?.guard?.say?.promise_without_time)
    expect(kinds('我核实以后，两个小时内给您回电。')).toEqual([])
    expect(kinds('我核实以后，明天上午给您回电。')).toEqual([])
  })

  test.each([
    '我查一下，马上告诉您。',
    '请您稍等，我核实一下再答复您。',
    '我这就给您看，看完答复您。',
    '请不要离开，结果马上发给您。',
    '马上为您反馈结果。',
  ])('what is answered at once is no promise for later: %s', (draft) => {
    expect(kinds(draft)).toEqual([])
  })

  test.each([
    '我会尽快处理。',
    '我们会尽快核实。',
    '稍后给您回复。',
    '有结果我联系您。',
    '这件事我会跟进的。',
    '请您等候我们的通知。',
    '后续会有专员与您联系。',
  ])('a promise that only says soon wants a time: %s', (draft) => {
    expect(kinds(draft)).toEqual(['promise-without-time'])
  })

  test('a promise whose time was told before needs it no more', () => {
    const before = `${ASKED} / A: 我为您登记，三个工作日内给您回复。 / C: 好的`
    expect(kinds('到时候会有专人给您回电，请您留意。', before)).toEqual([])
  })

  test.each([
    '您好，请问有什么可以帮您？',
    '好的，请您稍等，我马上为您查询，可以吗？',
    '这笔转账预计明天到账，请您放心。',
    '感谢您的来电，祝您生活愉快，再见。',
    '',
    '。',
  ])('an ordinary sentence goes its way: %s', (draft) => {
    expect(held(draft)).toEqual([])
  })

  test('leaves no trace in the conversation', () => {
    const conversation = followed(talk(ASKED))
    const before = structuredClone([conversation.record(), conversation.view(0)])
    conversation.guard('你自己不会看吗，我会给您回电，13900001111')
    expect([conversation.record(), conversation.view(0)]).toEqual(before)
  })

  test('takes any text at all, and says where in it', () => {
    const pieces = [
      '你',
      '自己不会看吗',
      '13900001111',
      '〔时限〕',
      '给您回电',
      '。',
      '？',
      '\n',
      '\ud83d',
      '😀',
      '{姓}',
      ' ',
      'a',
    ]
    const drafts = fc.oneof(
      fc.array(fc.constantFrom(...pieces)).map((p) => p.join('')),
      fc.string({ unit: 'binary' }),
    )
    fc.assert(
      fc.property(drafts, (draft) => {
        for (const { start, end, quote, why, instead } of held(draft)) {
          expect(draft.slice(start, end)).toBe(quote)
          expect(why.endsWith('。')).toBe(true)
          if (instead !== undefined) expect(instead).not.toBe(draft)
        }
      }),
      { numRuns: 300, seed: 81 },
    )
  })
})
