import { Engine } from '@liangyan/inspection'
import { loadStandard } from '@liangyan/standard'
import { describe, expect, test } from 'vitest'
import { LiveConversation, LiveStandard } from '../src/index.ts'
import { live, talk, texts, ZERO } from './material.ts'

const PLAIN = {
  'standard.yaml': 'id: plain\ntitle: 小规范\nversion: 1.0.0\n',
  'criteria.yaml': '- { id: rude, title: 无礼, level: turn }\n- { id: late, title: 拖延, level: turn }\n',
  'moments/m.yaml': `- { id: never-rude, title: 不得无礼, criterion: rude, forbid: { says: 滚 } }
- id: answer
  title: 要答复
  criterion: late
  when: { by: customer, says: 请问 }
  require: { says: 答 }
  within: 2 agent turns
  wording: [我来答复您。]
`,
}
const standardOf = (files: Readonly<Record<string, string>>): LiveStandard => {
  const { standard, diagnostics } = loadStandard(new Map(Object.entries(files)), { forRunning: true })
  if (!standard) throw new Error(diagnostics.map(({ message }) => message).join('\n'))
  return new LiveStandard(standard)
}
function followedBy(standard: LiveStandard, text: string): LiveConversation {
  const { turns, events: _events, ...head } = talk(text)
  const conversation = new LiveConversation(standard, head)
  for (const turn of turns) conversation.take({ type: 'turn', turn }, ZERO + (turn.end ?? 0))
  return conversation
}

describe('a standard that says nothing of conversations in progress', () => {
  const plain = standardOf(PLAIN)

  test('has clocks and warnings all the same, no mood and little to tell', () => {
    const conversation = followedBy(plain, 'C: 请问几点开门 / A: 滚')
    const { clocks, warnings, mood, cards } = conversation.view(ZERO + 6000)
    expect(clocks).toEqual([
      { key: 'answer', clause: 'answer', title: '要答复', since: 0, turnsLeft: 1, state: 'amber', say: '我来答复您。' },
    ])
    expect(warnings.map(({ clause, quote }) => [clause, quote])).toEqual([['never-rude', '滚']])
    expect(mood).toEqual({ now: 'calm', trend: [] })
    expect(cards).toEqual([])
    expect(conversation.guard('滚').map(({ kind, why }) => [kind, why])).toEqual([['forbidden', '不得无礼。']])
    expect(conversation.wrapUp()).toMatchObject({ matter: '请问几点开门', done: [], promises: [], summary: '' })
  })
})

test.each(Object.keys(live.standard.profiles?.profiles ?? {}))('the built-in standard as profile %s reads it', (id) => {
  const { standard } = loadStandard(texts, { profile: id, forRunning: true })
  if (!standard) throw new Error(id)
  const conversation = followedBy(new LiveStandard(standard), 'A: 您好 / C: 我要投诉，你们什么态度 / A: 您自己看着办')
  const { clocks, warnings, mood } = conversation.view(ZERO + 9000)
  expect(clocks.length).toBeGreaterThan(0)
  expect(warnings.length).toBeGreaterThan(0)
  expect(mood.now).toBe('upset')
  expect(conversation.conclude()).toEqual(new Engine(conversation.standard.standard).inspect(conversation.record()))
})
