import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arranged, MOST_CARDS } from '../src/cards.ts'
import { withEmergency } from '../src/emergency.ts'
import { type Card, LiveConversation } from '../src/index.ts'
import { deliveriesOf, tell } from './deliveries.ts'
import { dialogues, examples, followed, live, talk, ZERO } from './material.ts'

const card = (key: string, urgent = false): Card => ({
  key,
  moment: key,
  clause: key,
  title: key,
  text: key,
  open: [],
  sure: urgent,
  urgent,
  why: { acts: [], words: [], turns: [] },
  sources: [],
})
const cardsFor = (keys: readonly string[]) => keys.map((key) => card(key, key === key.toUpperCase()))
const keysOf = (cards: readonly Card[]) => cards.map(({ key }) => key).join('')
const OUTAGE = { text: '手机银行转账故障，预计16:00恢复' }
/** A capital letter is an urgent card. */
const hand: fc.Arbitrary<string[]> = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'X', 'Y'), {
  maxLength: 3,
})

describe('cards that are being read', () => {
  test.each([
    ['', 'abc', 'abc'],
    ['abc', 'cab', 'abc'],
    ['abc', 'dbe', 'dbe'],
    ['abc', 'dcb', 'dbc'],
    ['abc', 'Xab', 'Xab'],
    ['Xab', 'YXa', 'XaY'],
    ['abc', 'c', 'c'],
    ['abc', '', ''],
  ])('%s, and %s is apt: %s', (shown, apt, expected) => {
    expect(keysOf(arranged(cardsFor([...shown]), cardsFor([...apt])))).toBe(expected)
  })

  test('whatever comes: only what is apt, nothing twice, and none leaves its place but for a more urgent one', () => {
    fc.assert(
      fc.property(hand, hand, (before, apt) => {
        const shown = cardsFor(before)
        const after = arranged(shown, cardsFor(apt))
        expect(new Set(after.map(({ key }) => key))).toEqual(new Set(apt))
        expect(after.length).toBe(apt.length)
        const led = after[0]?.urgent && !shown[0]?.urgent && !before.includes(after[0].key)
        const stay = before.filter((key) => apt.includes(key))
        if (stay.length === before.length && !led) expect(keysOf(after).slice(0, before.length)).toBe(before.join(''))
        expect(after.filter(({ key }) => before.includes(key)).map(({ key }) => key)).toEqual(stay)
      }),
    )
  })

  test('do not move by what is still being said, nor by time', () => {
    fc.assert(
      fc.property(deliveriesOf(fc.constantFrom(...examples, ...dialogues)), ({ conversation, tellings }) => {
        const { turns: _turns, events: _events, ...head } = conversation
        const followedNow = new LiveConversation(live, head)
        for (const telling of tellings) {
          const before = followedNow.view(ZERO + telling.at).cards
          tell(followedNow, telling)
          if (telling.kind !== 'happening') expect(followedNow.view(ZERO + telling.at).cards).toEqual(before)
        }
      }),
      { numRuns: 60, seed: 61 },
    )
  })
})

