import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { validate } from '../src/index.ts'

function conversation(change: object = {}): unknown {
  const turns = [
    { index: 0, speaker: 'agent', text: '您好，很高兴为您服务', start: 0, end: 2000 },
    { index: 1, speaker: 'customer', text: '我的卡丢了', start: 2500, end: 4000 },
  ]
  return { id: 'c1', turns, events: [{ type: 'hold', start: 5000, end: 9000 }], ...change }
}

function turn(change: object): unknown {
  return conversation({ turns: [{ index: 0, speaker: 'agent', text: '您好', ...change }] })
}

function problemOf(value: unknown): string {
  const checked = validate(value)
  return checked.ok ? 'no problem' : checked.problem.message
}

describe('a conversation which is none', () => {
  test.each([
    [undefined, '会话缺失，应为对象'],
    [null, '会话的值是 null，应为对象'],
    [[], '会话的值是列表，应为对象'],
    ['c1', '会话的值是 "c1"，应为对象'],
    [{}, 'id 缺失，应为文字'],
    [conversation({ id: '' }), 'id 不能为空'],
    [conversation({ id: 7 }), 'id 的值是 7，应为文字'],
    [conversation({ id: 'x'.repeat(201) }), 'id 有 201 个字符，至多 200 个'],
    [conversation({ id: '😀'.repeat(200), turns: 3 }), 'turns 的值是 3，应为列表'],
    [conversation({ id: '😀'.repeat(201) }), 'id 有 402 个字符，至多 200 个'],
    [conversation({ turns: undefined }), 'turns 缺失，应为列表'],
    [conversation({ turns: {} }), 'turns 的值是对象，应为列表'],
    [conversation({ turns: [null] }), 'turns[0] 的值是 null，应为对象'],
    [conversation({ direction: 'in' }), 'direction 的值是 "in"，应为 inbound 或 outbound'],
    [conversation({ attributes: { 等级: null } }), 'attributes["等级"] 的值是 null，应为文字、数字或真假值'],
    [turn({ speaker: '坐席' }), 'turns[0].speaker 的值是 "坐席"，应为 agent、customer 或 system'],
    [turn({ speaker: undefined }), 'turns[0].speaker 缺失，应为 agent、customer 或 system'],
    [turn({ index: 1.5 }), 'turns[0].index 的值是 1.5，应为不小于 0 的整数'],
    [turn({ text: 5 }), 'turns[0].text 的值是 5，应为文字'],
    [turn({ start: -1 }), 'turns[0].start 的值是 -1，应为距会话开始的毫秒数，0 到 86400000'],
    [turn({ start: Number.NaN }), 'turns[0].start 的值是 NaN，应为距会话开始的毫秒数，0 到 86400000'],
    [
      turn({ start: 1772676120000 }),
      'turns[0].start 的值是 1772676120000，应为距会话开始的毫秒数，0 到 86400000；这个值像是日期',
    ],
    [turn({ start: 9, end: 8 }), 'turns[0].end 的值是 8，早于 start 的值 9：结束不能早于开始'],
    [turn({ text: 'a'.repeat(1_000_001) }), 'turns[0].text 有 1000001 个字符，至多 1000000 个：请拆成几个话轮'],
    [
      conversation({ events: [{ type: 'pause', start: 0 }] }),
      'events[0].type 的值是 "pause"，应为 hold、mute、silence、transfer、ticket 或 hangup',
    ],
    [conversation({ events: [{ type: 'transfer' }] }), 'events[0].at 缺失，应为距会话开始的毫秒数，0 到 86400000'],
    [
      conversation({ events: [{ type: 'hangup', at: 1, by: '客户' }] }),
      'events[0].by 的值是 "客户"，应为 agent、customer 或 line',
    ],
    [
      conversation({ events: [{ type: 'hold', start: 9, end: 8 }] }),
      'events[0].end 的值是 8，早于 start 的值 9：结束不能早于开始',
    ],
    [
      conversation({ startedAt: '2026-03-05 10:02' }),
      'startedAt 的值是 "2026-03-05 10:02"，应为带时区的 ISO 8601 时间，例如 2026-03-05T10:02:00+08:00',
    ],
    [
      conversation({ startedAt: '2026-13-05T10:02:00+08:00' }),
      'startedAt 的值是 "2026-13-05T10:02:00+08:00"，应为带时区的 ISO 8601 时间，例如 2026-03-05T10:02:00+08:00',
    ],
  ])('case %#', (value, message) => {
    expect(problemOf(value)).toBe(message)
  })

  test('turn indexes must be unique', () => {
    const turns = [3, 1, 3].map((index) => ({ index, speaker: 'agent', text: '嗯' }))
    expect(problemOf(conversation({ turns }))).toBe(
      'turns[2].index 的值是 3，与 turns[0].index 相同：请按 0、1、2……依次编号',
    )
  })

  test('a problem line stays one line, however long the value', () => {
    expect(problemOf(turn({ speaker: `坐席\n${'长'.repeat(5000)}` })).length).toBeLessThan(200)
    expect(problemOf(turn({ speaker: '坐席\n客户' }))).not.toContain('\n')
  })
})

