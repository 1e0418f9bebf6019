import { describe, expect, test } from 'vitest'
import { engineOf, inspect, talk, told } from './small-standard.ts'

type Row = [condition: string, holds: string, fails: string]

function check(rows: Row[], files: Record<string, string> = {}): void {
  test.each(rows)('%s', (condition, holds, fails) => {
    const engine = engineOf([`forbid: { ${condition} }`], files)
    expect(told(engine.inspect(talk(holds))), 'must hold').not.toEqual([])
    expect(told(engine.inspect(talk(fails))), 'must not hold').toEqual([])
  })
}

describe('all, any, not', () => {
  check([
    ['all: [{ says: 滚 }, { says: 烦 }]', 'A: 滚，烦', 'A: 滚'],
    ['any: [{ says: 滚 }, { says: 烦 }]', 'A: 烦', 'A: 好'],
    [
      'any: [{ says: 滚 }, { event: hangup, hung_up_by: agent }]',
      'A: 好\n-- hangup agent',
      'A: 好\n-- hangup customer',
    ],
    ['says: 滚, not: { says: 抱歉 }', 'A: 滚', 'A: 抱歉，滚'],
    ['not: { says: 好 }', 'A: 喂', 'A: 好'],
    [
      'all: [{ any: [{ says: 滚 }, { says: 烦 }] }, { not: { length: { at_least: 6 } } }]',
      'A: 烦',
      'A: 烦得很真的很烦',
    ],
    ['by: agent', 'A: 好', 'C: 好'],
  ])
})

describe('counting', () => {
  check([
    ['says: 滚, count: { of: { says: 滚 }, at_least: 2 }', 'A: 滚\nA: 滚', 'A: 滚滚滚\nA: 好'],
    ['says: 滚, count: { of: { says: 滚 }, at_least: 2 }', 'A: 滚\nC: 好\nA: 滚', 'C: 滚\nA: 滚'],
    ['says: 滚, count: { of: { by: customer, says: 慢 }, at_least: 2 }', 'C: 慢\nC: 慢\nA: 滚', 'C: 慢\nA: 慢，滚'],
    ['says: 滚, count: { of: { says: 滚 }, at_most: 1 }', 'A: 滚', 'C: 滚'],
    ['says: 滚, count: { of: { says: 滚 }, at_least: 2, hits: true }', 'A: 滚，快滚', 'A: 滚'],
    ['says: 稍等, count: { of: { says: 稍等(一下)? }, at_least: 2, hits: true }', 'A: 稍等，稍等一下', 'A: 稍等一下'],
    ['says: 好, count: { of: { says: (您|你)好 }, at_least: 2, hits: true }', 'A: 您好你好', 'A: 您好'],
    ['says: 滚, count: { of: { says: 滚 }, at_least: 2, within: 2 }', 'A: 滚\nA: 滚', 'A: 滚\nC: 喂\nA: 滚'],
    [
      'event: end, count: { of: { event: hold }, at_least: 2 }',
      'A: 好\n-- hold 1s\nA: 好\n-- hold 1s',
      'A: 好\n-- hold 1s',
    ],
    ['event: end, count: { of: { event: hold }, at_most: 0 }', 'A: 好', 'A: 好\n-- hold 1s'],
    ['nth: { of: { says: 滚 }, is: 2 }', 'A: 滚\nA: 滚', 'A: 滚'],
  ])

  test('nth holds once only', () => {
    expect(inspect('forbid: { nth: { of: { says: 滚 }, is: 2 } }', 'A: 滚\nA: 滚\nA: 滚')).toEqual(['1'])
  })

  test('counting inside a condition about the past counts as it counted then', () => {
    const second =
      'forbid: { says: 滚, after: { of: { nth: { of: { by: customer, says: 投诉 }, is: 2 } }, within: 1 turns } }'
    expect(inspect(second, 'C: 投诉\nC: 投诉\nA: 滚')).toEqual(['2'])
    expect(inspect(second, 'C: 投诉\nA: 滚')).toEqual([])
    const twice =
      'forbid: { says: 滚, after: { of: { by: customer, says: 投诉, count: { of: { by: customer, says: 投诉 }, at_least: 2 } } } }'
    expect(inspect(twice, 'C: 投诉\nA: 滚')).toEqual([])
    expect(inspect(twice, 'C: 投诉\nC: 投诉\nA: 滚')).toEqual(['2'])
    const tics = 'forbid: { says: 滚, after: { of: { density: { of: [那个], one_in: 100, at_least: 2 } } } }'
    expect(inspect(tics, 'A: 那个\nA: 滚')).toEqual([])
    expect(inspect(tics, 'A: 那个那个\nA: 滚')).toEqual(['1'])
  })
})

