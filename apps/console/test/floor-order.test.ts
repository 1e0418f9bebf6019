import type { LiveLine } from '@liangyan/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { freshRows, heldRows, isOverdue } from '../src/pages/floor/board/rows.ts'
import { isChosen, readChoice, STATES, writeChoice } from '../src/pages/floor/state/filter.ts'
import { asksForHelp, needsOf, WEIGHTS, weightOf } from '../src/pages/floor/state/need.ts'
import { heldOrder, inOrder, ORDERS } from '../src/pages/floor/state/order.ts'
import { anyLine, anyLines, line, NOW } from './floor-told.ts'

const now = Date.parse(NOW)
const ago = (seconds: number) => new Date(now - seconds * 1_000).toISOString()
const clocks = (red: number, amber = 0) => ({ running: 0, amber, red })
const byId = (lines: readonly LiveLine[]) => new Map(lines.map((line) => [line.id, line]))
const mood = (now: 'angry' | 'upset') => ({ now, trend: [] })
const ids = (lines: readonly { id: string }[]) => lines.map(({ id }) => id)

describe('the order by need', () => {
  test('help comes first, then fatal, overdue, angry, nearly overdue, long without an answer', () => {
    const lines = [
      line('calm'),
      line('unanswered', { unansweredSince: ago(90) }),
      line('amber', { clocks: clocks(0, 1) }),
      line('angry', { mood: mood('angry') }),
      line('red', { clocks: clocks(1) }),
      line('fatal', { fatal: true, warnings: 1 }),
      line('help', { helpSince: ago(5) }),
      line('over', { stage: 'wrap-up', fatal: true, helpSince: ago(60) }),
    ]
    expect(ids(inOrder(lines, 'need', now))).toEqual([
      'help',
      'fatal',
      'red',
      'angry',
      'amber',
      'unanswered',
      'calm',
      'over',
    ])
  })

  test('several needs add up, and of the same need whoever has waited longest is first', () => {
    const lines = [
      line('angry', { mood: mood('angry') }),
      line('angry and overdue', { mood: mood('angry'), clocks: clocks(1) }),
      line('asked later', { helpSince: ago(5) }),
      line('asked first', { helpSince: ago(50) }),
    ]
    expect(ids(inOrder(lines, 'need', now))).toEqual(['asked first', 'asked later', 'angry and overdue', 'angry'])
  })

  test('whoever asks for help comes before everybody who does not', () => {
    fc.assert(
      fc.property(anyLines, (lines) => {
        const sorted = inOrder(lines, 'need', now)
        const lastAsking = sorted.findLastIndex(asksForHelp)
        const firstOther = sorted.findIndex((line) => !asksForHelp(line))
        expect(firstOther === -1 || lastAsking < firstOther).toBe(true)
      }),
    )
  })

  test('weighs what it names, the weightiest first', () => {
    fc.assert(
      fc.property(anyLine(), (line) => {
        const needs = needsOf(line, now)
        const weights = needs.map((need) => WEIGHTS[need])
        expect(weights).toEqual(weights.toSorted((a, b) => b - a))
        expect(weightOf(line, now)).toBe(weights.reduce((sum, weight) => sum + weight, 0))
      }),
    )
  })
})

test('every order holds all conversations once, in the same places however they come', () => {
  const shuffled = anyLines.chain((lines) =>
    fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines, { minLength: lines.length }), fc.constantFrom(...ORDERS)),
  )
  fc.assert(
    fc.property(shuffled, ([lines, other, order]) => {
      const sorted = ids(inOrder(lines, order, now))
      expect(sorted.toSorted()).toEqual(ids(lines).toSorted())
      expect(ids(inOrder(other, order, now))).toEqual(sorted)
    }),
  )
})

describe('while somebody points at the list', () => {
  test('nothing that is shown moves, whatever comes, goes and changes', () => {
    fc.assert(
      fc.property(anyLines, fc.array(anyLines, { maxLength: 5 }), (first, later) => {
        let rows = freshRows(inOrder(first, 'need', now))
        for (const lines of later) {
          const before = rows.map(({ line }) => line.id)
          rows = heldRows(rows, inOrder(lines, 'need', now), byId(lines))
          const after = rows.map(({ line }) => line.id)
          expect(after.slice(0, before.length)).toEqual(before)
          // everything there is can be seen, with what is known of it now
          for (const line of lines) expect(rows).toContainEqual({ line, isGone: false })
          expect(new Set(after).size).toBe(after.length)
        }
      }),
    )
  })

  test('it is told whether the order is another by now', () => {
    const [a, b] = [line('a'), line('b')]
    const rows = freshRows([a, b])
    expect(isOverdue(heldRows(rows, [a, b], byId([a, b])), [a, b])).toBe(false)
    expect(isOverdue(heldRows(rows, [b, a], byId([b, a])), [b, a])).toBe(true)
    expect(isOverdue(heldRows(rows, [a], byId([a])), [a])).toBe(true)
    // one that the filter lets through no longer is not over
    expect(heldRows(rows, [a], byId([a, b]))).toEqual(rows)
    expect(heldOrder(['a', 'b'], ['c', 'b'])).toEqual(['a', 'b', 'c'])
  })
})

describe('the filter', () => {
  test('stands in the address whole', () => {
    const text = fc.option(fc.string({ minLength: 1 }), { nil: undefined })
    const choice = fc.record(
      { agent: text, team: text, channel: text, state: fc.constantFrom(...STATES), order: fc.constantFrom(...ORDERS) },
      { requiredKeys: ['order'] },
    )
    fc.assert(
      fc.property(choice, (choice) => {
        const { agent, team, channel, ...rest } = choice
        const expected = { ...rest, ...(agent && { agent }), ...(team && { team }), ...(channel && { channel }) }
        expect(readChoice(new URLSearchParams(writeChoice(choice).toString()))).toEqual(expected)
      }),
    )
    expect(readChoice(new URLSearchParams('state=nothing&order=nothing'))).toEqual({ order: 'need' })
  })

  test('by state, channel, agent and team', () => {
    const held = line('held', { line: 'held' })
    expect(isChosen(held, { state: 'held', order: 'need' })).toBe(true)
    expect(isChosen(held, { state: 'talking', order: 'need' })).toBe(false)
    expect(isChosen(held, { state: 'held', agent: '9999', order: 'need' })).toBe(false)
    expect(isChosen(held, { agent: held.agent, channel: held.channel, team: held.teamName!, order: 'need' })).toBe(true)
    expect(isChosen(line('help', { helpSince: ago(1) }), { state: 'help', order: 'need' })).toBe(true)
    expect(isChosen(line('over', { stage: 'wrap-up' }), { state: 'wrap-up', order: 'need' })).toBe(true)
  })
})
