import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { Advisor } from '@liangyan/assist'
import type { Conversation } from '@liangyan/conversation'
import { Engine, type Observation, type SceneRecord } from '@liangyan/inspection'
import { readStandard } from '../built-in-standard.ts'
import { eachLine, headOf } from './lines.ts'
import type { Settings } from './settings.ts'

/** Conversations in progress: those that the engine inspects, and those that are advised too. */
export interface Live {
  readonly sessions: number
  readonly inspecting: Kind
  /** A final turn or event is observed, and advice asked. */
  readonly advising: Kind
}

/** Milliseconds that final turns and events take, and turns still being spoken. */
export interface Kind {
  readonly final: Percentiles
  readonly partial: Percentiles
  /** Bytes that a session holds, halfway through its call. */
  readonly memory: number
}

export interface Percentiles {
  readonly observations: number
  readonly mean: number
  readonly p50: number
  readonly p99: number
  readonly max: number
}

/** A session of either kind. */
interface InProgress {
  observe(observation: Observation): unknown
  advise?(asked: { now: string }): unknown
}

const SESSIONS = 2000
const NOW = '2026-03-05T10:00:00+08:00'

export function measure({ file, calls, standard, short }: Settings): Live {
  const read = readStandard(standard)
  const streams = readCalls(file, Math.min(calls, SESSIONS)).map((call) => ({ call, observations: streamOf(call) }))
  const rounds = short ? 50 : 160
  const engine = new Engine(read)
  const inspecting = run((record) => engine.session(record), streams, rounds)
  const advisor = new Advisor(read)
  return { sessions: SESSIONS, inspecting, advising: run((record) => advisor.session(record), streams, rounds) }
}

interface Stream {
  readonly call: Conversation
  readonly observations: readonly Observation[]
}

/** Many conversations at the same time, one observation each in turn, as they come in at a bank. */
function run(open: (record: SceneRecord) => InProgress, streams: readonly Stream[], rounds: number): Kind {
  const before = held()
  const sessions = Array.from({ length: SESSIONS }, (_, k) => {
    const { call, observations } = streams[k % streams.length]
    const { turns: _turns, events: _events, ...record } = call
    return { session: open({ ...record, id: `${record.id}-${k}` }), observations }
  })
  const final: number[] = []
  const partial: number[] = []
  let memory = 0
  for (let at = 0; at < rounds; at++) {
    if (at === rounds >> 1) memory = (held() - before) / SESSIONS
    for (const { session, observations } of sessions) {
      if (!observations[at]) continue
      // what comes in over a line is the session's own
      const observation = structuredClone(observations[at])
      const passing = observation.type === 'turn' && observation.partial
      const begun = performance.now()
      session.observe(observation)
      if (!passing) session.advise?.({ now: NOW })
      ;(passing ? partial : final).push(performance.now() - begun)
    }
  }
  return { final: percentiles(final), partial: percentiles(partial), memory }
}

setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

/** Bytes in use. */
function held(): number {
  collectGarbage()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

function readCalls(file: string, count: number): Conversation[] {
  const calls: Conversation[] = []
  eachLine(file, headOf(file, count), (buffer, start, end) => {
    calls.push(JSON.parse(buffer.toString('utf8', start, end)))
  })
  return calls
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
  const mean = sorted.reduce((sum, time) => sum + time, 0) / sorted.length
  return { observations: sorted.length, mean, p50: at(0.5), p99: at(0.99), max: at(1) }
}
