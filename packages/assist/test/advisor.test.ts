import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Advisor, type AskedFor } from '../src/index.ts'
import { standardOf, talk } from './standards.ts'

const FILES = {
  'criteria.yaml': '- { id: c, level: turn, title: 评分项 }\n',
  'moments.yaml': `
- { title: 投诉受理, priority: 70, when: { by: customer, says: 投诉 } }
- { title: 等候恢复, priority: 90, when: { event: resume } }
- { title: 安抚情绪, priority: 60, when: { by: customer, says: 急死 }, perhaps: { by: customer, says: 快 } }
- { title: 确认问题, priority: 10, when: { by: customer, length: { at_least: 4 } } }
- { title: 打错电话 }
- { title: 无话, priority: 99, when: { by: customer, says: 投诉 } }
`,
  'moments/all.yaml': `
- id: sorry
  title: 投诉须致歉
  moment: 投诉受理
  criterion: c
  when: { by: customer, says: 投诉 }
  require: { says: 抱歉 }
  within: 2 agent turns
  wording:
    - { text: '{姓}{称谓}，非常抱歉。', style: formal }
    - { text: 真对不住您。, style: warm }
    - { text: 非常抱歉，请讲。, style: formal }
    - { text: 周末还让您费心，抱歉。, when: { workday: false }, style: warm }
    - { text: 过年好，让您费心了，抱歉。, when: { holiday: 春节 }, style: warm }
    - { text: 夜深了，抱歉。, when: { time: '22:00-06:00' }, style: warm }
- { id: calm, title: 安抚, moment: 安抚情绪, advise: true, when: { by: customer, says: 急死 }, wording: [您别急，慢慢说。, 我来帮您。] }
- { id: ask, title: 确认, moment: 确认问题, advise: true, wording: ['您是问{问题}，对吗？'] }
- { id: back, title: 致谢, moment: 等候恢复, advise: true, when: { event: resume }, wording: [感谢等候。] }
- { id: wrong, title: 打错, moment: 打错电话, advise: true, wording: [这里是银行。] }
`,
  'situations/wrong.dialogues.txt': `
== 打错电话
C: 是送水站吗
== 打错电话
C: 喂，修锁的吧
== 确认问题
C: 年费怎么收的
`,
}

const advisor = new Advisor(standardOf(FILES))
const advise = (text: string, record = {}, asked: AskedFor = {}) => advisor.advise(talk(text, record), asked)
const texts = (text: string, record = {}, asked: AskedFor = {}) =>
  advise(text, record, asked).suggestions.map((s) => s.text)
const moments = (text: string) => advise(text).suggestions.map((s) => s.moment)

describe('which moment', () => {
  test('the more urgent first; one without words is left out', () => {
    expect(moments('C: 我要投诉，急死我了')).toEqual(['投诉受理', '安抚情绪', '确认问题'])
  })

  test('weaker signs come with half the priority, and say so', () => {
    const { suggestions } = advise('C: 快点投诉')
    expect(suggestions.map(({ moment, sure }) => [moment, sure])).toEqual([
      ['投诉受理', false],
      ['安抚情绪', false],
      ['确认问题', false],
    ])
  })

  test('at most the first is sure: where its conditions hold and nothing comes near', () => {
    const sure = (text: string) => advise(text).suggestions.map((s) => s.sure)
    const resumed = { events: [{ type: 'hold' as const, start: 3000, end: 9000 }] }
    expect(advise('A: 请稍等', resumed).suggestions.map((s) => s.sure)).toEqual([true])
    // two moments of like weight
    expect(sure('C: 我要投诉，急死我了')[0]).toBe(false)
  })

  test('after the agent’s own words a moment without words means silence', () => {
    const files = {
      ...FILES,
      'moments.yaml': `${FILES['moments.yaml']}- { title: 等客户回答, priority: 75, when: { by: agent, says: 吗$ } }\n`,
    }
    const waiting = new Advisor(standardOf(files))
    expect(waiting.advise(talk('C: 投诉 / A: 您方便说说吗'))).toMatchObject({ suggestions: [], silent: '等客户回答' })
    expect(waiting.advise(talk('C: 投诉吗')).silent).toBeUndefined()
  })

  test('what no condition thought of is known by its examples', () => {
    const [first] = advise('C: 是送水吗').suggestions
    expect(first).toMatchObject({ moment: '打错电话', sure: false, why: { acts: [], words: [] } })
    expect(first.why.resemblance).toBeGreaterThan(0.5)
  })

  test('an event may be the last step', () => {
    const record = { events: [{ type: 'hold' as const, start: 3000, end: 9000 }] }
    expect(advise('A: 请稍等', record).suggestions).toMatchObject([{ moment: '等候恢复', text: '感谢等候。' }])
  })

  test('nothing said, nothing suggested', () => {
    expect(advisor.advise({ id: 'empty', turns: [], events: [] })).toEqual({ suggestions: [], duties: [] })
  })
})

