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
    [undefined, 'the value is missing: expected an object'],
    [null, 'the value is null: expected an object'],
    [[], 'the value is a list: expected an object'],
    ['c1', 'the value is "c1": expected an object'],
    [{}, 'id is missing: expected text'],
    [conversation({ id: '' }), 'id is empty: expected text'],
    [conversation({ id: 7 }), 'id is 7: expected text'],
    [conversation({ id: 'x'.repeat(201) }), 'id has 201 characters: at most 200 are allowed'],
    [conversation({ id: '😀'.repeat(200), turns: 3 }), 'turns is 3: expected a list'],
    [conversation({ id: '😀'.repeat(201) }), 'id has 402 characters: at most 200 are allowed'],
    [conversation({ turns: undefined }), 'turns is missing: expected a list'],
    [conversation({ turns: {} }), 'turns is an object: expected a list'],
    [conversation({ turns: [null] }), 'turns[0] is null: expected an object'],
    [conversation({ direction: 'in' }), 'direction is "in": expected inbound or outbound'],
    [conversation({ attributes: { 等级: null } }), 'attributes["等级"] is null: expected text, a number or a boolean'],
    [turn({ speaker: '坐席' }), 'turns[0].speaker is "坐席": expected agent, customer or system'],
    [turn({ speaker: undefined }), 'turns[0].speaker is missing: expected agent, customer or system'],
    [turn({ index: 1.5 }), 'turns[0].index is 1.5: expected a whole number from 0'],
    [turn({ text: 5 }), 'turns[0].text is 5: expected text'],
    [
      turn({ start: -1 }),
      'turns[0].start is -1: expected milliseconds from the start of the conversation, 0 to 86400000',
    ],
    [
      turn({ start: Number.NaN }),
      'turns[0].start is NaN: expected milliseconds from the start of the conversation, 0 to 86400000',
    ],
    [
      turn({ start: 1772676120000 }),
      'turns[0].start is 1772676120000: expected milliseconds from the start of the conversation, 0 to 86400000 (this looks like a date)',
    ],
    [turn({ start: 9, end: 8 }), 'turns[0].end is 8, before its start 9: expected an end after the start'],
    [
      turn({ text: 'a'.repeat(1_000_001) }),
      'turns[0].text has 1000001 characters: at most 1000000 are allowed, split the turn',
    ],
    [
      conversation({ events: [{ type: 'pause', start: 0 }] }),
      'events[0].type is "pause": expected hold, mute, silence, transfer, ticket or hangup',
    ],
    [
      conversation({ events: [{ type: 'transfer' }] }),
      'events[0].at is missing: expected milliseconds from the start of the conversation, 0 to 86400000',
    ],
    [
      conversation({ events: [{ type: 'hangup', at: 1, by: '客户' }] }),
      'events[0].by is "客户": expected agent, customer or line',
    ],
    [
      conversation({ events: [{ type: 'hold', start: 9, end: 8 }] }),
      'events[0].end is 8, before its start 9: expected an end after the start',
    ],
    [
      conversation({ startedAt: '2026-03-05 10:02' }),
      'startedAt is "2026-03-05 10:02": expected ISO 8601 with offset, e.g. 2026-03-05T10:02:00+08:00',
    ],
    [
      conversation({ startedAt: '2026-13-05T10:02:00+08:00' }),
      'startedAt is "2026-13-05T10:02:00+08:00": expected ISO 8601 with offset, e.g. 2026-03-05T10:02:00+08:00',
    ],
  ])('case %#', (value, message) => {
    expect(problemOf(value)).toBe(message)
  })

  test('turn indexes must be unique', () => {
    const turns = [3, 1, 3].map((index) => ({ index, speaker: 'agent', text: '嗯' }))
    expect(problemOf(conversation({ turns }))).toBe(
      'turns[2].index is 3, as turns[0].index is: number the turns 0, 1, 2 …',
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
      'turns[3]: out of time order',
      'turns[1]: beginning before an earlier turn has ended',
    ])
  })
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
