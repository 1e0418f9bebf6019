import type { LiveLine, ToFloor } from '@liangyan/contract'
import fc from 'fast-check'
import { LINE } from './desk-told.ts'

/** Messages and conversations as the server tells a floor, for its tests. */
export const NOW = '2026-03-05T02:05:00.000Z'

export const line = (id: string, more: Partial<LiveLine> = {}): LiveLine => ({ ...LINE, id, ...more })

export const QUEUE = { waiting: 0, waitingSince: null, answered: 0, inTime: 0, abandoned: 0, within: 20 }

export const floor = (...lines: LiveLine[]): ToFloor => ({
  type: 'floor',
  now: NOW,
  lines,
  agents: [],
  queue: QUEUE,
  announcements: [],
})

export const changes = (lines: LiveLine[], gone: string[] = []): ToFloor => ({ type: 'changes', now: NOW, lines, gone })

const moment = fc.integer({ min: 0, max: 600 }).map((ago) => new Date(Date.parse(NOW) - ago * 1_000).toISOString())
const few = fc.integer({ min: 0, max: 3 })

/** Conversations in all the states there are. */
export const anyLine = (id: fc.Arbitrary<string> = fc.string({ minLength: 1, maxLength: 8 })): fc.Arbitrary<LiveLine> =>
  fc
    .record({
      id,
      kind: fc.constantFrom('chat' as const, 'stream' as const),
      stage: fc.constantFrom('waiting' as const, 'open' as const, 'wrap-up' as const),
      line: fc.constantFrom('talking' as const, 'held' as const, 'muted' as const),
      agent: fc.constantFrom('3101', '3102', ''),
      began: moment,
      unansweredSince: fc.option(moment),
      helpSince: fc.option(moment),
      clocks: fc.record({ running: few, amber: few, red: few }),
      warnings: few,
      fatal: fc.boolean(),
      mood: fc.record({
        now: fc.constantFrom(...(['calm', 'uneasy', 'upset', 'angry', 'pleased'] as const)),
        trend: fc.constant<LiveLine['mood']['trend']>([]),
      }),
    })
    .map((some) => ({ ...LINE, ...some }))

export const anyLines = fc.uniqueArray(anyLine(), { selector: ({ id }) => id, maxLength: 30 })
