import type { Event } from '@liangyan/conversation'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Clock, LiveConversation } from '../src/index.ts'
import { deliveriesOf, tell } from './deliveries.ts'
import { dialogues, examples, followed, live, talk, ZERO } from './material.ts'

const clocksAt = (conversation: LiveConversation, at: number) => conversation.view(ZERO + at).clocks
const clockOf = (conversation: LiveConversation, at: number, title: RegExp): Clock | undefined =>
  clocksAt(conversation, at).find((clock) => title.test(clock.title))

const HOLD = /^一次等候不得超过上限/
const waiting = () =>
  followed(talk('A: 您好，云汀银行。 / C: 帮我查一下这笔账。 / A: 好的，我帮您查一下，请您稍等，可以吗？ / C: 好的'))
const hold = (start: number, end?: number): Event => ({ type: 'hold', start, ...(end !== undefined && { end }) })

describe('the limit of a hold', () => {
  test('counts down while the hold lasts, turns amber, then red, with the sentence to say at its end', () => {
    const conversation = waiting()
    conversation.take(hold(12_000), ZERO + 12_000)
    expect(conversation.view(ZERO + 13_000).state).toBe('held')
    const clock = clockOf(conversation, 13_000, HOLD)
    expect(clock).toMatchObject({ state: 'running', since: 12_000, deadline: 72_000, amberFrom: 57_000 })
    expect(clock?.say).toMatch(/让您久等了.*回电/)
    expect(clockOf(conversation, 56_999, HOLD)?.state).toBe('running')
    expect(clockOf(conversation, 57_000, HOLD)?.state).toBe('amber')
    // what was done in time may still be on its way
    expect(clockOf(conversation, 73_000, HOLD)?.state).toBe('amber')
    expect(clockOf(conversation, 74_001, HOLD)?.state).toBe('red')
    expect(conversation.view(ZERO + 74_001).warnings).toEqual([])
  })

  test('ends with the hold; who comes back is owed thanks', () => {
    const conversation = waiting()
    conversation.take(hold(12_000), ZERO + 12_000)
    conversation.take(hold(12_000, 40_000), ZERO + 40_000)
    expect(conversation.view(ZERO + 41_000).state).toBe('talking')
    expect(clockOf(conversation, 41_000, HOLD)).toBeUndefined()
    const thanks = clockOf(conversation, 41_000, /等候恢复后须致谢/)
    expect(thanks).toMatchObject({ state: 'amber', turnsLeft: 1, say: '感谢您的耐心等待。' })
    const turn = {
      index: 4,
      speaker: 'agent' as const,
      text: '感谢您的耐心等待，已经查到了。',
      start: 41_000,
      end: 44_000,
    }
    conversation.take({ type: 'turn', turn }, ZERO + 44_000)
    expect(clockOf(conversation, 44_000, /等候恢复后须致谢/)).toBeUndefined()
  })

  test('broken, stays red for a while and among the warnings for good', () => {
    const conversation = waiting()
    conversation.take(hold(12_000), ZERO + 12_000)
    conversation.take(hold(12_000, 90_000), ZERO + 90_000)
    expect(clockOf(conversation, 91_000, HOLD)?.state).toBe('red')
    expect(clockOf(conversation, 125_000, HOLD)).toBeUndefined()
    expect(conversation.view(ZERO + 125_000).warnings.map(({ title }) => title)).toContainEqual(
      expect.stringMatching(HOLD),
    )
  })

  test('told late that it was over in time, is forgiven', () => {
    const conversation = waiting()
    conversation.take(hold(12_000), ZERO + 12_000)
    conversation.take(hold(12_000, 90_000), ZERO + 90_000)
    conversation.take(hold(12_000, 40_000), ZERO + 95_000)
    expect(clockOf(conversation, 95_000, HOLD)).toBeUndefined()
    expect(conversation.view(ZERO + 95_000).warnings.some(({ title }) => HOLD.test(title))).toBe(false)
  })

  test('of a second hold begins anew', () => {
    const conversation = waiting()
    conversation.take(hold(12_000, 90_000), ZERO + 90_000)
    conversation.take(hold(95_000), ZERO + 95_000)
    expect(clockOf(conversation, 96_000, HOLD)).toMatchObject({ state: 'running', deadline: 155_000 })
  })
})