describe('a conversation which is one', () => {
  test('is the very value given, with fields of its own kept', () => {
    const value = conversation({ campaign: '春节' })
    const checked = validate(value)
    expect(checked.ok && checked.conversation).toBe(value)
    expect(checked.ok && checked.notes).toEqual([])
  })

  test('may hold lone surrogates, control characters and nothing at all in its texts', () => {
    for (const text of ['\uD800', 'a\u0000b\u0007', '', '\u202E倒'])
      expect(problemOf(turn({ text }))).toBe('no problem')
  })

  test('may have fields present but undefined', () => {
    expect(problemOf(turn({ start: undefined, end: undefined }))).toBe('no problem')
    expect(problemOf(conversation({ startedAt: undefined, attributes: undefined }))).toBe('no problem')
  })

  test('notes turns out of time order and overlapping turns', () => {
    const times = [
      [0, 5000],
      [4000, 6000],
      [7000, 8000],
      [6500, 6800],
    ]
    const turns = times.map(([start, end], index) => ({ index, speaker: 'agent', text: '嗯', start, end }))
    const checked = validate(conversation({ turns }))
    expect(checked.ok && checked.notes).toEqual([
      'turns[3] 没有按时间先后排列',
      'turns[1] 开始时，前面的话轮还没有结束',
    ])
  })

  test('names five of many such turns, and counts all', () => {
    const turns = Array.from({ length: 9 }, (_, index) => ({
      index,
      speaker: 'agent',
      text: '嗯',
      start: 9000 - index * 1000,
    }))
    const checked = validate(conversation({ turns }))
    expect(checked.ok && checked.notes).toEqual([
      'turns[1]、turns[2]、turns[3]、turns[4]、turns[5] 等 8 个话轮没有按时间先后排列',
    ])
  })
})

test('a list with a place that nothing was put into is refused', () => {
  const turns: unknown[] = []
  turns.length = 1
  expect(problemOf({ id: 'c', turns, events: [] })).toContain('turns[0]')
})

test('validate never throws, and explains every refusal on one line', () => {
  expect.hasAssertions()
  const anything = fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withSparseArray: true,
    withTypedArray: true,
  })
  fc.assert(
    fc.property(fc.oneof(anything, fc.record({ id: anything, turns: anything, events: anything })), (value) => {
      expect(problemOf(value)).toMatch(/^.+$/u)
    }),
    { numRuns: 2000 },
  )
})

test('the happy path costs microseconds', () => {
  const turns = Array.from({ length: 120 }, (_, index) => ({
    index,
    speaker: index % 2 ? 'agent' : 'customer',
    text: '您好，很高兴为您服务',
    start: index * 3000,
    end: index * 3000 + 2500,
  }))
  const value = { id: 'c1', turns, events: [] }
  const batches = Array.from({ length: 40 }, () => {
    const began = performance.now()
    for (let run = 0; run < 200; run++) validate(value)
    return ((performance.now() - began) * 1000) / 200
  })
  expect(Math.min(...batches)).toBeLessThan(40)
})