describe('what went before', () => {
  check([
    ['says: 滚, after: { of: { by: customer, says: 慢 } }', 'C: 慢\nA: 好\nA: 滚', 'A: 慢\nA: 滚'],
    ['says: 滚, after: { of: { says: 慢 } }', 'C: 慢\nA: 滚', 'A: 滚\nC: 慢'],
    ['says: 滚, after: { of: { event: hold } }', 'A: 好\n-- hold 1s\nA: 滚', 'A: 滚\n-- hold 1s'],
    [
      'says: 滚, after: { of: { by: customer, says: 慢 }, within: 2 turns }',
      'C: 慢\nA: 好\nA: 滚',
      'C: 慢\nA: 好\nA: 好\nA: 滚',
    ],
    [
      'says: 滚, after: { of: { by: customer, says: 慢 }, within: 1 agent turn }',
      'C: 慢\nC: 喂\nA: 滚',
      'C: 慢\nA: 好\nA: 滚',
    ],
    ['says: 滚, after: { of: { by: customer, says: 慢 }, within: 3s }', 'C: 慢\nA: 滚', 'C: 慢\n-- pause 4s\nA: 滚'],
    ['says: 滚, after: { of: { by: customer, says: 慢 }, nth: 2 }', 'C: 慢\nC: 慢\nA: 滚', 'C: 慢\nA: 滚'],
    ['says: 滚, replies_to: { says: 慢 }', 'C: 慢\nA: 滚', 'C: 慢\nA: 好\nC: 好\nA: 滚'],
    ['says: 滚, replies_to: { says: 慢 }', 'C: 慢\nC: 真的\nS: 嘟\nA: 滚', 'A: 慢\nA: 滚'],
    ['says: 滚, replies_to: { says: 慢 }', 'C: 慢\nS: 嘟\nC: 真的\nA: 滚', 'C: 慢\nA: 好\nC: 真的\nA: 滚'],
    [
      'says: 滚, since: { of: { by: customer, says: 慢 }, unless: { says: 抱歉 } }',
      'C: 慢\nA: 滚',
      'C: 慢\nA: 抱歉\nA: 滚',
    ],
    [
      'says: 滚, since: { of: { by: customer, says: 慢 }, unless: { says: 抱歉 } }',
      'C: 慢\nA: 抱歉\nC: 慢\nA: 滚',
      'A: 滚',
    ],
    [
      'says: 滚, since: { of: { event: hold }, unless: { event: resume } }',
      'A: 好\n-- hold 5s\n-- overlap 3s\nA: 滚',
      'A: 好\n-- hold 5s\nA: 滚',
    ],
  ])
})

describe('acts', () => {
  const files = {
    'acts/a.yaml': `
- { id: complain, title: 不满, by: customer, is: { says: 投诉 } }
- { id: soothe, title: 安抚, is: { says: 别急 } }
- { id: sigh, title: 叹气, by: anyone, is: { says: 唉呀 } }
- { id: answer, title: 回应, is: { says: 好的, replies_to: { act: complain } } }
- { id: again, title: 再说, is: { says: 别急, after: { of: { act: soothe } } } }
`,
  }
  check(
    [
      ['act: soothe', 'A: 别急', 'C: 别急'],
      ['act: [soothe, sigh]', 'A: 唉呀', 'A: 好'],
      ['act: answer', 'C: 投诉\nA: 好的', 'C: 喂\nA: 好的'],
      ['act: again', 'A: 别急\nA: 别急', 'A: 别急'],
      ['says: 好, after: { of: { act: complain } }', 'C: 投诉\nA: 好', 'A: 投诉\nA: 好'],
      ['act: soothe, not: { after: { of: { act: complain } } }', 'A: 别急', 'C: 投诉\nA: 别急'],
    ],
    files,
  )
  test('an act of the customer is never blamed on anybody', () => {
    expect(inspect('forbid: { act: [complain, sigh] }', 'C: 投诉，唉呀\nA: 好', files)).toEqual([])
  })
})

describe('what only a person can tell', () => {
  test('a forbidden thing is undecided where the words hold and the question stays open', () => {
    const [finding] = engineOf(['forbid: { says: 好, judge: 是否在敷衍客户 }']).inspect(talk('A: 好\nA: 嗯')).findings
    expect(finding).toMatchObject({ verdict: 'undecided', turns: [0], question: '是否在敷衍客户' })
  })
  test.each([
    ['forbid: { judge: 是否在敷衍客户 }', 'A: 好\nC: 嗯\nA: 嗯', ['?0', '?2']],
    ['forbid: { any: [{ says: 滚 }, { judge: 是否在敷衍 }] }', 'A: 滚\nA: 好', ['0', '?1']],
    ['forbid: { not: { judge: 是否有礼貌的 } }', 'A: 好', ['?0']],
    ['forbid: { says: 滚, all: [{ judge: 是否在敷衍 }] }', 'A: 好', []],
    [
      'when: { by: customer, says: 慢 }, require: { judge: 是否安抚了客户 }, within: next agent turn',
      'C: 慢\nA: 好',
      ['?1'],
    ],
    [
      'when: { by: customer, says: 慢 }, require: { any: [{ says: 抱歉 }, { judge: 是否安抚了 }] }, within: 2 agent turns',
      'C: 慢\nA: 好\nA: 抱歉',
      [],
    ],
    [
      'when: { by: agent, says: 好, judge: 是否在敷衍 }, require: { says: 抱歉 }, within: next agent turn',
      'A: 好\nA: 嗯',
      ['?1'],
    ],
    [
      'when: { by: customer, says: 慢 }, forbid: { any: [{ says: 滚 }, { judge: 是否在敷衍 }] }, within: rest',
      'C: 慢\nA: 好\nA: 滚',
      ['?1', '2'],
    ],
    ['forbid: { says: 滚 }, unless: { judge: 是否在引用 }', 'A: 滚', ['?0']],
  ])('%s', (clause, dialogue, expected) => expect(inspect(clause, dialogue)).toEqual(expected))

  test('a kept duty needs no judge', () => {
    const engine = engineOf([
      'when: { by: customer, says: 慢 }, require: { any: [{ says: 抱歉 }, { judge: 是否安抚了 }] }, within: 2 agent turns',
    ])
    const inspection = engine.inspect(talk('C: 慢\nA: 抱歉'))
    expect(told(inspection)).toEqual([])
    expect(inspection.verdicts).toEqual([{ clause: 'r1', broken: 0, kept: 1, undecided: 0, void: 0 }])
  })
})
