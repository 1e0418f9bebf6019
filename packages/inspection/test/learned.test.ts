import { trainStandardActs } from '@liangyan/standard'
import { describe, expect, test } from 'vitest'
import { engineOf, standardOf, talk } from './small-standard.ts'

/** A tiny set of acts, trained here and now. */
const each = (starts: string[], ends: string[]) => starts.flatMap((s) => ends.map((e) => `${s}${e}\n`)).join('')
const FILES = {
  'acts/a.yaml': `
- { id: promise, title: 承诺, is: { any: [{ learned: promise }, { says: 回电 }], not: { says: 明年 } } }
- { id: tell, title: 告知, is: { learned: tell } }
- { id: moan, title: 不满, by: customer, is: { learned: moan } }
`,
  'learned/promise.examples.txt': each(
    ['我回头', '明天我', '等会儿我', '下午我'],
    ['给您打过去', '给您个准信', '再联系您', '给您答复', '跟您说结果'],
  ),
  'learned/tell.examples.txt': each(
    ['您卡里', '您账上', '您折子上', '您这张卡'],
    ['还剩三千', '有两笔进账', '余额五百', '昨天扣了二十', '进了工资'],
  ),
  'learned/agent.examples.txt': each(
    ['请您', '麻烦您', '我帮您', '您可以'],
    ['说一下姓名', '看一下短信', '点一下确认', '去网点办理', '等候片刻'],
  ),
  'learned/moan.examples.txt': each(
    ['你们这银行', '你们办事', '你们的服务', '你们这帮人'],
    ['太差劲了', '真让人寒心', '气死我了', '没人管', '糊弄人'],
  ),
  'learned/customer.examples.txt': each(
    ['我想问', '帮我查', '我要办', '请问'],
    ['一下利息', '一下余额', '一张卡', '几点关门', '怎么转账'],
  ),
}
const untrained = standardOf(FILES)
const files = {
  ...FILES,
  'agent-act-model.json': trainStandardActs(untrained, 'agent').json,
  'customer-act-model.json': trainStandardActs(untrained, 'customer').json,
}
const find = (clause: string, dialogue: string) =>
  engineOf([clause], files)
    .inspect(talk(dialogue))
    .findings.flatMap(({ turns }) => turns)

describe('acts that are learned from examples', () => {
  test.each([
    ['forbid: { act: promise }', [1, 4]],
    ['forbid: { act: tell }', [2]],
    ['forbid: { by: agent, learned: tell }', [2]],
  ])('%s', (clause, turns) => {
    const dialogue = 'C: 喂\nA: 明天我给您个准信\nA: 您账上余额五百\nA: 请您点一下确认\nA: 给您回电\nA: 明年我再联系您'
    expect(find(clause, dialogue)).toEqual(turns)
  })

  test('what customers do is told from what customers say', () => {
    const engine = engineOf(['forbid: { says: 滚 }'], files)
    const acts = engine.acts(talk('C: 你们办事真让人寒心\nC: 我想问一下利息\nA: 你们办事真让人寒心'))
    expect([0, 1, 2].map((turn) => acts.get(turn))).toEqual([['moan'], [], []])
  })

  test('where nothing was trained, nothing is learned and the words still count', () => {
    const { findings } = engineOf(['forbid: { act: promise }'], FILES).inspect(
      talk('C: 喂\nA: 明天我给您个准信\nA: 给您回电'),
    )
    expect(findings.map(({ turns }) => turns)).toEqual([[2]])
  })

  test('an act that nothing can be learned of is a mistake', () => {
    expect(() => standardOf({ 'acts/a.yaml': '- { id: a, title: 某, is: { learned: a } }\n' })).toThrow(
      'learned/ 里没有 "a" 的例句',
    )
  })
})
