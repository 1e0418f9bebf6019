import { describe, expect, test } from 'vitest'
import { engineOf } from './small-standard.ts'

const engine = engineOf([
  'forbid: { says: 滚 }, replace: [{ instead_of: 滚, say: 请您稍等 }]',
  'when: { by: customer, says: 慢 }, require: { says: 抱歉 }, within: 2 agent turns',
  'when: { by: customer, says: 慢 }, require: { says: 马上 }, within: 5s',
  'forbid: { says: 烦 }, unless: { says: 麻烦 }',
])
const turn = (index: number, speaker: 'agent' | 'customer', text: string, start: number, end = start + 1000) => ({
  type: 'turn' as const,
  turn: { index, speaker, text, start, end },
})

describe('what a session says while the customer is on the line', () => {
  test('warns of a partial turn, and forgets it', () => {
    const session = engine.session({ id: 'x', channel: 'phone' })
    const { warnings, findings } = session.observe({ ...turn(0, 'agent', '你滚', 0), partial: true })
    expect(warnings).toMatchObject([
      { clause: 'r1', turns: [0], suggestion: '请您稍等', evidence: [{ quote: '滚', start: 1, end: 2 }] },
    ])
    expect(findings).toEqual([])
    expect(session.observe({ ...turn(0, 'agent', '麻烦', 0), partial: true }).warnings).toEqual([])
    expect(session.observe(turn(0, 'agent', '你好', 0))).toMatchObject({ warnings: [], findings: [] })
    expect(session.conclude().findings).toEqual([])
  })

  test('does not warn of a customer’s words', () => {
    const session = engine.session({ id: 'x', channel: 'phone' })
    expect(session.observe({ ...turn(0, 'customer', '滚', 0), partial: true }).warnings).toEqual([])
  })

  test('counts down the duties that are owed, by turns and by the clock', () => {
    const session = engine.session({ id: 'x', channel: 'phone' })
    expect(session.observe(turn(0, 'customer', '太慢了', 0)).duties).toMatchObject([
      { clause: 'r2', turnsLeft: 2, since: 0 },
      { clause: 'r3', deadline: 6000, since: 0 },
    ])
    expect(session.observe(turn(1, 'agent', '嗯', 2000)).duties).toMatchObject([
      { clause: 'r2', turnsLeft: 1 },
      { clause: 'r3' },
    ])
    expect(session.observe({ type: 'tick', at: 5000 }).duties.some((d) => d.overdue)).toBe(false)
    const late = session.observe({ type: 'tick', at: 6001 })
    expect(late.duties.find((d) => d.clause === 'r3')?.overdue).toBe(true)
    expect(session.observe({ type: 'tick', at: Number.NaN }).duties.find((d) => d.clause === 'r3')?.overdue).toBe(true)
    const met = session.observe(turn(2, 'agent', '抱歉', 7000))
    expect(met.duties).toEqual([])
    expect(met.findings.map((f) => f.clause)).toEqual(['r3'])
  })

  test('a finding taken back by a correction is gone', () => {
    const session = engine.session({ id: 'x', channel: 'phone' })
    expect(session.observe(turn(0, 'agent', '滚', 0)).findings).toHaveLength(1)
    expect(session.observe(turn(0, 'agent', '好', 0)).findings).toHaveLength(0)
  })
})