describe('which words', () => {
  test('without a slot that nothing is known for; with the name where it is known', () => {
    expect(texts('C: 我要投诉')[0]).toBe('真对不住您。')
    expect(texts('A: 王先生，请讲。 / C: 我要投诉', {}, { style: 'formal' })[0]).toBe('王先生，非常抱歉。')
    expect(texts('C: 帮我看看账单')).toEqual(['您是问〔问题〕，对吗？'])
    expect(advise('C: 帮我看看账单').suggestions[0].open).toEqual(['问题'])
  })

  test('a wording that would lose the bank’s name comes after one that has none', () => {
    const wordings = "[{ text: '您好，{行名}，请讲。', style: warm }, 您好，请问有什么可以帮您？]"
    const files = {
      'moments.yaml': '- { title: 开头, when: { by: customer } }\n',
      'moments/m.yaml': `- { id: hello, title: 问候, moment: 开头, advise: true, wording: ${wordings} }\n`,
    }
    const greeter = new Advisor(standardOf(files))
    const greeting = (attributes: Record<string, string>, style?: 'warm') =>
      greeter.advise(talk('C: 喂', { attributes }), { style }).suggestions[0].text
    expect(greeting({})).toBe('您好，请问有什么可以帮您？')
    expect(greeting({}, 'warm')).toBe('您好，请问有什么可以帮您？')
    expect(greeting({ 行名: '云汀银行' })).toBe('您好，云汀银行，请讲。')
  })

  test('of the style wanted', () => {
    expect(texts('C: 投诉', {}, { style: 'warm' })[0]).toBe('真对不住您。')
    expect(texts('C: 投诉', {}, { style: 'formal' })[0]).toBe('非常抱歉，请讲。')
  })

  test.each([
    ['2026-03-07T10:00:00+08:00', '周末还让您费心，抱歉。'],
    ['2026-02-18T10:00:00+08:00', '过年好，让您费心了，抱歉。'],
    ['2026-03-05T23:00:00+08:00', '夜深了，抱歉。'],
    // the call began before ten, this is after
    ['2026-03-05T21:59:59+08:00', '夜深了，抱歉。'],
    // a Saturday worked in exchange for a holiday
    ['2026-02-14T10:00:00+08:00', '真对不住您。'],
    ['2026-03-05T10:00:00+08:00', '真对不住您。'],
  ])('that suit the day and the hour: %s', (startedAt, wanted) => {
    expect(texts('C: 投诉', { startedAt })[0]).toBe(wanted)
    expect(texts('C: 投诉', {}, { now: startedAt.replace('21:59:59', '22:00:01') })[0]).toBe(wanted)
  })

  test('not what the agent has just said', () => {
    expect(texts('C: 投诉 / A: 真对不住您！ / C: 我还是要投诉')[0]).toBe('非常抱歉，请讲。')
    expect(texts('C: 急死 / A: 您别急，慢慢说，我在。 / C: 急死我')[0]).toBe('我来帮您。')
  })

  test('none twice, at most so many, always the same', () => {
    const word = fc.constantFrom('投诉', '急死', '快', '喂', '送水站', '账单', '王先生')
    const turn = fc.tuple(fc.constantFrom('A', 'C', 'S'), fc.array(word, { minLength: 1, maxLength: 4 }))
    fc.assert(
      fc.property(fc.array(turn, { minLength: 1, maxLength: 8 }), fc.integer({ min: 1, max: 4 }), (turns, most) => {
        const conversation = talk(turns.map(([who, words]) => `${who}: ${words.join('')}`).join(' / '))
        const first = advisor.advise(conversation, { most })
        const given = first.suggestions.map(({ text }) => text)
        expect(given.length).toBeLessThanOrEqual(most)
        expect(new Set(given).size).toBe(given.length)
        expect(new Advisor(standardOf(FILES)).advise(conversation, { most })).toEqual(first)
      }),
      { numRuns: 30 },
    )
  })
})

