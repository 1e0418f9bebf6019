import { describe, expect, test } from 'vitest'
import { engineOf, inspect, talk, told } from './small-standard.ts'

/** Every form of a window: the dialogue, the turns blamed, and how the obligation ended. */
const DUTY = 'when: { by: customer, says: 慢 }, require: { says: 抱歉 }'
const BAN = 'when: { by: customer, says: 慢 }, forbid: { says: 滚 }'

type Row = [within: string, dialogue: string, blamed: string[], ended: 'kept' | 'broken' | 'void']

function outcome(clause: string, dialogue: string): { blamed: string[]; ended: string[] } {
  const inspection = engineOf([clause]).inspect(talk(dialogue))
  const verdicts: Record<string, unknown> = { ...inspection.verdicts[0] }
  return {
    blamed: told(inspection).map((finding) => finding.replace('r1@', '')),
    ended: ['broken', 'kept', 'undecided', 'void'].filter((key) => Number(verdicts[key]) > 0),
  }
}

describe('a duty', () => {
  test.each<Row>([
    ['next agent turn', 'C: 慢\nA: 抱歉', [], 'kept'],
    ['next agent turn', 'C: 慢\nC: 喂\nA: 抱歉', [], 'kept'],
    ['next agent turn', 'C: 慢\nA: 好\nA: 抱歉', ['1'], 'broken'],
    ['next agent turn', 'A: 抱歉\nC: 慢\nA: 好', ['2'], 'broken'],
    ['next agent turn', 'C: 慢', [], 'void'],
    ['next turn', 'C: 慢\nC: 喂\nA: 抱歉', ['1'], 'broken'],
    ['next turn', 'C: 慢\nS: 嘟\nA: 抱歉', [], 'kept'],
    ['2 turns', 'C: 慢\nA: 好\nA: 抱歉', [], 'kept'],
    ['2 turns', 'C: 慢\nA: 好\nC: 喂\nA: 抱歉', ['2'], 'broken'],
    ['2 turns', 'C: 慢\nA: 好', [], 'void'],
    ['2 agent turns', 'C: 慢\nA: 好\nC: 喂\nA: 抱歉', [], 'kept'],
    ['2 agent turns', 'C: 慢\nA: 好\nA: 好\nA: 抱歉', ['2'], 'broken'],
    ['1 customer turn', 'C: 慢\nA: 好\nA: 抱歉\nC: 喂', [], 'kept'],
    ['1 customer turn', 'C: 慢\nA: 好\nC: 喂\nA: 抱歉', ['2'], 'broken'],
    ['3s', 'C: 慢\n-- pause 2s\nA: 抱歉', [], 'kept'],
    ['3s', 'C: 慢\n-- pause 4s\nA: 抱歉', ['0'], 'broken'],
    ['3s', 'C: 慢\nA: 好', [], 'void'],
    ['3s', 'C: 慢\nA (9s): 好', ['0'], 'broken'],
    ['2 turns before', 'A: 抱歉\nA: 好\nC: 慢', [], 'kept'],
    ['2 turns before', 'A: 抱歉\nA: 好\nA: 好\nC: 慢', ['3'], 'broken'],
    ['1 agent turn before', 'A: 抱歉\nC: 喂\nC: 慢', [], 'kept'],
    ['1 agent turn before', 'A: 抱歉\nA: 好\nC: 慢', ['2'], 'broken'],
    ['previous agent turn', 'A: 抱歉\nC: 喂\nC: 慢', [], 'kept'],
    ['previous turn', 'A: 抱歉\nC: 喂\nC: 慢', ['2'], 'broken'],
    ['3s before', 'A: 抱歉\nC: 慢', [], 'kept'],
    ['3s before', 'A: 抱歉\n-- pause 4s\nC: 慢\nA: 抱歉', ['1'], 'broken'],
    ['before', 'A: 抱歉\nA: 好\nA: 好\nA: 好\nC: 慢', [], 'kept'],
    ['before', 'A: 好\nC: 慢\nA: 抱歉', ['1'], 'broken'],
    ['2 turns around', 'A: 抱歉\nA: 好\nC: 慢', [], 'kept'],
    ['2 turns around', 'C: 慢\nA: 好\nA: 抱歉', [], 'kept'],
    ['1 turn around', 'A: 抱歉\nA: 好\nC: 慢\nA: 好\nA: 抱歉', ['2'], 'broken'],
    ['2s around', 'A: 抱歉\nC: 慢', [], 'kept'],
    ['2s around', 'A: 抱歉\n-- pause 3s\nC: 慢\n-- pause 3s\nA: 抱歉', ['1'], 'broken'],
    ['rest', 'C: 慢\nA: 好\nA: 好\nA: 好\nA: 抱歉', [], 'kept'],
    ['rest', 'A: 抱歉\nC: 慢\nA: 好', ['1'], 'broken'],
    ['conversation', 'A: 抱歉\nC: 慢\nA: 好', [], 'kept'],
    ['conversation', 'C: 慢\nA: 好\nA: 抱歉', [], 'kept'],
    ['conversation', 'C: 慢\nA: 好', ['0'], 'broken'],
  ])('within %s: %j → %j, %s', (within, dialogue, blamed, ended) => {
    expect(outcome(`${DUTY}, within: ${within}`, dialogue)).toEqual({ blamed, ended: [ended] })
  })

  test('within same turn', () => {
    const clause = 'when: { by: agent, says: 稍等 }, require: { says: 请 }, within: same turn'
    expect(inspect(clause, 'A: 请稍等')).toEqual([])
    expect(inspect(clause, 'A: 稍等\nA: 请')).toEqual(['0'])
  })

  test('without a trigger it is owed by the conversation', () => {
    expect(inspect('require: { says: 您好 }', 'A: 喂\nA: 您好')).toEqual([])
    expect(inspect('require: { says: 您好 }, evidence: none', 'C: 您好\nA: 喂')).toEqual([''])
    expect(inspect('require: { says: 您好 }, within: 2 agent turns', 'A: 喂\nA: 嗯\nA: 您好')).toEqual(['1'])
  })

  test('an event may meet it', () => {
    const clause = 'when: { by: agent, says: 稍等 }, require: { event: hold }, within: next turn'
    expect(inspect(clause, 'A: 稍等\n-- hold 2s\nA: 好')).toEqual([])
    expect(inspect(clause, 'A: 稍等\nA: 好\nA: 嗯')).toEqual(['1'])
    expect(inspect(clause, 'A: 稍等\nA: 好\n-- hold 2s\nA: 嗯')).toEqual([])
    expect(inspect(clause, 'A: 稍等\nA: 好'), 'no event can come any more').toEqual(['1'])
    expect(inspect(clause, 'A: 稍等'), 'cut short').toEqual([])
  })

  test('an event may open it', () => {
    const clause =
      'when: { event: resume, lasted: { longer_than: 2s } }, require: { says: 谢谢 }, within: next agent turn'
    expect(inspect(clause, 'A: 稍等\n-- hold 5s\nA: 谢谢')).toEqual([])
    expect(inspect(clause, 'A: 稍等\n-- hold 5s\nC: 喂\nA: 好')).toEqual(['2'])
    expect(inspect(clause, 'A: 稍等\n-- hold 1s\nA: 好')).toEqual([])
  })

  test.each([
    [', until: { event: hangup }', 'C: 慢\nA: 好\n-- hangup agent\nA: 抱歉', ['1']],
    [', until: { by: customer, says: 再见 }', 'C: 慢\nA: 抱歉\nC: 再见', []],
    [', until: { by: customer, says: 再见 }', 'C: 慢\nA: 好\nC: 再见\nA: 抱歉', ['2']],
    [', unless: { by: customer, says: 算了 }', 'C: 慢\nA: 好\nC: 算了', []],
    [', unless: { by: customer, says: 算了 }', 'C: 算了，慢\nA: 好', []],
    [', unless: { by: customer, says: 算了 }', 'C: 慢\nA: 好\nC: 好', ['0']],
    [', occurrence: first', 'C: 慢\nA: 抱歉\nC: 慢\nA: 好', []],
    [', occurrence: 2', 'C: 慢\nA: 好\nC: 慢\nA: 抱歉', []],
    [', occurrence: 2', 'C: 慢\nA: 抱歉\nC: 慢\nA: 好', ['2']],
    [', occurrence: every', 'C: 慢\nA: 抱歉\nC: 慢\nA: 好', ['2']],
  ])('within rest%s: %s', (more, dialogue, blamed) => {
    expect(inspect(`${DUTY}, within: rest${more}`, dialogue)).toEqual(blamed)
  })
})

