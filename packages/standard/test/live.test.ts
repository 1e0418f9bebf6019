import { describe, expect, test } from 'vitest'
import { complaints, load, says } from './standard-files.ts'

const LIVE = `urgent_from: 60
clocks:
  amber: { last: 15s, share: 0.5, agent_turns: 1 }
  grace: 2s
  linger: 30s
  ending: { by: customer, says: 再见 }
  owed: [{ clauses: [ask-first], when: { act: complain } }]
mood:
  decay: 0.7
  moves: [{ when: { act: complain }, by: -1 }]
  at_most: { angry: -1.4, upset: -0.7, uneasy: -0.3 }
  pleased_from: 0.5
guard: { harsh: [improper-wording] }
summary:
  lines:
    matter: 客户来意：{来意}。
    no_matter: 客户没有说明来意。
    done: 处理情况：{事项}。
    promises: 承诺：{承诺}。
    promise: '{事项}（{时限}）'
    no_time: 未说明时限
    numbers: 客户报的号码：{号码}。
    mood: 客户情绪：{情绪}。
    mood_turned: 一度{最差}，结束时{结束时}
    moods: { calm: 平静, uneasy: 不安, upset: 不满, angry: 愤怒, pleased: 满意 }
  done: [{ when: { act: soothe }, say: 安抚了客户 }]
  rewriting: { instructions: 请改写, question: '{会话} {小结}', longest: 600 }
`
const DUTY = `- id: ask-first
  title: 先问
  sources: [D01-001]
  criterion: improper-wording
  when: { event: end }
  require: { act: soothe }
  within: before
- id: answer
  title: 要答
  sources: [D01-001]
  criterion: improper-wording
  when: { act: complain }
  require: { act: soothe }
  within: next agent turn
`
const inLive = (from: string, to: string) => ({ 'moments/d.yaml': DUTY, 'live.yaml': LIVE.replace(from, to) })

describe('live.yaml', () => {
  test('is read as it is written, and its phrases with it', () => {
    const { standard } = load(inLive('', ''))
    expect(standard?.live?.mood.moves).toEqual([{ when: { act: 'complain' }, by: -1 }])
    expect(standard?.phrases.has('再见')).toBe(true)
    expect(complaints(inLive('', '')).filter((line) => line.startsWith('live.yaml'))).toEqual([])
    expect(load({}).standard?.live).toBeUndefined()
  })

  test.each<[string, string, string, string]>([
    ['ask-first', 'ask-frist', 'live.yaml:7:', '没有名为 "ask-frist" 的条款（是不是想写 "ask-first"？）'],
    ['ask-first', 'taboo', 'live.yaml:7:', '条款 "taboo" 没有要做的事'],
    ['ask-first', 'answer', 'live.yaml:7:', '期限不是 before'],
    ['grace: 2s', 'grace: 两秒', 'live.yaml:4:', '“两秒”不是时长'],
    ['act: complain }, by', 'act: complian }, by', 'live.yaml:10:', '没有名为 "complian" 的言语行为'],
    ['says: 再见', 'says: ((', 'live.yaml:6:', '没有配对的'],
    ['harsh: [improper-wording]', 'harsh: [improper]', 'live.yaml:13:', '没有名为 "improper" 的评分项'],
    ['upset: -0.7', 'upset: -1.7', 'live.yaml:11:', '须依次不小于前一个'],
    ['by: -1', 'by: -3', 'live.yaml:10:', ''],
    ["'{会话} ", "'", 'live.yaml:27:', '须写一次 {会话}'],
    ["{小结}'", "{小结} {小结}'", 'live.yaml:27:', '须写一次 {小结}'],
    ['处理情况：{事项}', '处理情况', 'live.yaml:18:', '须写一次 {事项}'],
    ['（{时限}）', '（{事项}）', 'live.yaml:20:', '须写一次'],
    ['longest: 600', 'longest: 6', 'live.yaml:27:', ''],
    ['by: -1', 'by: 1, floor: -1', 'live.yaml:10:', '不能写 floor'],
    [
      'urgent_from: 60',
      'urgent_from: 60\nbefore_emergency: { clauses: [ask-frist] }',
      'live.yaml:2:',
      '没有名为 "ask-frist" 的条款',
    ],
  ])('%s as %s', (from, to, place, message) => says(inLive(from, to), place, message))
})
