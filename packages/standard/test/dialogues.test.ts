import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseDialogues } from '../src/index.ts'

const read = (text: string) => parseDialogues('x.dialogues.txt', text)
const only = (text: string) => {
  const { dialogues, diagnostics } = read(text)
  expect(diagnostics).toEqual([])
  expect(dialogues).toHaveLength(1)
  return dialogues[0]
}

describe('turns', () => {
  test('three speakers, both colons, any spacing', () => {
    const { conversation } = only('A: 您好\nC： 喂\nS:嘟\n  A :  好 ')
    expect(conversation.turns.map((t) => [t.index, t.speaker, t.text])).toEqual([
      [0, 'agent', '您好'],
      [1, 'customer', '喂'],
      [2, 'system', '嘟'],
      [3, 'agent', '好'],
    ])
  })

  test('take as long as they are, as told, or as fast as told', () => {
    const { turns } = only('A: 一二三四五\nA (3s): 好\nA (2/s): 一二三四\nA (300/min): 一二三四五').conversation
    const lasting = turns.map((t) => (t.end as number) - (t.start as number))
    expect(lasting).toEqual([1100, 3000, 2000, 1000])
    for (let i = 1; i < turns.length; i++) expect(turns[i].start).toBe((turns[i - 1].end as number) + 600)
  })

  test('an empty turn is a turn', () => {
    expect(only('A:').conversation.turns[0].text).toBe('')
  })
})

describe('events', () => {
  test('stand between the turns, with their times and texts', () => {
    const { events, turns } = only(
      'A (1s): 稍等\n-- hold 20s\n-- mute 5s\n-- silence 2min\n-- transfer 分期 组\n-- transfer\n-- ticket 三天内 回电\n-- hangup agent',
    ).conversation
    expect(events.map((e) => e.type)).toEqual(['hold', 'mute', 'silence', 'transfer', 'transfer', 'ticket', 'hangup'])
    expect(events[0]).toEqual({
      type: 'hold',
      start: (turns[0].end as number) + 300,
      end: (turns[0].end as number) + 20_300,
    })
    expect(events[3]).toMatchObject({ to: '分期 组' })
    expect(events[4]).not.toHaveProperty('to')
    expect(events[5]).toMatchObject({ text: '三天内 回电' })
    expect(events[6]).toMatchObject({ by: 'agent' })
    const times = events.map((e) => ('start' in e ? e.start : e.at))
    expect(times).toEqual(times.toSorted((a, b) => a - b))
  })

  test('pause and overlap shift the next turn', () => {
    const [first, second] = only('A: 好\n-- pause 12s\nC: 喂').conversation.turns
    expect((second.start as number) - (first.end as number)).toBe(12_000)
    const [long, early] = only('A (5s): 好\n-- overlap 1.5s\nC: 喂').conversation.turns
    expect((long.end as number) - (early.start as number)).toBe(1500)
  })

  test('nothing begins before the conversation', () => {
    const { turns } = only('A (1s): 好\n-- overlap 50s\nC: 喂').conversation
    expect(turns[1].start).toBe(0)
  })
})

describe('heads', () => {
  test('name the dialogue and say what the record holds', () => {
    const { title, line, conversation } = only(
      '\n== 老客户 | channel: chat | direction: outbound | service: 信用卡 | queue: q | vip: true | age: 70 | name: 王 ==\nA: 好',
    )
    expect([title, line]).toEqual(['老客户', 2])
    expect(conversation).toMatchObject({ channel: 'chat', direction: 'outbound', service: '信用卡', queue: 'q' })
    expect(conversation.attributes).toEqual({ vip: true, age: 70, name: '王' })
  })

  test('have defaults', () => {
    expect(only('A: 好').conversation).toMatchObject({ channel: 'phone', direction: 'inbound' })
    expect(only('A: 好').title).toContain('1')
    expect(only('== x | startedAt: 2026-01-01T00:00:00+08:00\nA: 好').conversation.startedAt).toBe(
      '2026-01-01T00:00:00+08:00',
    )
  })

  test('divide the file; one without a line is none', () => {
    const { dialogues } = read('== a\nA: 1\n== b\n\n== c\n# nothing\nC: 2')
    expect(dialogues.map((d) => d.title)).toEqual(['a', 'c'])
    expect(new Set(dialogues.map((d) => d.conversation.id)).size).toBe(2)
  })
})