describe('the cards of a conversation', () => {
  test('say why, and what of the written standard asks for them', () => {
    const [first] = followed(talk('A: 您好，云汀银行。 / C: 我的卡丢了，帮我挂失')).view(ZERO + 5000).cards
    expect(first.moment).toBe('挂失')
    expect(first.why.acts.length + first.why.words.length).toBeGreaterThan(0)
    expect(first.sources.length).toBeGreaterThan(0)
    for (const source of first.sources) expect(live.standard.sources.has(source), source).toBe(true)
  })

  test('in an emergency the standard’s words for it lead and take one place', () => {
    const conversation = followed(talk('A: 您好，云汀银行，请问有什么可以帮您？ / C: 我的转账怎么还没到'))
    const before = conversation.view(ZERO + 5000).cards
    conversation.announce(OUTAGE)
    const [first, ...others] = conversation.view(ZERO + 5000).cards
    expect(first).toMatchObject({ moment: '系统故障', urgent: true })
    expect(first.text).toMatch(/系统/)
    expect(others).toEqual(before.filter(({ key }) => key !== first.key).slice(0, 2))
    conversation.announce(undefined)
    expect(conversation.view(ZERO + 5000).cards).toEqual(before)
  })

  test.each([
    ['我的卡丢了，帮我挂失', '挂失'],
    ['我刚把验证码告诉骗子了，钱被转走了', '安抚情绪'],
    ['我不想活了', '安抚情绪'],
  ])('what cannot wait stays before an emergency: %s', (matter, moment) => {
    const conversation = followed(talk(`A: 您好，云汀银行，请问有什么可以帮您？ / C: ${matter}`))
    expect(conversation.view(ZERO + 5000).cards[0].moment).toBe(moment)
    conversation.announce(OUTAGE)
    const moments = conversation.view(ZERO + 5000).cards.map((shown) => shown.moment)
    expect(moments[0]).toBe(moment)
    expect(moments.filter((one) => one === '系统故障')).toHaveLength(1)
  })

  test('so does what is nearly late, by the clock', () => {
    const conversation = followed(
      talk('A: 您好，云汀银行。 / C: 帮我查一下这笔账。 / A: 好的，我帮您查一下，请您稍等，可以吗？ / C: 好的'),
    )
    conversation.announce(OUTAGE)
    conversation.take({ type: 'hold', start: 12_000, end: 40_000 }, ZERO + 40_000)
    const { clocks, cards } = conversation.view(ZERO + 41_000)
    const amber = clocks.filter(({ state }) => state !== 'running')
    expect(cards.map(({ moment }) => moment)).toContain('系统故障')
    expect(amber.map(({ clause }) => live.clauses.get(clause)?.moment)).toContain(cards[0].moment)
  })

  test('whatever is announced: its card keeps a place, and the others their order', () => {
    const duties = [...live.clauses.values()].filter(({ require }) => require !== undefined)
    const clock = fc.record({
      clause: fc.constantFrom(...duties.map(({ id }) => id)),
      state: fc.constantFrom('running' as const, 'amber' as const, 'red' as const),
    })
    const moments = fc.uniqueArray(fc.constantFrom('等候恢复', '核对身份', '挂失', '结束语', '派单'), { maxLength: 3 })
    fc.assert(
      fc.property(moments, fc.array(clock, { maxLength: 4 }), (names, found) => {
        const cards = names.map((moment) => ({ ...card(moment), sure: moment === '挂失' }))
        const clocks = found.map((one) => ({ ...one, key: one.clause, title: '', since: 0 }))
        const shown = withEmergency([card('E', true)], cards, clocks, live).map(({ moment }) => moment)
        const at = shown.indexOf('E')
        expect(shown.length).toBe(Math.min(MOST_CARDS, names.length + 1))
        expect(at).toBeGreaterThanOrEqual(0)
        const pressing = clocks
          .filter(({ state }) => state !== 'running')
          .map((one) => live.clauses.get(one.clause)?.moment)
        for (const moment of shown.slice(0, at)) expect([...pressing, '挂失']).toContain(moment)
        for (const part of [shown.slice(0, at), shown.slice(at + 1)])
          expect(part).toEqual(names.filter((name) => part.includes(name)))
      }),
    )
  })

  test('of a moment without words the announcement itself leads', () => {
    const conversation = followed(talk('A: 您好，云汀银行。'))
    conversation.announce({ text: '今天 18 点起系统维护', moment: '行庆' })
    expect(conversation.view(ZERO).cards[0]).toMatchObject({ text: '今天 18 点起系统维护', moment: '行庆', clause: '' })
  })
})

describe('what is being said', () => {
  const said = { index: 2, speaker: 'agent' as const, text: '你自己不会看吗', start: 6000, end: 7000 }

  test('is warned of while it is said, and found when it is final', () => {
    const conversation = followed(talk('A: 您好，云汀银行。 / C: 账单日是哪天'))
    conversation.partial(said, ZERO + 7000)
    const { heard, warnings } = conversation.view(ZERO + 7000)
    expect(heard.length).toBeGreaterThan(0)
    expect(heard[0]).toMatchObject({ turn: 2, instead: expect.stringMatching(/\p{Script=Han}/u) })
    expect(warnings).toEqual([])
    conversation.take({ type: 'turn', turn: said }, ZERO + 8000)
    expect(conversation.view(ZERO + 8000).heard).toEqual([])
    expect(conversation.view(ZERO + 8000).warnings.length).toBeGreaterThan(0)
  })

  test('after its final words nobody asks for it any more', () => {
    const conversation = followed(talk('A: 您好，云汀银行。 / C: 账单日是哪天'))
    conversation.take({ type: 'turn', turn: { ...said, text: '账单日是每月五号。' } }, ZERO + 8000)
    conversation.partial(said, ZERO + 8500)
    expect(conversation.view(ZERO + 9000).heard).toEqual([])
  })
})
