import { describe, expect, test } from 'vitest'
import { engineOf, talk, told } from './small-standard.ts'

/** Data of the record: `head` is what stands behind `==` in a dialogue. */
type Row = [condition: string, holds: string, fails: string]
const rows: Row[] = [
  ['channel: chat', 'channel: chat', 'channel: phone'],
  ['channel: [chat, email]', 'channel: email', 'channel: phone'],
  ['direction: outbound', 'direction: outbound', 'direction: inbound'],
  ['direction: inbound', 'queue: q', 'direction: outbound'],
  ['service: 信用卡', 'service: 信用卡分期', 'service: 储蓄卡'],
  ['service: [贷款, 信用卡]', 'service: 信用卡分期', 'service: 储蓄卡'],
  ['queue: 投诉组', 'queue: 投诉组', 'queue: 分期组'],
  ['queue: [投诉组, 贵宾组]', 'queue: 贵宾组', 'channel: phone'],
  ['attribute: { level: 金卡 }', 'level: 金卡', 'level: 普卡'],
  ['attribute: { level: [金卡, 白金卡] }', 'level: 白金卡', 'channel: phone'],
  ['attribute: { level: 金卡, region: 北京 }', 'level: 金卡 | region: 北京', 'level: 金卡'],
  ['attribute: { vip: true }', 'vip: true', 'vip: false'],
  ['attribute: { age: 70 }', 'age: 70', 'age: 69'],
  ['attribute: { score: { at_most: 2 } }', 'score: 2', 'score: 2.5'],
  ['attribute: { score: { at_least: 2, at_most: 3 } }', 'score: 2', 'vip: true'],
  ['attribute: { score: { at_least: 2 } }', 'score: 3', 'score: 高'],
  ['agent: "1024"', 'agent: 1024', 'agent: 1025'],
  ['agent: ["1024", "1025"]', 'agent: 1025', 'channel: phone'],
  ['date: { from: "2026-03-05" }', 'startedAt: 2026-03-05T10:00:00+08:00', 'startedAt: 2026-03-04T10:00:00+08:00'],
  ['date: { to: "2026-03-05" }', 'startedAt: 2026-03-05T23:59:00+08:00', 'startedAt: 2026-03-06T00:00:00+08:00'],
  ['weekday: 4', 'startedAt: 2026-03-05T10:00:00+08:00', 'startedAt: 2026-03-06T10:00:00+08:00'],
  ['weekday: [6, 7]', 'startedAt: 2026-03-07T10:00:00+08:00', 'startedAt: 2026-03-06T10:00:00+08:00'],
  ['workday: true', 'startedAt: 2026-03-05T10:00:00+08:00', 'startedAt: 2026-03-07T10:00:00+08:00'],
  ['workday: true', 'startedAt: 2026-02-14T10:00:00+08:00', 'startedAt: 2026-02-17T10:00:00+08:00'],
  ['workday: false', 'startedAt: 2026-02-17T10:00:00+08:00', 'startedAt: 2026-03-05T10:00:00+08:00'],
  ['holiday: true', 'startedAt: 2026-02-17T10:00:00+08:00', 'startedAt: 2026-03-07T10:00:00+08:00'],
  ['holiday: false', 'startedAt: 2026-03-07T10:00:00+08:00', 'startedAt: 2026-02-17T10:00:00+08:00'],
  ['holiday: 春节', 'startedAt: 2026-02-17T10:00:00+08:00', 'startedAt: 2026-10-01T10:00:00+08:00'],
  ['time: 18:00-22:00', 'startedAt: 2026-03-05T18:00:00+08:00', 'startedAt: 2026-03-05T22:00:00+08:00'],
  ['time: 22:00-06:00', 'startedAt: 2026-03-05T02:00:00+08:00', 'startedAt: 2026-03-05T12:00:00+08:00'],
  ['time: 00:00-24:00', 'startedAt: 2026-03-05T23:59:59+08:00', 'startedAt: whenever'],
]

describe('data of the record', () => {
  test.each(rows)('%s', (condition, holds, fails) => {
    const engine = engineOf([`applies: { ${condition} }, forbid: { says: 滚 }`, `forbid: { says: 滚, ${condition} }`])
    const find = (head: string) => told(engine.inspect(talk(`== x | ${head}\nA: 滚`)))
    expect(find(holds), 'must hold').toEqual(['r1@0', 'r2@0'])
    expect(find(fails), 'must not hold').toEqual([])
  })

  test.each([undefined, '', 'whenever', '2026-02-30T10:00:00+08:00', '2026-99-99T10:00:00+08:00', '0000-00-00T00:00'])(
    'startedAt %s: nothing that asks for a date holds, nothing breaks',
    (startedAt) => {
      const dated = [
        'weekday: [1, 2, 3, 4, 5, 6, 7]',
        'workday: true',
        'workday: false',
        'holiday: true',
        'holiday: false',
      ]
      const engine = engineOf(dated.map((d) => `forbid: { says: 滚, ${d} }`))
      expect(told(engine.inspect({ ...talk('A: 滚'), startedAt }))).toEqual([])
    },
  )

  test('a record that was changed between two inspections is read again', () => {
    const engine = engineOf(['applies: { channel: chat }, forbid: { says: 滚 }'])
    const conversation = { ...talk('A: 滚'), channel: 'phone' }
    expect(told(engine.inspect(conversation))).toEqual([])
    conversation.channel = 'chat'
    expect(told(engine.inspect(conversation))).toEqual(['r1@0'])
  })
})