describe('a prohibition', () => {
  test.each<[within: string, dialogue: string, blamed: string[]]>([
    ['next agent turn', 'C: 慢\nA: 滚', ['1']],
    ['next agent turn', 'C: 慢\nA: 好\nA: 滚', []],
    ['next agent turn', 'C: 滚，慢\nC: 滚\nA: 好', []],
    ['2 turns', 'C: 慢\nA: 滚\nA: 滚\nA: 滚', ['1', '2']],
    ['3s', 'C: 慢\n-- pause 2s\nA: 滚\n-- pause 3s\nA: 滚', ['1']],
    ['2 turns before', 'A: 滚\nA: 滚\nA: 好\nC: 慢', ['1']],
    ['3s before', 'A: 滚\n-- pause 4s\nA: 滚\nC: 慢', ['1']],
    ['before', 'A: 滚\nA: 好\nA: 好\nA: 好\nC: 慢\nA: 滚', ['0']],
    ['1 turn around', 'A: 滚\nA: 滚\nC: 慢\nA: 滚\nA: 滚', ['1', '3']],
    ['rest', 'A: 滚\nC: 慢\nA: 滚\nA: 滚', ['2', '3']],
    ['conversation', 'A: 滚\nC: 慢\nA: 滚', ['0', '2']],
    ['conversation', 'A: 滚\nA: 滚', []],
  ])('within %s: %j → %j', (within, dialogue, blamed) => {
    expect(inspect(`${BAN}, within: ${within}`, dialogue)).toEqual(blamed)
  })

  test('same turn is the usual window, and the turn itself lies around it', () => {
    const clause = 'when: { by: agent, says: 慢 }, forbid: { says: 滚 }'
    expect(inspect(clause, 'A: 慢，滚\nA: 滚')).toEqual(['0'])
    for (const within of ['same turn', '2 turns around', '3s around', 'conversation'])
      expect(inspect(`${clause}, within: ${within}`, 'A: 慢，滚'), within).toEqual(['0'])
    for (const within of ['next turn', '3 turns before', 'before'])
      expect(inspect(`${clause}, within: ${within}`, 'A: 慢，滚'), within).toEqual([])
  })

  test('until and unless', () => {
    expect(inspect(`${BAN}, within: rest, until: { says: 抱歉 }`, 'C: 慢\nA: 滚\nA: 抱歉\nA: 滚')).toEqual(['1'])
    expect(inspect(`${BAN}, within: rest, unless: { says: 抱歉 }`, 'C: 慢\nA: 抱歉\nA: 滚')).toEqual([])
    expect(inspect('forbid: { says: 滚 }, unless: { says: 滚动 }', 'A: 滚动\nA: 滚')).toEqual(['1'])
    expect(inspect(`${BAN}, within: rest, unless: { says: 滚动 }`, 'C: 慢\nA: 滚动\nA: 滚')).toEqual([])
    expect(inspect(`${BAN}, within: rest, occurrence: 2`, 'C: 慢\nA: 滚\nC: 慢\nA: 滚')).toEqual(['3'])
  })
})