describe('what is owed', () => {
  const stateOf = (text: string, title: RegExp) => clockOf(followed(talk(text)), 60_000, title)?.state

  const ASKED = 'A: 您好，云汀银行，请问有什么可以帮您？ / C: 帮我查一下我卡里的余额还有多少'
  test.each<[string, RegExp, string, string]>([
    ['identity before account data', /须核对身份/, ASKED, 'A: 请您提供一下证件号的末四位。'],
    [
      'the number just dictated is read back',
      /须复述确认/,
      `${ASKED} / A: 请问您的手机号是多少？ / C: 我的手机号是13812345678`,
      'A: 跟您核对一下，13812345678，对吗？',
    ],
    [
      'a complaint is owed an apology',
      /须致歉$/,
      'A: 您好，云汀银行。 / C: 我要投诉你们网点，什么态度',
      'A: 给您带来不好的体验，我向您致歉。',
    ],
    [
      'further help',
      /须询问是否还需要其他帮助/,
      'A: 您好，云汀银行。 / C: 我想把手机号改了 / A: 好的，已经为您改好了。',
      'A: 请问还有其他可以帮您的吗？',
    ],
    [
      'closing words',
      /须有结束语/,
      'A: 您好，云汀银行。 / A: 请问还有其他可以帮您的吗？ / C: 没有了，谢谢。',
      'A: 感谢您的来电，祝您生活愉快，再见。',
    ],
    ['a greeting', /^开场须先问候/, 'S: 工号三一零七为您服务。', 'A: 您好，云汀银行，请问有什么可以帮您？'],
  ])('%s: a clock runs until it is done', (_, title, before, done) => {
    expect(stateOf(before, title)).toMatch(/running|amber/)
    expect(clockOf(followed(talk(before)), 60_000, title)?.say).toMatch(/\p{Script=Han}/u)
    expect(stateOf(`${before} / ${done}`, title)).toBeUndefined()
  })

  test('turns amber when the agent has spoken past it, and when the customer is about to go', () => {
    const complaint = 'A: 您好，云汀银行。 / C: 我要投诉你们网点，什么态度'
    expect(stateOf(complaint, /须致歉$/)).toBe('running')
    expect(stateOf(`${complaint} / A: 请您讲一下当时的情况。`, /须致歉$/)).toBe('amber')
    expect(stateOf(`${complaint} / C: 算了，没有了，再见。`, /须致歉$/)).toBe('amber')
  })

  test('turns red where data were given before the check, until it is made good', () => {
    const title = /须核对身份/
    const told = `${ASKED} / A: 您卡里的余额是三千二百元。`
    expect(stateOf(told, title)).toBe('red')
    expect(stateOf(`${told} / A: 请您提供一下证件号的末四位。`, title)).not.toBe('running')
  })

  test('nobody owes anything once the line is down', () => {
    const conversation = followed(talk(ASKED))
    conversation.take({ type: 'hangup', at: 20_000, by: 'customer' }, ZERO + 20_000)
    expect(conversation.view(ZERO + 20_000)).toMatchObject({ state: 'ended', clocks: [], cards: [] })
  })

  test('a clause on trial is for inspectors to watch', () => {
    const clocks = clocksAt(followed(talk('C: 你说的不是我问的，答非所问')), 10_000)
    expect(clocks.filter(({ title }) => /针对所问作答/.test(title))).toEqual([])
  })
})

test('the line is muted, held or open as told last', () => {
  const conversation = waiting()
  const stateAt = (at: number) => conversation.view(ZERO + at).state
  expect(stateAt(12_000)).toBe('talking')
  conversation.take({ type: 'mute', start: 12_000 }, ZERO + 12_000)
  expect(stateAt(12_500)).toBe('muted')
  conversation.take({ type: 'mute', start: 12_000, end: 15_000 }, ZERO + 15_000)
  expect(stateAt(15_000)).toBe('talking')
  conversation.take(hold(16_000), ZERO + 16_000)
  expect(stateAt(20_000)).toBe('held')
})

test('whatever comes: red is only what is broken, amber comes before it, and time alone moves no clock back', () => {
  const grace = 2000
  const order = ['running', 'amber', 'red']
  fc.assert(
    fc.property(
      deliveriesOf(fc.constantFrom(...examples, ...dialogues)),
      fc.nat(200_000),
      ({ conversation, tellings }, wait) => {
        const { turns: _turns, events: _events, ...head } = conversation
        const one = new LiveConversation(live, head)
        for (const telling of tellings) {
          tell(one, telling)
          const { now, clocks, warnings } = one.standing(ZERO + telling.at)
          const broken = new Set(warnings.map(({ clause }) => clause))
          for (const { clause, state, since, deadline = Infinity, amberFrom = -Infinity } of clocks) {
            if (state === 'red') expect(broken.has(clause) || now > deadline + grace).toBe(true)
            expect(amberFrom).toBeLessThanOrEqual(deadline)
            expect(since).toBeLessThanOrEqual(deadline)
          }
          const later = new Map(one.standing(ZERO + telling.at + wait).clocks.map((clock) => [clock.key, clock]))
          for (const { key, state } of clocks)
            expect(order.indexOf(later.get(key)?.state ?? 'red')).toBeGreaterThanOrEqual(order.indexOf(state))
        }
      },
    ),
    { numRuns: 200, seed: 91 },
  )
})

describe('the greeting', () => {
  const GREETING = /^开场须先问候/
  const followedIn = (channel: 'chat' | 'phone') =>
    followed(talk('S: 晚上好，欢迎咨询云汀银行，请问有什么可以帮您？ / C: 信用卡的年费怎么减免', { channel }))

  test('is not owed in a chat that the system has greeted in, nor found missing afterwards', () => {
    const conversation = followedIn('chat')
    expect(clockOf(conversation, 5000, GREETING)).toBeUndefined()
    expect(conversation.conclude().findings.filter(({ title }) => GREETING.test(title))).toEqual([])
  })

  test('is owed on the phone whatever a machine has said', () => {
    expect(clockOf(followedIn('phone'), 5000, GREETING)?.state).toBe('running')
  })
})
