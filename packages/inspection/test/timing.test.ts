import { describe, expect, test } from 'vitest'
import { engineOf, inspect, talk, told } from './small-standard.ts'

type Row = [condition: string, holds: string, fails: string]

function check(rows: Row[]): void {
  test.each(rows)('%s', (condition, holds, fails) => {
    const engine = engineOf([`forbid: { ${condition} }`])
    expect(told(engine.inspect(talk(holds))), 'must hold').not.toEqual([])
    expect(told(engine.inspect(talk(fails))), 'must not hold').toEqual([])
  })
}

describe('silence before a turn', () => {
  check([
    ['silence: { longer_than: 3s }', 'C: 喂\n-- pause 4s\nA: 您好', 'C: 喂\n-- pause 2s\nA: 您好'],
    ['silence: { shorter_than: 1s }', 'C: 喂\nA: 您好', 'C: 喂\n-- pause 2s\nA: 您好'],
    ['silence: { longer_than: 1s, shorter_than: 5s }', 'C: 喂\n-- pause 2s\nA: 您好', 'C: 喂\n-- pause 6s\nA: 您好'],
    ['silence: { longer_than: 3s, after: customer }', 'C: 喂\n-- pause 4s\nA: 您好', 'A: 喂\n-- pause 4s\nA: 您好'],
    ['silence: { longer_than: 3s, after: agent }', 'A: 喂\n-- pause 4s\nA: 您好', 'C: 喂\n-- pause 4s\nA: 您好'],
    ['silence: { longer_than: 3s, outside: [hold] }', 'C: 喂\n-- mute 5s\nA: 您好', 'C: 喂\n-- hold 5s\nA: 您好'],
    [
      'silence: { longer_than: 3s, outside: [hold, mute] }',
      'C: 喂\n-- pause 5s\nA: 您好',
      'C: 喂\n-- mute 5s\nA: 您好',
    ],
    [
      'silence: { longer_than: 3s }',
      'A (1s): 喂\nC (9s): 喂喂\n-- pause 5s\nA: 好',
      'C (9s): 喂\n-- overlap 8s\nC (1s): 啊\n-- pause 2s\nA: 好',
    ],
  ])
  test('a mute inside a hold is taken off once', () => {
    const { turns } = talk('C: 喂\n-- pause 8s\nA: 您好')
    const start = (turns[0].end as number) + 500
    const events = (['hold', 'mute'] as const).map((type) => ({ type, start, end: start + 5000 }))
    const engine = engineOf(['forbid: { silence: { longer_than: 2s, outside: [hold, mute] } }'])
    expect(told(engine.inspect({ id: 'x', turns, events }))).toEqual(['r1@1'])
  })

  test('the first turn of all has none', () => {
    expect(inspect('forbid: { silence: { longer_than: 0s } }', 'A: 您好')).toEqual([])
  })
})

describe('overlap and pace', () => {
  check([
    [
      'overlap: { longer_than: 1s }',
      'C (5s): 喂\n-- overlap 2s\nA (4s): 您好',
      'C (5s): 喂\n-- overlap 500ms\nA (4s): 您好',
    ],
    [
      'overlap: { longer_than: 1s, with: customer }',
      'C (5s): 喂\n-- overlap 2s\nA (4s): 您好',
      'S (5s): 喂\n-- overlap 2s\nA (4s): 您好',
    ],
    ['overlap: { with: customer }', 'C (5s): 喂\n-- overlap 500ms\nA (4s): 您好', 'C: 喂\nA: 您好'],
    [
      'overlap: { longer_than: 1s }',
      'C (5s): 喂\n-- overlap 4s\nA (2s): 您好',
      'C (5s): 喂\n-- overlap 4s\nA (900ms): 您好',
    ],
    ['pace: { at_least: 300/min }', 'A (6/s): 一二三四五六', 'A (4/s): 一二三四五六'],
    ['pace: { at_most: 2/s }', 'A (1/s): 一二三', 'A (3/s): 一二三'],
    ['pace: { at_least: 2/s, at_most: 4/s }', 'A (3/s): 一二三', 'A (5/s): 一二三'],
    [
      'pace: { at_least: 130% of average }',
      'A (3/s): 一二三四\nA (5/s): 一二三四',
      'A (3/s): 一二三四\nA (3/s): 一二三四',
    ],
    [
      'pace: { at_most: 90% of average }',
      'A (5/s): 一二三四\nA (3/s): 一二三四',
      'C (9/s): 一二三四\nA (3/s): 一二三四',
    ],
  ])
})

