import { redact } from '@liangyan/language'
import { describe, expect, test } from 'vitest'
import { wrapUp } from '../src/index.ts'
import { dialogues, evaluation, examples, followed, live, talk } from './material.ts'

describe('the summary at the end', () => {
  test('tells the matter, what was done, promised and named, and how the customer felt', () => {
    const conversation = followed(
      talk(
        'A: 您好，云汀银行，请问有什么可以帮您？ / C: 你好，我想问一下我上周申请的装修贷，一直没有消息 / A: 请您报一下证件号末四位和手机号。 / C: 7310，手机号13812345678 / A: 核对无误。我向审批部门核实以后，三个工作日内给您回电，可以吗？ / C: 可以，谢谢',
        { startedAt: '2026-03-10T10:00:00+08:00' },
      ),
    )
    expect(conversation.wrapUp()).toMatchObject({
      matter: '我上周申请的装修贷，一直没有消息',
      done: ['核对了身份'],
      promises: [{ what: expect.stringContaining('三个工作日内给您回电'), due: '3 个工作日内，3月13日 23:59 前' }],
      numbers: [
        { kind: '尾号', value: '7310' },
        { kind: '手机号', value: '138****5678' },
      ],
    })
    expect(conversation.wrapUp().summary).toMatch(
      /客户来意：我上周申请的装修贷，一直没有消息。\n处理情况：核对了身份。\n承诺：/,
    )
  })

  test('a customer who grew angry and was calmed', () => {
    const { summary } = followed(
      talk(
        'C: 你们什么态度，我要投诉，骗子 / A: 很抱歉 / C: 说吧 / C: 怎么办 / C: 就这样 / C: 知道了 / C: 行 / C: 嗯 / C: 好',
      ),
    ).wrapUp()
    expect(summary).toMatch(/客户情绪：一度(不满|愤怒)，结束时(平静|满意)。/)
  })

  test('of nobody’s words there is little to tell', () => {
    expect(followed({ id: 'empty', turns: [], events: [] }).wrapUp()).toEqual({
      matter: '',
      done: [],
      promises: [],
      numbers: [],
      mood: 'calm',
      summary: '【无声来电】客户没有说明来意。',
    })
  })

  test('holds no personal data, of no conversation', { timeout: 600_000 }, () => {
    for (const conversation of [...examples, ...evaluation, ...dialogues]) {
      const { matter, done, promises, summary } = wrapUp(live, conversation, live.engine.inspect(conversation))
      for (const text of [matter, ...done, ...promises.map(({ what }) => what)]) {
        const { spans } = redact(text)
        expect(spans, `${conversation.id}: ${text}`).toEqual([])
      }
      expect(summary).not.toMatch(/\d{8,}|undefined|NaN|\{|\}/)
    }
  })
})