describe('after a forbidden wording', () => {
  const files = {
    ...FILES,
    'moments.yaml': `${FILES['moments.yaml']}- { title: 服务禁语, priority: 30 }\n`,
    'moments/taboo.yaml': `
- { id: taboo, title: 不得推托, moment: 打错电话, criterion: c, forbid: { says: 不归我管 }, replace: [{ say: '我先为您登记，{时限}内答复。' }] }
- { id: mend, title: 致歉, moment: 服务禁语, criterion: c, advise: true, wording: ['我的话说得不妥。{换说法}'] }
`,
    'moments/taboo.dialogues.txt': 'A: 不归我管 # hit: taboo\nA: 好的 # pass: taboo\n',
  }
  const mending = new Advisor(standardOf(files))
  const mend = {
    moment: '服务禁语',
    text: '我的话说得不妥。我先为您登记，〔时限〕内答复。',
    open: ['时限'],
    clause: 'mend',
    mends: { clause: 'taboo', turn: 1, said: ['不归我管'] },
  }

  test('first of all what makes up for it, with the better wording', () => {
    expect(mending.advise(talk('C: 找谁办 / A: 这个不归我管')).suggestions[0]).toMatchObject({ ...mend, sure: true })
  })

  test('still, in its place, once the customer has answered; no more when the agent has spoken again', () => {
    const answered = mending.advise(talk('C: 找谁办 / A: 不归我管 / C: 我要投诉')).suggestions
    expect(answered.map(({ moment }) => moment).slice(0, 2)).toEqual(['投诉受理', '服务禁语'])
    const { suggestions } = mending.advise(talk('C: 找谁办 / A: 不归我管 / C: 啊？ / A: 我帮您问 / C: 我要投诉'))
    expect(suggestions.map(({ moment }) => moment)).not.toContain('服务禁语')
  })

  test('not for what another agent said before a transfer', () => {
    const record = { events: [{ type: 'transfer' as const, at: 5500 }] }
    expect(mending.advise(talk('C: 找谁办 / A: 不归我管 / A: 您好', record)).suggestions).toEqual([])
  })
})

test('why, and the duty behind it', () => {
  const { suggestions, duties } = advise('C: 我要投诉')
  expect(suggestions[0]).toMatchObject({
    clause: 'sorry',
    title: '投诉须致歉',
    why: { words: ['投诉'] },
    duty: { clause: 'sorry', since: 0, turnsLeft: 2 },
  })
  expect(duties).toMatchObject([{ clause: 'sorry' }])
  expect(advise('C: 我要投诉 / A: 非常抱歉。 / C: 急死').duties).toEqual([])
})

test('an example that bears no title of a moment is an error', () => {
  const files = { ...FILES, 'situations/wrong.dialogues.txt': '== 打错电活\nC: 喂' }
  expect(() => standardOf(files)).toThrow(
    'situations/wrong.dialogues.txt:1:1 错误：moments.yaml 里没有情景 "打错电活"（是不是想写 "打错电话"？）',
  )
})
