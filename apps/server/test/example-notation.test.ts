import type { Event, Turn } from '@liangyan/conversation'
import { redact } from '@liangyan/language'
import { parseDialogues } from '@liangyan/standard'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { withMadeUp } from '../src/proposals/made-up.ts'
import { written } from '../src/proposals/notation.ts'

const word = fc.string({
  unit: fc.constantFrom(...'您好请稍等 \n\t#|:：(3s)-=AC,，# hit: x'),
  maxLength: 20,
})
/** Steps of a conversation one after another: a turn or an event, how long it lasts, and the time to the next. */
const steps = fc.array(
  fc.record({
    what: fc.constantFrom('agent', 'customer', 'system', 'hold', 'mute', 'silence', 'transfer', 'ticket'),
    text: word,
    lasts: fc.integer({ min: 400, max: 30_000 }),
    gap: fc.integer({ min: -300, max: 20_000 }),
  }),
  { minLength: 1, maxLength: 15 },
)

function conversationOf(all: typeof steps extends fc.Arbitrary<infer T> ? T : never) {
  const turns: Turn[] = []
  const events: Event[] = []
  let at = 1000
  for (const { what, text, lasts, gap } of all) {
    if (what === 'agent' || what === 'customer' || what === 'system') {
      turns.push({ index: turns.length, speaker: what, text, start: at, end: at + lasts })
      at += lasts + gap
    } else {
      at += 400
      if (what === 'transfer') events.push({ type: what, at, ...(text.trim() !== '' && { to: text }) })
      else if (what === 'ticket') events.push({ type: what, at, ...(text.trim() !== '' && { text }) })
      else events.push({ type: what, start: at, end: at + lasts })
      at += lasts + 700
    }
  }
  return { turns, events }
}

/** As the notation writes it: on one line, without signs that mean something there. */
const plain = (text: string) => text.replaceAll(/\s+/g, ' ').replaceAll('#', '＃').replaceAll('|', '｜').trim()

test('what is written is read again: who said what, what happened between, where the mark stands', () => {
  fc.assert(
    fc.property(steps, word, fc.boolean(), fc.nat(), (all, title, timed, place) => {
      const { turns, events } = conversationOf(all)
      if (turns.length === 0) return
      const turn = place % (turns.length + 1) === turns.length ? null : place % (turns.length + 1)
      const text = written({
        title: `例：${title}`,
        head: { channel: 'chat', service: '信用卡' },
        turns,
        events,
        mark: { text: 'pass: some-clause', turn },
        timed,
      })
      const { dialogues, diagnostics } = parseDialogues('p', text)
      expect(diagnostics).toEqual([])
      expect(dialogues).toHaveLength(1)
      const [{ conversation, marks }] = dialogues
      expect(conversation).toMatchObject({ channel: 'chat', service: '信用卡' })
      expect(conversation.turns.map(({ speaker, text }) => [speaker, text])).toEqual(
        turns.map(({ speaker, text }) => [speaker, plain(text)]),
      )
      expect(conversation.events.map(shape)).toEqual(events.map(shape))
      expect(marks).toMatchObject([{ expect: 'pass', id: 'some-clause', turn }])
    }),
    { numRuns: 500 },
  )
})

const shape = (event: Event) => {
  if (event.type === 'transfer') return [event.type, event.to && plain(event.to)]
  if (event.type === 'ticket') return [event.type, event.text && plain(event.text)]
  return event.type === 'hangup' ? [event.type] : [event.type, Math.round(event.end! - event.start)]
}

test('with its times, turns last as long and lie as far apart as they did', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const { turns } = conversationOf(all.filter(({ what }) => ['agent', 'customer', 'system'].includes(what)))
      if (turns.length === 0) return
      const text = written({
        title: '例',
        head: {},
        turns,
        events: [],
        mark: { text: 'pass: c', turn: null },
        timed: true,
      })
      const [{ conversation }] = parseDialogues('p', text).dialogues
      for (const [i, { start, end }] of conversation.turns.entries()) {
        const before = i === 0 ? undefined : turns[i - 1]
        // differences that nobody hears are not written
        expect(Math.abs(end! - start! - (turns[i].end! - turns[i].start!))).toBeLessThanOrEqual(100)
        if (!before) continue
        const gap = start! - conversation.turns[i - 1].end!
        expect(Math.abs(gap - (turns[i].start! - before.end!))).toBeLessThanOrEqual(100)
      }
    }),
    { numRuns: 300 },
  )
})

test.each([
  ['我的手机是13912345678，对吗？', '我的手机是13800000000，对吗？'],
  ['请您打95599，或者0571-87654321。', '请您打95599，或者010-80000000。'],
  ['卡号是6217001234567890123。', '卡号是6222000000000000004。'],
  ['王建国先生，您好', '张三先生，您好'],
  ['发到 wang@bank.example.com 吧', '发到 kehu@example.com 吧'],
])('%s: masked and made up', (said, expected) => {
  const masked = redact(said).text
  expect(masked).not.toBe(said)
  const made = withMadeUp(masked)
  expect(made).toBe(expected)
  // the machine takes it for what it took the real one for
  expect(redact(made).text).toBe(masked)
})

test('identity numbers and cards that are made up have right check digits', () => {
  const id = withMadeUp('[身份证号]')
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((all, weight, i) => all + weight * Number(id[i]), 0)
  expect(id[17]).toBe('10X98765432'[sum % 11])
  const card = [...withMadeUp('[卡号]')].map(Number).reverse()
  const luhn = card.reduce((all, digit, i) => all + (i % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2), 0)
  expect(luhn % 10).toBe(0)
})
