import { describe, expect, test } from 'vitest'
import { calendarWarning } from '../src/index.ts'
import { clausesOf, engineOf, standardOf, talk } from './small-standard.ts'

const files = {
  'acts/a.yaml':
    '- { id: promise, title: 承诺, is: { says: 回电 } }\n- { id: complain, title: 不满, by: customer, is: { says: 投诉 } }\n',
  'commitments.yaml': 'promise: promise\n',
  'contact.yaml': `
- { id: complaint, title: 投诉, when: { act: complain } }
- { id: loss, title: 挂失, when: { by: customer, says: 丢 } }
- { id: agent-says, title: 坐席说, when: { by: agent, says: 办卡 } }
- { id: other, title: 其他 }
`,
  'standard.yaml': 'id: test\ntitle: 测试\nversion: "1"\noffice_hours: { from: "09:00", to: "18:00" }\n',
}
const inspect = (dialogue: string) => engineOf(['forbid: { says: 滚 }'], files).inspect(talk(dialogue))

describe('commitments', () => {
  test.each([
    ['三个工作日内给您回电', '3 working days', '2026-03-10T23:59:59+08:00'],
    ['两小时内给您回电', 'PT2H', '2026-03-05T12:'],
    ['今天下班前给您回电', 'today', '2026-03-05T18:00:00+08:00'],
    ['尽快给您回电', null, undefined],
    ['今天傍晚清机，明天给您回电', 'tomorrow', '2026-03-06'],
    ['明天网点清机，下午给您回电', 'today', '2026-03-05'],
  ])('%s', (text, due, dueAt) => {
    const { commitments } = inspect(`C: 喂\nA: ${text}`)
    expect(commitments).toHaveLength(1)
    expect(commitments[0]).toMatchObject({ turn: 1, what: text, due, ticket: false })
    if (dueAt === undefined) expect(commitments[0]).not.toHaveProperty('dueAt')
    else expect(commitments[0].dueAt).toContain(dueAt)
  })

  test('each promising turn is one, the customer promises nothing, a ticket is seen', () => {
    const { commitments } = inspect('C: 三天内回电\nA: 今天下班前回电，回电\nA: 三天内回电\n-- ticket 回电')
    expect(commitments.map((c) => [c.turn, c.ticket])).toEqual([
      [1, true],
      [2, true],
    ])
  })

  test.each([undefined, 'whenever', '9999-12-31T23:59:00+08:00', '0001-01-01T00:00:00Z'])(
    'startedAt %s breaks nothing',
    (startedAt) => {
      const engine = engineOf(['forbid: { says: 滚 }'], files)
      expect(engine.inspect({ ...talk('A: 三个工作日内回电'), startedAt }).commitments).toHaveLength(1)
    },
  )
})

describe('how sure a due time is', () => {
  const calendar = `
- { year: 2097, source: 试, holidays: [{ title: 元旦, from: 2097-01-01, to: 2097-01-01 }] }
- { year: 2026, source: 行内通知, holidays: [{ title: 行庆日, from: 2026-03-06, to: 2026-03-06 }], workdays: [2026-03-07] }
`
  const promised = (startedAt: string, text: string, more: Record<string, string> = {}) =>
    engineOf(['forbid: { says: 滚 }'], { ...files, ...more }).inspect({ ...talk(`A: ${text}`), startedAt })
      .commitments[0]

  test.each([
    ['2026-03-05T10:00:00+08:00', '三个工作日内回电', '2026-03-10T23:59:59+08:00', true],
    ['2098-01-30T10:00:00+08:00', '三个工作日内回电', '2098-02-06T23:59:59+08:00', false],
    ['2098-01-30T10:00:00+08:00', '三天内回电', '2098-02-02T23:59:59+08:00', true],
    ['2098-01-30T10:00:00+08:00', '两小时内回电', '2098-01-30T12:00:', true],
  ])('from %s, %s', (startedAt, text, dueAt, certain) => {
    const commitment = promised(startedAt, text)
    expect(commitment.dueAt).toContain(dueAt)
    expect(commitment.certain).toBe(certain)
  })

  test('nothing is said of it where there is no due time', () => {
    expect(promised('2098-01-30T10:00:00+08:00', '尽快回电')).not.toHaveProperty('certain')
  })

  test('the standard’s own calendar counts, in conditions too', () => {
    const ours = promised('2026-03-05T10:00:00+08:00', '一个工作日内回电', { 'calendar.yaml': calendar })
    expect([ours.dueAt, ours.certain]).toEqual(['2026-03-07T23:59:59+08:00', true])
    expect(promised('2026-03-05T10:00:00+08:00', '一个工作日内回电').dueAt).toBe('2026-03-06T23:59:59+08:00')
    const engine = engineOf(['forbid: { says: 滚, holiday: 行庆日 }'], { ...files, 'calendar.yaml': calendar })
    const on = (startedAt: string) => engine.inspect({ ...talk('A: 滚'), startedAt }).findings.length
    expect([on('2026-03-06T10:00:00+08:00'), on('2026-03-07T10:00:00+08:00')]).toEqual([1, 0])
  })
})

describe('a calendar that ends', () => {
  const TODAY = '2098-01-01'
  const withClause = (clause: string, more: Record<string, string> = {}) =>
    standardOf({ 'moments/m.yaml': clausesOf(clause), ...more })

  test.each([
    ['promises are counted', withClause('forbid: { says: 滚 }', files)],
    ['a clause asks for working days', withClause('forbid: { says: 滚, workday: false }')],
    ['a wording is for a holiday', withClause('advise: true, wording: [{ text: 过年好, when: { holiday: 春节 } }]')],
  ])('is spoken of where %s', (_, standard) => {
    expect(calendarWarning(standard, TODAY)).toMatchObject({ severity: 'warning', file: 'calendar.yaml' })
    expect(calendarWarning(standard, '2026-03-01')).toBeUndefined()
  })

  test('is no matter where nobody asks for days', () => {
    expect(calendarWarning(withClause('forbid: { says: 滚, time: 09:00-12:00 }'), TODAY)).toBeUndefined()
  })
})

describe('the reason of contact', () => {
  test.each([
    ['C: 我要投诉', 'complaint'],
    ['C: 卡丢了\nA: 好\nC: 我要投诉', 'complaint'],
    ['C: 卡丢了\nA: 办卡吗', 'loss'],
    ['A: 办卡吗', 'agent-says'],
    ['A: 我要投诉，卡丢了', 'other'],
    ['', 'other'],
  ])('%j: %s', (dialogue, reason) => expect(inspect(dialogue).contact).toBe(reason))

  test('without reasons there is none', () => {
    expect(engineOf(['forbid: { says: 滚 }']).inspect(talk('C: 投诉')).contact).toBeNull()
  })
})