describe('the clock of the conversation', () => {
  check([
    ['elapsed: { longer_than: 5s }, says: 好', 'A (6s): 一\nA: 好', 'A (2s): 一\nA: 好'],
    ['elapsed: { shorter_than: 5s }, says: 好', 'A (2s): 一\nA: 好', 'A (6s): 一\nA: 好'],
    ['event: end, elapsed: { longer_than: 5s }', 'A (9s): 好', 'A (2s): 好'],
    ['event: end, elapsed: { longer_than: 5s }', 'A (1s): 好\n-- hold 8s', 'A (1s): 好\n-- hold 1s'],
    ['position: first 2 turns, says: 好', 'C: 喂\nA: 好', 'C: 喂\nA: 您\nA: 好'],
    ['position: first 1 agent turn, says: 好', 'C: 喂\nC: 喂\nA: 好', 'A: 您\nA: 好'],
    ['position: first 1 customer turn, says: 好', 'A: 您\nC: 喂\nA: 好', 'C: 喂\nC: 喂\nA: 好'],
    ['position: first 5s, says: 好', 'A: 好', 'A (9s): 您\nA: 好'],
    ['position: after 2 turns, says: 好', 'C: 喂\nA: 您\nA: 好', 'C: 喂\nA: 好'],
    ['position: after 5s, says: 好', 'A (9s): 您\nA: 好', 'A: 好'],
  ])
})

describe('events', () => {
  check([
    ['event: hold', 'A: 您\n-- hold 1s', 'A: 您\n-- mute 1s'],
    ['event: resume', 'A: 您\n-- hold 1s', 'A: 您'],
    ['event: mute', 'A: 您\n-- mute 1s', 'A: 您\n-- hold 1s'],
    ['event: unmute', 'A: 您\n-- mute 1s', 'A: 您\n-- hold 1s'],
    ['event: silence', 'A: 您\n-- silence 5s', 'A: 您'],
    ['event: transfer', 'A: 您\n-- transfer 分期组', 'A: 您\n-- ticket 分期组'],
    ['event: ticket', 'A: 您\n-- ticket 回电', 'A: 您\n-- transfer 回电'],
    ['event: [ticket, transfer]', 'A: 您\n-- transfer 回电', 'A: 您\n-- hold 1s'],
    ['event: ticket, says: 回电', 'A: 您\n-- ticket 三天内回电', 'A: 回电\n-- ticket 催办'],
    ['event: hangup', 'A: 您\n-- hangup customer', 'A: 您'],
    ['event: resume, lasted: { longer_than: 5s }', 'A: 您\n-- hold 6s', 'A: 您\n-- hold 4s'],
    ['event: unmute, lasted: { shorter_than: 5s }', 'A: 您\n-- mute 4s', 'A: 您\n-- mute 6s'],
    ['lasted: { longer_than: 5s }', 'A: 您\n-- silence 6s', 'A: 您\n-- silence 4s'],
    ['hung_up_by: agent', 'A: 您\n-- hangup agent', 'A: 您\n-- hangup customer'],
    ['event: hangup, hung_up_by: [agent, line]', 'A: 您\n-- hangup line', 'A: 您\n-- hangup customer'],
    ['event: end, hung_up_by: agent', 'A: 您\n-- hangup agent\nS: 嘟', 'A: 您\n-- hangup customer\nS: 嘟'],
  ])

  test('a conversation without a word still begins and ends', () => {
    expect(inspect('forbid: { event: start }', '')).toEqual([''])
    expect(inspect('forbid: { event: end }', '')).toEqual([''])
  })

  test('a hold that never ends has begun, not resumed', () => {
    expect(inspect('forbid: { event: resume }', 'A: 您')).toEqual([])
  })
})
