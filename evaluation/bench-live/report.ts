import { table } from '../table.ts'
import { type Held, SOON, type Times } from './settings.ts'

const ms = (value: number) => (Number.isNaN(value) ? '–' : value.toFixed(value < 10 ? 1 : 0))
const mark = (holds: boolean) => (holds ? '✓' : '✗')

/** Whether all were advised on in time, for the whole while, and nothing was lost. */
export function holds({ loaded: { advice, reconnected, events }, lost }: Held): boolean {
  return advice.p99 <= SOON && advice.count === events && lost === 0 && reconnected === 0
}

export function heldTable(results: readonly Held[]): string {
  return table(
    [
      'conversations',
      's',
      'advice p50',
      'p99',
      'max',
      'warning p50',
      'p99',
      'stored p99',
      'ended p99',
      `p99 ≤ ${SOON}`,
    ],
    results.map((held) => {
      const { conversations, seconds, loaded } = held
      const { advice, warned, stored, concluded } = loaded
      const times = [advice.p50, advice.p99, advice.max, warned.p50, warned.p99, stored.p99, concluded.p99].map(ms)
      return [String(conversations), String(seconds), ...times, mark(holds(held))]
    }),
  )
}

export function costTable(results: readonly Held[]): string {
  return table(
    [
      'conversations',
      'events',
      'partials',
      'kB each',
      'server',
      'PostgreSQL',
      'load',
      'others',
      'stolen',
      'late p99',
      'in store',
      'lost',
    ],
    results.map(({ conversations, seconds, loaded, memory, server, database, others, stolen, inStore, lost }) => [
      String(conversations),
      String(loaded.events),
      String(loaded.partials),
      memory.toFixed(0),
      ...[server, database, loaded.processorSeconds, others, stolen].map(
        (used) => `${((used / seconds) * 100).toFixed(0)}%`,
      ),
      ms(loaded.late.p99),
      String(inStore),
      String(lost),
    ]),
  )
}

export function screenLine({ count, p50, p99, max }: Times): string {
  return `hang-up to the inspection on the agent's screen, ${count} calls: p50 ${ms(p50)} ms, p99 ${ms(p99)} ms, max ${ms(max)} ms`
}

/** What the columns mean. */
export const LEGEND = `ms: advice, from an event sent to the view that follows it; warning, from the part of a turn that holds harsh words
sent to the warning; stored, to the acknowledgement; ended, from the hang-up to the inspection. kB each: memory of the
server process a conversation, halfway. %: of one core; others: programs that have nothing to do with it, stolen: what the machine's host gave to others. late: how
late the load process was with what it had to send.`