describe('marks', () => {
  test('belong to their turn, or to the whole dialogue', () => {
    const { marks } = only(
      'A: 好 # hit: a, b (why, indeed), act: c\nC: 喂 # no-act: d\n-- end # pass: e\n-- hold 5s # hit: f\nA: 三天 # due: 3 working days\nA: 好 # contact：complaint',
    )
    expect(marks.map((m) => [m.expect, m.id, m.turn, m.line])).toEqual([
      ['hit', 'a', 0, 1],
      ['hit', 'b', 0, 1],
      ['act', 'c', 0, 1],
      ['no-act', 'd', 1, 2],
      ['pass', 'e', null, 3],
      ['hit', 'f', null, 4],
      ['due', '3 working days', 2, 5],
      ['contact', 'complaint', 3, 6],
    ])
  })

  test('are no part of what is said; a # that marks nothing is', () => {
    const { conversation } = only('A: 好 # hit: a\nA: 按#号键\nA: 请按 # 键')
    expect(conversation.turns.map((t) => t.text)).toEqual(['好', '按#号键', '请按 # 键'])
  })
})

describe('mistakes', () => {
  test.each([
    ['B: 好', '可以写："A: …"（坐席）'],
    ['随便说说', '可以写："A: …"（坐席）'],
    ['A (soon): 好', '既不是时长'],
    ['A (90% of average): 好', '既不是时长'],
    ['A (0/s): 好', ''],
    ['-- hold', '后面要写时长'],
    ['-- hold 20', '后面要写时长'],
    ['-- pause long', '后面要写时长'],
    ['-- holdd 20s', '可以写：hold'],
    ['--', '可以写：hold'],
    ['-- hangup', '可以写：hold'],
    ['-- hangup boss', '可以写：hold'],
    ['A: 好 # hit:', '没有写编号'],
    ['A: 好 # hit: a,', '没有写编号'],
    ['A: 好 # hits: a', '是不是想写 "hit"？'],
    ['== x | direction: outbund', '只能写 inbound（呼入）或 outbound（呼出）'],
  ])('%s: %s', (line, message) => {
    const { diagnostics } = read(`A: 您好\n${line}\nA: 再见`)
    expect(diagnostics).toHaveLength(1)
    expect(diagnostics[0]).toMatchObject({ severity: 'error', file: 'x.dialogues.txt', line: 2 })
    expect(diagnostics[0].message).toContain(message)
  })

  test('any text at all: dialogues with sound times, or mistakes inside the file', () => {
    const line = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc
        .tuple(
          fc.constantFrom(
            'A: ',
            'C：',
            'A (3s): ',
            'A (0s): ',
            'A (9/s):',
            '-- hold ',
            '-- pause ',
            '-- overlap ',
            '-- ',
            '== ',
            '== x | ',
            '# ',
          ),
          fc.constantFrom('好', '20s', '5min', 'channel: chat', '', 'hangup agent', 'end'),
          fc.constantFrom('', ' # hit: a', ' # due: 3 working days (x)', ' # : ', ' # hit'),
        )
        .map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 10 }), (lines) => {
        const { dialogues, diagnostics } = read(lines.join('\n'))
        for (const d of diagnostics) expect(d.line).toBeLessThanOrEqual(lines.join('\n').split('\n').length)
        for (const { conversation } of dialogues)
          for (const { start, end } of conversation.turns) {
            expect(start).toBeGreaterThanOrEqual(0)
            expect(end).toBeGreaterThanOrEqual(start as number)
            expect(Number.isFinite(end)).toBe(true)
          }
      }),
      { numRuns: 250, seed: 83 },
    )
  })
})
