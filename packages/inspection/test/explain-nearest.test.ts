import { describe, expect, test } from 'vitest'
import { closenessOf, type ExplainedCheck, explain, type FoundTone } from '../src/index.ts'
import { plainPhrase, windowName } from '../src/explain-labels.ts'
import { engineOf, talk } from './small-standard.ts'

const explained = (clause: string, dialogue: string, files: Record<string, string> = {}) =>
  explain(engineOf([clause], files), talk(dialogue), 'r1')

/** All lines of a condition. */
const linesOf = (check: ExplainedCheck | undefined): ExplainedCheck[] =>
  check ? [check, ...check.parts.flatMap(linesOf)] : []

describe('the nearest miss', () => {
  test('is the turn that only an exception let pass, with both', () => {
    const { nearest } = explained('forbid: { says: 不知道, except: 您不知道 }', 'A: 您好\nA: 您不知道吗') ?? {}
    expect(nearest).toMatchObject({ of: 'condition', step: { turn: 1, events: [] } })
    const found = linesOf(nearest?.step.condition).flatMap((line) => line.found ?? [])
    expect(found).toEqual([{ words: '不知道', phrase: '不知道', exception: '您不知道' }])
  })

  test('of several the one that had most of it', () => {
    const clause = 'forbid: { all: [{ says: 甲 }, { says: 乙 }, { says: 丙 }] }'
    expect(explained(clause, 'A: 甲\nA: 甲，乙\nA: 丙')?.nearest?.step.turn).toBe(1)
  })

  test('is of the trigger where nothing ever triggered the clause', () => {
    const clause =
      'when: { by: customer, all: [{ says: 太 }, { says: 慢 }] }, require: { says: 抱歉 }, within: next agent turn'
    expect(explained(clause, 'A: 太\nC: 好慢\nA: 好')?.nearest).toMatchObject({ of: 'trigger', step: { turn: 1 } })
  })

  test('is none where nothing came near, what hit, or what was said by somebody else', () => {
    const clause = 'forbid: { says: 滚 }'
    expect(explained(clause, 'A: 您好')?.nearest).toBeUndefined()
    expect(explained(clause, 'A: 滚')?.nearest).toBeUndefined()
    expect(explained(clause, 'C: 滚')?.nearest).toBeUndefined()
  })
})

describe('an explanation', () => {
  test('names the phrase that found the words', () => {
    const { steps } = explained('forbid: { says: [闭嘴, 不归…管] }', 'A: 这不归我们管') ?? {}
    expect(linesOf(steps?.[0].condition).flatMap((line) => line.found ?? [])).toEqual([
      { words: '不归我们管', phrase: '不归…管' },
    ])
  })

  test('names the earlier turn that met a duty whose window looks back', () => {
    const clause = 'when: { event: hold }, require: { says: 请稍等 }, within: 3 turns before'
    const { steps, window } = explained(clause, 'A: 请稍等\nA: 马上\n-- hold 5s') ?? {}
    expect(window).toBe('触发之前 3 句话之内')
    expect(steps?.find(({ events }) => events.includes('kept'))?.metBy?.turn).toBe(0)
  })

  test('shows what excused', () => {
    const clause = 'when: { by: customer, says: 慢 }, unless: { says: 算了 }, require: { says: 抱歉 }, within: rest'
    const step = explained(clause, 'C: 慢\nC: 算了')?.steps.find(({ events }) => events.includes('void'))
    expect(linesOf(step?.excuse).flatMap(({ words }) => words)).toContain('算了')
  })

  test('measures what was too long', () => {
    const clause = 'forbid: { event: resume, lasted: { longer_than: 60s } }'
    const { steps } = explained(clause, 'A: 稍等\n-- hold 75s\nA: 好') ?? {}
    expect(linesOf(steps?.[0].condition).map(({ text, measured }) => [text, measured])).toContainEqual([
      '持续超过 60 秒',
      '历时 75 秒',
    ])
  })

  test('says why the clause does not apply', () => {
    const { applies, appliesTo } = explained('applies: { channel: chat }, forbid: { says: 滚 }', 'A: 滚') ?? {}
    expect([applies, appliesTo?.text, appliesTo?.holds]).toEqual([false, '渠道：在线', 'no'])
  })

  test('has no English in its Chinese', () => {
    const clause = `when: { by: customer, any: [{ says: 慢 }, { silence: { longer_than: 2s, after: agent } }] },
      require: { by: agent, length: { at_least: 2 }, pace: { at_most: 90% of average }, position: after 1 turn,
      not: { mentions: amount }, count: { of: { says: 慢 }, at_least: 1 }, after: { of: { act: slow } },
      replies_to: { says: 慢 } }, within: 2 agent turns`
    const files = { 'acts/a.yaml': '- { id: slow, title: 嫌慢, by: customer, is: { says: 慢 } }\n' }
    const { steps, window } = explained(clause.replace(/\n */g, ' '), 'C: 慢\nA: 好的\nA: 好', files) ?? {}
    const texts = (steps ?? []).flatMap(({ trigger, condition }) => [...linesOf(trigger), ...linesOf(condition)])
    expect(texts.length).toBeGreaterThan(10)
    expect([window, ...texts.map(({ text }) => text)].filter((text) => /[a-z]{3}/i.test(text ?? ''))).toEqual([])
  })
})

