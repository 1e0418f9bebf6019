import { describe, expect, test } from 'vitest'
import { engineOf, talk } from './small-standard.ts'

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
