// The load process: tells a server of many conversations at real-time speed. Started by drive.ts.
import type { Loaded, Load } from './settings.ts'
import { PACE, timesOf } from './settings.ts'
import { LiveSource, play } from '@liangyan/sdk'
import { CallMaker } from '../bench/call.ts'
import { SeededRandom } from '../bench/random.ts'
import { type Found, Talker } from './talker.ts'

/** Conversations that begin in a second, before anything is measured. */
const BEGIN = 200
/** The last of the conversations hangs up so many seconds after the first; more often than calls do. */
const ENDING = 60
const FEWEST_A_SECOND = 10
/** Calls told at once before, so that the standard is read and the engine has run. */
const WARMING = 10
/** Sources that share the conversations: platforms of a bank. */
const SOURCES = 4

process.once('message', (load: Load) => {
  run(load).then(
    (loaded) => process.send?.({ type: 'loaded', loaded }, () => process.exit()),
    (error: unknown) => {
      console.error(error)
      process.exit(1)
    },
  )
})

async function run({ address, key, name, conversations, seconds, seed }: Load): Promise<Loaded> {
  const found: Found = { advice: [], stored: [], warned: [], concluded: [], unwarned: 0, events: 0, partials: 0 }
  let reconnected = 0
  const onState = (state: string) => state === 'waiting' && reconnected++
  const sources = Array.from({ length: SOURCES }, () => new LiveSource({ url: address, key, onState }))
  const maker = new CallMaker(new SeededRandom(seed))
  const turns = Math.ceil((seconds * 1000) / PACE.turn) + 2
  const calls = Array.from({ length: conversations }, (_, number) => maker.call(number, turns))
  await warmUp(sources[0], `warm-${name}`, maker)
  const talkers: Talker[] = []
  await evenly(conversations, BEGIN, (number) => {
    talkers.push(new Talker(sources[number % SOURCES], `${name}-${number}`, calls[number], number, found))
  })
  await new Promise((resolve) => setTimeout(resolve, 2_000))
  process.send?.({ type: 'begun' })
  const cpu = process.cpuUsage()
  const late = await talk(talkers, seconds)
  const { user, system } = process.cpuUsage(cpu)
  process.send?.({ type: 'talked' })
  const ends: Promise<void>[] = []
  const hangUp = (number: number) => ends.push(talkers[number].hangUp(seconds * 1000 + ENDING * 1000))
  await evenly(conversations, Math.max(FEWEST_A_SECOND, conversations / ENDING), hangUp)
  await Promise.all(ends)
  for (const source of sources) source.close()
  return {
    advice: timesOf(found.advice),
    warned: timesOf(found.warned),
    unwarned: found.unwarned,
    stored: timesOf(found.stored),
    concluded: timesOf(found.concluded),
    events: found.events,
    partials: found.partials,
    acknowledged: talkers.map(({ id, upTo, acknowledged }) => [id, upTo, acknowledged]),
    late: timesOf(late),
    processorSeconds: (user + system) / 1e6,
    reconnected,
  }
}

async function warmUp(source: LiveSource, name: string, maker: CallMaker): Promise<void> {
  const calls = Array.from({ length: WARMING }, (_, number) => maker.call(number, 60))
  await Promise.all(calls.map((call) => play(call, source, { speed: Infinity, partials: 0, id: `${name}-${call.id}` })))
}

/** Every conversation takes a step each 500 ms, at its own moment of them. Answers how late each step was, in ms. */
async function talk(talkers: readonly Talker[], seconds: number): Promise<number[]> {
  const late: number[] = []
  const begun = performance.now()
  const steps = Math.floor((seconds * 1000) / PACE.partial) * talkers.length
  const gap = PACE.partial / talkers.length
  for (let step = 0; step < steps; ) {
    const now = performance.now() - begun
    for (; step < steps && step * gap <= now; step++) {
      late.push(performance.now() - begun - step * gap)
      talkers[step % talkers.length].step(Math.round(step * gap))
    }
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  return late
}

async function evenly(count: number, aSecond: number, act: (number: number) => void): Promise<void> {
  const begun = performance.now()
  for (let number = 0; number < count; ) {
    const due = Math.min(count, Math.floor(((performance.now() - begun) / 1000) * aSecond) + 1)
    for (; number < due; number++) act(number)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
