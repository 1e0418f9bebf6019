import { readFileSync } from 'node:fs'
import type { Conversation } from '@liangyan/conversation'
import { Engine, type Observation } from '@liangyan/inspection'
import { readStandard } from '../built-in-standard.ts'
import type { Settings } from './settings.ts'

/** Milliseconds of `observe` for final turns and events, and for turns still being spoken. */
export interface Live {
  readonly sessions: number
  readonly final: Percentiles
  readonly partial: Percentiles
  /** Bytes that a session holds, halfway through its call. */
  readonly memory: number
}

interface Percentiles {
  readonly observations: number
  readonly p50: number
  readonly p99: number
  readonly max: number
}

const SESSIONS = 2000

/** Many conversations at the same time, one observation each in turn, as they come in at a bank. */
export function measure({ file, calls, standard, short }: Settings): Live {
  const engine = new Engine(readStandard(standard))
  const streams = readCalls(file, Math.min(calls, SESSIONS)).map((call) => ({ call, observations: streamOf(call) }))
  const before = process.memoryUsage().rss
  const sessions = Array.from({ length: SESSIONS }, (_, k) => {
    const { call, observations } = streams[k % streams.length]
    const { turns: _turns, events: _events, ...record } = call
    return { session: engine.session({ ...record, id: `${record.id}-${k}` }), observations }
  })
  const final: number[] = []
  const partial: number[] = []
  let memory = 0
  const rounds = short ? 50 : 160
  for (let at = 0; at < rounds; at++) {
    if (at === rounds >> 1) memory = (process.memoryUsage().rss - before) / SESSIONS
    for (const { session, observations } of sessions) {
      const observation = observations[at]
      if (!observation) continue
      const begun = performance.now()
      session.observe(observation)
      const took = performance.now() - begun
      ;(observation.type === 'turn' && observation.partial ? partial : final).push(took)
    }
  }
  return { sessions: SESSIONS, final: percentiles(final), partial: percentiles(partial), memory }
}

function readCalls(file: string, count: number): Conversation[] {
  const lines = readFileSync(file)
    .toString('utf8', 0, count * 25_000)
    .split('\n')
  return lines.slice(0, Math.min(count, lines.length - 1)).map((line): Conversation => JSON.parse(line))
}

/** Turns and events by time; every fourth turn is first heard in part. */
function streamOf({ turns, events }: Conversation): Observation[] {
  const timed = [
    ...turns.flatMap((turn): { at: number; what: Observation }[] => {
      const whole = { at: turn.start ?? 0, what: { type: 'turn', turn } as const }
      if (turn.index % 4 !== 0) return [whole]
      const half = { ...turn, text: turn.text.slice(0, turn.text.length >> 1) }
      return [{ at: whole.at, what: { type: 'turn', turn: half, partial: true } }, whole]
    }),
    ...events.map((event) => ({ at: 'start' in event ? event.start : event.at, what: event })),
  ]
  return timed.sort((a, b) => a.at - b.at).map(({ what }) => what)
}

function percentiles(times: number[]): Percentiles {
  const sorted = Float64Array.from(times).sort()
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
  return { observations: sorted.length, p50: at(0.5), p99: at(0.99), max: at(1) }
}