test('closeness counts what holds, and nothing that asks only who spoke', () => {
  const line = (kind: ExplainedCheck['kind'], holds: ExplainedCheck['holds'], ...parts: ExplainedCheck[]) =>
    ({ kind, holds, label: '', text: '', words: [], parts }) satisfies ExplainedCheck
  const [yes, no] = [line('words', 'yes'), line('words', 'no')]
  expect(closenessOf(line('all', 'no', yes, no, line('speaker', 'yes')))).toBe(0.5)
  expect(closenessOf(line('all', 'no', yes, line('speaker', 'no')))).toBe(0)
  expect(closenessOf(line('any', 'no', no, line('all', 'no', yes, no)))).toBe(0.5)
  expect(closenessOf(line('all', 'no', yes, line('not', 'no', yes)))).toBe(0.5)
  expect(closenessOf(line('speaker', 'yes'))).toBeUndefined()
})

test('a tone that no turn is like enough is less near than one that only lacks certainty', () => {
  const tone = { tone: '正常', improper: 0.9, threshold: 0.6, features: [], examples: [] }
  const line = (found: FoundTone): ExplainedCheck => ({
    kind: 'tone',
    holds: 'no',
    label: '',
    text: '',
    words: [],
    tone: found,
    parts: [],
  })
  const unlikely = { tone: '反问', probability: 0.2, least: 0.5 }
  expect(closenessOf(line(tone))).toBeCloseTo(0.8)
  expect(closenessOf(line({ ...tone, improper: 0.3 }))).toBeCloseTo(0.4)
  expect(closenessOf(line({ ...tone, unlikely }))).toBeCloseTo(0.8 * 0.4)
})

test.each([
  ['next agent turn', '触发之后坐席的下一句话'],
  ['next turn', '触发之后下一句话'],
  ['2 customer turns', '触发之后客户的 2 句话之内'],
  ['30s', '触发之后 30 秒之内'],
  ['30s around', '触发前后 30 秒之内'],
  ['previous turn', '触发之前前一句话'],
  ['conversation', '整通会话'],
])('window %s: %s', (window, name) => expect(windowName(window)).toBe(name))

test.each([
  ['不归(我|我们)?管', '不归管'],
  ['(谢谢|感谢)…<8>(等|候)', '谢谢…等'],
  ['^您好$', '您好'],
  ['麻烦<查办>(一下)?', '麻烦查办'],
  ['((甲|乙)丙|丁)', '甲丙'],
])('phrase %s without its signs: %s', (phrase, plain) => expect(plainPhrase(phrase)).toBe(plain))
