import type { Conversation, Turn } from '@liangyan/conversation'
import { describe, expect, test } from 'vitest'
import { Engine } from '../src/index.ts'
import { standardOf } from './small-standard.ts'

const standard = standardOf({
  'criteria.yaml': '- { id: c, level: turn, title: 项 }\n',
  'acts/a.yaml': '- { id: complain, title: 投诉, by: customer, is: { says: 投诉 } }\n',
  'moments.yaml': `
- { title: 甲, when: { act: complain, not: { says: 不投诉 } }, perhaps: { by: customer, says: 慢 } }
- { title: 乙, when: { by: customer, after: { of: { act: complain } } } }
- { title: 丙, when: { event: resume } }
- { title: 丁, when: { holiday: true } }
`,
  'moments/m.yaml': `
- { id: start, title: 开场, moment: 甲, advise: true, when: { event: start }, wording: [您好] }
- { id: sorry, title: 致歉, moment: 甲, criterion: c, when: { act: complain }, require: { says: 抱歉 }, within: 5s, wording: [抱歉] }
- { id: vip, title: 贵宾, moment: 甲, advise: true, applies: { attribute: { vip: true } }, wording: [贵宾您好] }
- { id: later, title: 草稿, moment: 甲, status: draft, advise: true, wording: [草稿] }
- { id: day, title: 日子, moment: 丁, advise: true, wording: [{ text: 节日好, when: { holiday: true } }, 平日好] }
`,
})
const engine = new Engine(standard, { advising: true })
const WHO = { A: 'agent', C: 'customer', S: 'system' } as const

function talk(text: string, record: Partial<Conversation> = {}): Conversation {
  const turns = text.split(' / ').map((line, index): Turn => {
    const start = index * 2000
    return { index, speaker: WHO[line[0] as keyof typeof WHO], text: line.slice(2), start, end: start + 1000 }
  })
  return { id: 'x', turns, events: [], ...record }
}
const moments = (text: string, record = {}) =>
  engine.situation(talk(text, record)).moments.map(({ moment, sure }) => moment.title + (sure ? '' : '?'))
const triggered = (text: string) =>
  engine
    .situation(talk(text))
    .counsels.filter((c) => c.triggered)
    .map((c) => c.clause.id)

describe('where a conversation stands', () => {
  test.each([
    ['C:我要投诉', ['甲']],
    ['C:太慢', ['甲?']],
    ['C:我不投诉', []],
    ['C:投诉/', ['甲']],
    ['C:投诉 / C:喂', ['乙']],
    ['C:投诉 / A:您请讲', []],
  ])('%s: asked at the last step only', (text, wanted) => {
    expect(moments(text)).toEqual(wanted)
  })

  test('an event is a step too', () => {
    expect(moments('A:请稍等', { events: [{ type: 'hold', start: 1500, end: 9000 }] })).toEqual(['丙'])
  })

  test('says which act and which words', () => {
    expect(engine.situation(talk('C:喂，我要投诉')).moments[0].why).toEqual({
      acts: ['complain'],
      words: ['投诉'],
      turns: [],
    })
    expect(engine.situation(talk('C:投诉 / C:喂')).moments[0].why).toEqual({ acts: [], words: [], turns: [0] })
  })

  test('a trigger stands until the agent has spoken', () => {
    expect(triggered('C:投诉 / C:喂')).toEqual(['start', 'sorry'])
    expect(triggered('C:投诉 / A:喂')).toEqual([])
    expect(triggered('A:您好 / C:投诉 / S:提示')).toEqual(['sorry'])
  })

  test('clauses that do not apply, and drafts, have nothing to say', () => {
    const ids = (record: Partial<Conversation>) =>
      engine.situation(talk('C:喂', record)).counsels.map((c) => c.clause.id)
    expect(ids({})).toEqual(['start', 'sorry', 'day'])
    expect(ids({ attributes: { vip: true } })).toEqual(['start', 'sorry', 'vip', 'day'])
  })

  test('duties with their deadline', () => {
    expect(engine.situation(talk('C:喂 / C:投诉')).duties).toEqual([
      { clause: 'sorry', title: '致歉', criterion: 'c', severity: 'minor', since: 2000, until: 3000, deadline: 8000 },
    ])
  })

  test('occasions are asked of now, not of the beginning', () => {
    const startedAt = '2026-02-14T23:59:00+08:00'
    const texts = (now?: string) =>
      engine
        .situation(talk('C:喂', { startedAt }), now)
        .counsels.at(-1)
        ?.wordings.map(({ text }) => text)
    expect(texts()).toEqual(['平日好'])
    expect(texts('2026-02-15T00:00:30+08:00')).toEqual(['节日好', '平日好'])
    expect(
      engine.situation(talk('C:喂', { startedAt }), '2026-02-15T00:00:30+08:00').moments.map((m) => m.moment.title),
    ).toEqual(['丁'])
  })
})

test('an engine that inspects can tell where a conversation stands too, and inspects on as before', () => {
  const plain = new Engine(standard)
  const call = talk('C:投诉 / A:嗯 / C:喂 / A:好 / C:喂')
  const before = plain.inspect(call)
  expect(plain.situation(talk('C:投诉')).moments.map((m) => m.moment.title)).toEqual(['甲'])
  expect(plain.inspect(call)).toEqual(before)
  expect(engine.inspect(call)).toEqual(before)
})