describe('where the finger points', () => {
  const dialogue = 'A: 您好\nC: 慢\nA: 好\nA: 嗯'
  test.each([
    ['', ['3']],
    [', evidence: trigger', ['1']],
    [', evidence: response', ['3']],
    [', evidence: before', ['0']],
    [', evidence: none', ['']],
  ])('a duty%s', (evidence, blamed) => {
    expect(inspect(`${DUTY}, within: 2 agent turns${evidence}`, dialogue)).toEqual(blamed)
  })
  test.each([
    ['', ['2']],
    [', evidence: trigger', ['1']],
    [', evidence: before', ['0']],
    [', evidence: none', ['']],
  ])('a prohibition%s', (evidence, blamed) => {
    expect(inspect(`${BAN}, within: 2 agent turns${evidence}`, 'A: 您好\nC: 慢\nA: 滚')).toEqual(blamed)
  })
  test('silence of the machine is nobody’s turn', () => {
    expect(inspect('forbid: { event: hangup, hung_up_by: agent }', 'A: 好\nS: 嘟\n-- hangup agent')).toEqual(['0'])
  })
})

describe('status and reading', () => {
  test('drafts and advice are not inspected, trials are', () => {
    expect(inspect('forbid: { says: 滚 }, status: draft', 'A: 滚')).toEqual([])
    expect(inspect('forbid: { says: 滚 }, status: trial', 'A: 滚')).toEqual(['0'])
    expect(inspect('advise: true, when: { says: 滚 }, wording: [您好]', 'A: 滚')).toEqual([])
  })
})
