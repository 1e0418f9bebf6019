import { describe, expect, test } from 'vitest'
import { Advisor, checkAdvice, explainAdvice } from '../src/index.ts'
import { standardOf, talk } from './standards.ts'

const FILES = {
  'criteria.yaml': '- { id: c, level: turn, title: 评分项 }\n',
  'profiles.yaml':
    'options: { way.long: { title: 长短, default: a, choices: [a, b], why: 无 } }\nprofiles: { one: { title: 甲 }, two: { title: 乙 } }\ndefault: one\n',
  'moments.yaml': `
- { title: 无声, when: { any: [{ by: system, says: 无声 }, { event: silence }] } }
- { title: 结束, when: { by: customer, says: 没了 } }
- { title: 等, priority: 90, when: { by: agent, says: 吗$ } }
`,
  'moments/m.yaml': `
- id: greet
  title: 问候
  moment: 无声
  advise: true
  when: { any: [{ by: system, says: 无声 }, { event: silence }] }
  wording: [您好，请讲。, 您好，您请说。]
- id: prompt
  title: 提示
  moment: 无声
  advise: true
  priority: 10
  when: { any: [{ by: system, says: 无声 }, { event: silence }], after: { of: { by: agent } } }
  wording: [听不到您讲话。]
- id: owed
  title: 一般的
  moment: 无声
  criterion: c
  severity: major
  when: { by: system, says: 无声 }
  require: { says: 听不到 }
  within: next agent turn
  wording: [线路无声。]
- { id: plain, title: 再见, moment: 结束, advise: true, when: { by: customer, says: 没了 }, wording: [请您慢走。] }
- { id: wish, title: 祝福, moment: 结束, advise: true, priority: 5, when: { by: customer, says: 没了 }, unless: { after: { of: { by: customer, says: 投诉 } } }, wording: [祝您愉快，再见。] }
- { id: twin, title: 另一条再见, moment: 结束, advise: true, options: { way.long: b }, priority: 9, when: { by: customer, says: 没了 }, wording: [非常感谢，再见。] }
- { id: foreign, title: 乙场景的, moment: 结束, advise: true, profiles: [two], wording: [再会。] }
`,
}
const standard = standardOf(FILES)
const advisor = new Advisor(standard)
const first = (text: string, record = {}) => advisor.advise(talk(text, record)).suggestions[0]?.clause

describe('of the clauses of a moment', () => {
  test.each([
    // the duty is graver, the later stage nearer
    ['S: 无声', 'owed'],
    ['A: 您好，请讲。 / S: 无声', 'prompt'],
    ['C: 没了', 'wish'],
    // excused: not even where nothing better is left
    ['C: 我要投诉 / A: 好 / C: 没了', 'plain'],
    ['C: 我要投诉 / A: 请您慢走。 / C: 没了', undefined],
    // its words are used up
    ['A: 听不到您讲话。 / S: 无声', 'owed'],
    // its words are begun, those of another of the same rank are fresh
    ['A: 祝您愉快，再见。 / C: 没了', 'plain'],
  ])('%s: %s speaks', (text, clause) => expect(first(text)).toBe(clause))

  test('a renewed event leads to the next stage', () => {
    const silence = (start: number) => ({ type: 'silence' as const, start, end: start + 500 })
    expect(advisor.advise({ id: 'x', turns: [], events: [silence(0)] }).suggestions[0].clause).toBe('greet')
    expect(first('A: 您好，请讲。', { events: [silence(2100)] })).toBe('prompt')
  })
})

describe('the check of advice', () => {
  const check = (dialogues: string) => {
    const { diagnostics, ...counts } = checkAdvice(standardOf({ ...FILES, 'moments/m.dialogues.txt': dialogues }))
    return {
      told: diagnostics.map(({ severity, file, line, message }) => `${severity} ${file}:${line} ${message}`),
      ...counts,
    }
  }

  test('marks are held against the first three suggestions, as far as the line of the mark', () => {
    const { told, passed, failed } = check(
      '== 甲\n-- silence 3s # advise: greet\nA: 您好，请讲。\n-- silence 3s # advise: prompt, no-advise: greet\nC: 没了 # advise: plain',
    )
    expect([passed, failed]).toEqual([3, 1])
    expect(told[0]).toBe('error moments/m.dialogues.txt:5 这里没有建议条款 "plain" 的话术，建议的是 wish')
  })

  test('a clause that nobody is ever given is told at its place; one of another profile is not', () => {
    const { told } = check('== 甲\nC: 没了 # advise: wish')
    expect(told.map((line) => line.replace(/ 的话术.*/, ''))).toEqual([
      'warning moments/m.yaml:2 条款 "greet"',
      'warning moments/m.yaml:8 条款 "prompt"',
      'warning moments/m.yaml:24 条款 "plain"',
      'warning moments/m.yaml:26 条款 "twin"',
    ])
  })
})

describe('why a clause was suggested or not', () => {
  const whyNot = (clause: string, text: string) =>
    explainAdvice(standard, talk(text), clause)?.steps.map(({ whyNot: why, suggested }) => why ?? suggested?.place)

  test.each([
    ['prompt', 'A: 您好 / S: 无声', ['other moments', 1]],
    ['greet', 'A: 您好 / S: 无声', ['other moments', 'other clause']],
    ['wish', 'C: 我要投诉 / A: 好 / C: 没了', ['other moments', 'excused', 'excused']],
    ['prompt', 'A: 听不到您讲话。 / S: 无声', ['just said', 'just said']],
    ['plain', 'A: 还有吗', ['waiting']],
  ])('%s after %s', (clause, text, wanted) => expect(whyNot(clause, text)).toEqual(wanted))

  test('it names the clause that spoke instead', () => {
    const explained = explainAdvice(standard, talk('A: 您好 / S: 无声'), 'greet')
    expect(explained?.steps[1]).toMatchObject({ triggered: true, instead: { clause: 'prompt', title: '提示' } })
    expect(explained?.steps[1].trigger?.holds).toBe('yes')
  })

  test('it is as the agent’s screen was', () => {
    const conversation = talk('A: 您好，请讲。 / S: 无声 / A: 听不到您讲话。 / C: 没了')
    for (const id of ['greet', 'prompt', 'owed', 'plain', 'wish'])
      explainAdvice(standard, conversation, id)?.steps.forEach(({ suggested }, at) => {
        const soFar = { ...conversation, turns: conversation.turns.slice(0, at + 1) }
        const texts = advisor.advise(soFar).suggestions.flatMap((s) => (s.clause === id ? s.text : []))
        expect(suggested ? [suggested.text] : []).toEqual(texts)
      })
  })

  test('nothing is explained of a clause without words', () => {
    expect(explainAdvice(standard, talk('C: 没了'), 'nonsense')).toBeUndefined()
  })
})
