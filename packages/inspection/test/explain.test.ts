import { describe, expect, test } from 'vitest'
import { checkStandard, explain, Engine } from '../src/index.ts'
import { clausesOf, engineOf, standardOf, talk } from './small-standard.ts'

/** The steps of an explanation, as `kind+turn: events; trigger yes/no; condition yes/no`. */
function told(clause: string, dialogue: string, files: Record<string, string> = {}): string[] {
  const explanation = explain(engineOf([clause], files), talk(dialogue), 'r1')
  return (explanation?.steps ?? []).map(
    (s) => `${s.kind}${s.turn ?? ''}: ${s.events.join(',')}; ${s.trigger?.holds ?? '-'}; ${s.condition?.holds ?? '-'}`,
  )
}

describe('explain', () => {
  test('shows a prohibition where it was broken, with the words', () => {
    const explanation = explain(engineOf(['forbid: { says: [滚, 闭嘴] }']), talk('A: 您好\nA: 你滚吧'), 'r1')
    expect(explanation).toMatchObject({ clause: 'r1', applies: true, tally: { broken: 1 } })
    expect(explanation?.steps).toHaveLength(1)
    expect(JSON.stringify(explanation?.steps[0].condition)).toContain('滚')
  })

  test('shows a duty opened, and how it ended', () => {
    const duty = 'when: { by: customer, says: 慢 }, require: { says: 抱歉 }, within: next agent turn'
    expect(told(duty, 'C: 慢\nA: 抱歉')).toEqual(['turn0: triggered,duty opened; yes; no', 'turn1: kept; no; yes'])
    expect(told(duty, 'C: 慢\nA: 好')).toEqual(['turn0: triggered,duty opened; yes; no', 'turn1: broken; no; no'])
    expect(told(duty, 'C: 慢').at(-1)).toContain('void')
  })

  test.each([
    ['forbid: { nth: { of: { says: 滚 }, is: 2 } }', 'A: 滚\nA: 滚', 'turn1: broken; -; yes'],
    ['forbid: { says: 滚, count: { of: { says: 滚 }, at_most: 1 } }', 'A: 滚', 'turn0: broken; -; yes'],
    [
      'forbid: { says: 滚, count: { of: { says: 滚 }, at_least: 2, within: 9 } }',
      'A: 滚\nA: 滚',
      'turn1: broken; -; yes',
    ],
    ['forbid: { judge: 是否在敷衍客户 }', 'A: 好', 'turn0: undecided; -; unknown'],
  ])('says of the step that broke %s that it did', (clause, dialogue, step) => {
    expect(told(clause, dialogue)).toContain(step)
  })

  test('a count does not hold before its time', () => {
    const steps = told('forbid: { says: 滚, count: { of: { says: 滚 }, at_least: 2 } }', 'A: 滚\nA: 滚')
    expect(steps).toEqual(['turn0: ; -; no', 'turn1: broken; -; yes'])
  })

  test('agrees with the inspection, and a clause that does not run has none', () => {
    const engine = engineOf(['forbid: { says: 滚 }', 'forbid: { says: 滚 }, status: draft'])
    expect(explain(engine, talk('A: 滚'), 'r1')?.tally.broken).toBe(1)
    expect(explain(engine, talk('A: 滚'), 'r2')).toBeUndefined()
    expect(explain(engine, talk('A: 滚'), 'nobody')).toBeUndefined()
  })
})

describe('the acts of a conversation', () => {
  test('are those of each turn', () => {
    const engine = new Engine(
      standardOf({
        'acts/a.yaml': `
- { id: hello, title: 问候, is: { says: 您好 } }
- { id: first-hello, title: 首次问候, is: { nth: { of: { says: 您好 }, is: 1 } } }
- { id: complain, title: 不满, by: customer, is: { says: 慢 } }
- { id: again, title: 再次, by: anyone, is: { says: 您好, after: { of: { says: 您好 } } } }
`,
      }),
    )
    const acts = engine.acts(talk('A: 您好\nC: 慢，您好\nA: 您好\nA: 慢'))
    expect([...acts].map(([turn, ids]) => [turn, ids.toSorted()])).toEqual([
      [0, ['first-hello', 'hello']],
      [1, ['again', 'complain']],
      [2, ['again', 'hello']],
      [3, []],
    ])
  })
})

