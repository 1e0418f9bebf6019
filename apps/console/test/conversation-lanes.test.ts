import type { MaskedTurn } from '@liangyan/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lanesOf, ticksOf } from '../src/pages/conversation/timeline/lanes.ts'

const turn = (index: number, speaker: MaskedTurn['speaker'], start?: number, end?: number): MaskedTurn => ({
  index,
  speaker,
  text: '请您稍等',
  ...(start !== undefined && { start }),
  ...(end !== undefined && { end }),
})

describe('lanes', () => {
  test('who speaks, waits and overlaps, and how long', () => {
    const lanes = lanesOf(
      [
        turn(0, 'agent', 0, 4000),
        turn(1, 'customer', 3000, 6000),
        turn(2, 'agent', 16_000, 20_000),
        turn(3, 'system', 20_000, 21_000),
      ],
      [
        { type: 'hold', start: 6000, end: 15_000 },
        { type: 'ticket', at: 18_000 },
        { type: 'hangup', at: 22_000, by: 'customer' },
      ],
    )
    expect(lanes).toMatchObject({
      timed: true,
      length: 22_000,
      overlaps: [{ from: 3000, to: 4000 }],
      waits: [{ kind: 'hold', from: 6000, to: 15_000 }],
      moments: [{ kind: 'ticket', at: 18_000 }, { kind: 'hangup' }],
      shares: { agent: 8000, customer: 3000, waiting: 9000, quiet: 2000 },
    })
  })

  test('a hold that never ended lasts to the end', () => {
    const { waits } = lanesOf([turn(0, 'agent', 0, 9000)], [{ type: 'hold', start: 4000 }])
    expect(waits).toEqual([{ kind: 'hold', from: 4000, to: 9000 }])
  })

  test('what is written has no shares; without times turns stand one after another', () => {
    expect(lanesOf([turn(0, 'agent', 0, 0), turn(1, 'customer', 5000, 5000)], []).shares).toBeUndefined()
    const { timed, turns, length } = lanesOf([turn(0, 'agent'), turn(1, 'customer')], [])
    expect([timed, turns.map(({ from, to }) => [from, to]), length]).toEqual([
      false,
      [
        [0, 4],
        [4, 8],
      ],
      8,
    ])
  })

  test('for any turns: all lies within the length, and nobody speaks longer than it', () => {
    const turns = fc
      .array(fc.record({ start: fc.nat(60_000), lasts: fc.nat(20_000), agent: fc.boolean() }), {
        minLength: 1,
        maxLength: 20,
      })
      .map((made) =>
        made.map(({ start, lasts, agent }, i) => turn(i, agent ? 'agent' : 'customer', start, start + lasts)),
      )
    fc.assert(
      fc.property(turns, (turns) => {
        const { length, turns: placed, overlaps, shares } = lanesOf(turns, [])
        for (const { from, to } of [...placed, ...overlaps]) expect(0 <= from && from <= to && to <= length).toBe(true)
        for (const share of Object.values(shares ?? {})) expect(share >= 0 && share <= length).toBe(true)
        if (shares) expect(shares.agent + shares.customer + shares.quiet).toBeGreaterThanOrEqual(length - 1e-6)
      }),
    )
  })

  test('an axis has few marks, at round distances, the first at the beginning', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 86_400_000 }), fc.integer({ min: 2, max: 20 }), (length, most) => {
        const ticks = ticksOf(length, most)
        expect(ticks[0]).toBe(0)
        expect(ticks.length).toBeLessThanOrEqual(most + 1)
        expect(ticks.at(-1)).toBeLessThanOrEqual(length)
      }),
    )
  })
})