describe('checking a standard by its own examples', () => {
  const files = {
    'moments/m.yaml': clausesOf(
      'forbid: { says: 滚 }, wording: [您好]',
      'forbid: { says: 请稍等 }, status: trial, replace: [{ say: 您滚动一下 }]',
    ),
    'acts/a.yaml':
      '- { id: greet, title: 问候, is: { says: 您好 }, examples: [您好啊, 喂 / 您好], counterexamples: [再见] }\n- { id: bye, title: 再见, is: { nth: { of: { says: 再见 }, is: 1 } }, examples: [再见] }',
    'commitments.yaml': 'promise: greet\n',
    'contact.yaml': '- { id: other, title: 其他 }\n',
  }
  const report = (dialogues: string, more: Record<string, string> = {}) =>
    checkStandard(standardOf({ ...files, 'moments/m.dialogues.txt': dialogues, ...more }))

  test('all right', () => {
    const { failed, passed, dialogues, diagnostics } = report(
      '== a\nA: 滚 # hit: r1\nA: 您好 # pass: r1, act: greet\n-- end # contact: other\n== b\nA: 再见 # act: bye, no-act: greet\nA: 请稍等 # hit: r2, pass: r1\nA: 三天内，您好 # pass: r2, due: P3D',
    )
    expect(diagnostics.filter((d) => d.severity === 'error').map((d) => d.message)).toEqual([
      '条款 "r2" 的话术触犯了条款 "r1"：“滚”（判定根据：用词）',
    ])
    expect([failed, dialogues]).toEqual([1, 2])
    expect(passed).toBeGreaterThan(10)
  })

  test.each([
    ['A: 您好 # hit: r1', '条款 "r1" 在这里没有命中'],
    ['A: 滚 # pass: r1', '条款 "r1" 在这里命中了：“滚”'],
    ['A: 您好 # act: bye', '这里没有识别出言语行为 "bye"'],
    ['A: 您好 # no-act: greet', '这里识别出了言语行为 "greet"'],
    ['A: 您好 # contact: complaint', '来电原因是 "other"，应为 "complaint"'],
    ['A: 您好 # due: 3 working days', '这里有承诺而没有期限，应有期限 3 working days'],
    ['A: 喂 # due: null', '这里没有承诺，应有承诺而没有期限（due: null）'],
    ['A: 喂 # due: P3D', '这里没有承诺'],
    ['A: 滚 # hit: r1', '条款 "r1" 没有放过示例（# pass: r1），请写在 moments/m.dialogues.txt 里'],
    ['A: 好 # pass: r2', '没有命中示例（# hit: r1），也没有放过示例（# pass: r1）'],
  ])('%s: %s', (dialogue, message) => {
    const { diagnostics } = report(`\n\n${dialogue}`)
    const found = diagnostics.find((d) => d.message.includes(message))
    expect(found, diagnostics.map((d) => d.message).join('\n')).toBeDefined()
    if (found?.file.endsWith('.txt')) expect(found.line).toBe(3)
  })

  test('a promise without a time is marked `due: null`', () => {
    const { diagnostics } = report('A: 您好 # due: null')
    expect(diagnostics.filter((d) => d.file.endsWith('.txt'))).toEqual([])
  })

  test('sentences that no clause cites', () => {
    const sources = 'id\tdocument\tkind\ttext\nD01-001\tD\tcontent\t甲\nD01-002\tD\tcontent\t乙\n'
    const { uncited, cited } = report('A: 滚', {
      'sources.tsv': sources,
      'moments/n.yaml': '- { id: x, title: 条款, criterion: c, sources: [D01-002], forbid: { says: 烦 } }',
    })
    expect([uncited, cited]).toEqual([['D01-001'], 1])
  })
})
