import type { LiveEvent, LiveProblem, SeqRanges } from '@liangyan/contract'
import * as fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { LineClosed, LiveRefusal, LiveSource, type SocketState } from '../src/index.ts'
import { type Fault, UnreliableServer } from './unreliable-server.ts'

/** As the usual one, in a world where a second takes a hundredth. */
const QUICK = {
  firstRetry: 2,
  longestRetry: 20,
  steady: 50,
  connecting: 2_000,
  quiet: 50,
  answer: 1_000,
  acknowledged: 40,
}

const open: { close(): unknown }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

async function begun(options: Partial<ConstructorParameters<typeof LiveSource>[0]> = {}) {
  const server = new UnreliableServer()
  const states: SocketState[] = []
  const source = new LiveSource({
    url: await server.address(),
    key: 'ly_test',
    timing: QUICK,
    onState: (state) => states.push(state),
    ...options,
  })
  open.unshift(source, server)
  return { server, source, states }
}

const turn = (index: number): LiveEvent => ({
  type: 'turn',
  turn: { index, speaker: index % 2 === 0 ? 'agent' : 'customer', text: `第${index}句`, start: index * 1000 },
})

const faults = fc.array(
  fc.option(
    fc.constantFrom<Fault>('cut-before', 'cut-after', 'not-read', 'answer-lost', 'answer-twice', 'answer-late'),
    { nil: undefined, freq: 2 },
  ),
  { maxLength: 40 },
)

test('whatever is cut, lost, doubled or late: what is acknowledged is there, and in the end everything is, once', async () => {
  await fc.assert(
    fc.asyncProperty(
      faults,
      fc.array(fc.integer({ min: 1, max: 25 }), { minLength: 1, maxLength: 3 }),
      fc.boolean(),
      async (planned, sizes, hangsUp) => {
        const { server, source } = await begun()
        server.faults = planned
        const early: number[] = []
        await Promise.all(
          sizes.map(async (size, k) => {
            const id = `call-${k}`
            const has = (seq: number) => server.stored.get(id)?.events.has(seq) === true
            const check = (seqs: SeqRanges) => {
              for (const [first, last] of seqs) for (let seq = first; seq <= last; seq++) if (!has(seq)) early.push(seq)
            }
            const told = source.open(id, { agent: '3101' }, { onAcknowledged: check })
            const events = Array.from({ length: size }, (_, index) => turn(index))
            if (hangsUp) events.push({ type: 'hangup', at: size * 1000, by: 'customer' })
            for (const event of events) {
              await told.event(event)
              if (size % 3 === 0) await new Promise((resolve) => setTimeout(resolve, 1))
            }
            await told.acknowledged()
            expect(await told.end()).toMatchObject({ id, score: 100 })
            expect(told.unacknowledged).toBe(0)
            const { order, events: stored } = server.stored.get(id)!
            expect([...order].sort((a, b) => a - b)).toEqual(events.map((_, k) => k + 1))
            expect(events.map((_, k) => stored.get(k + 1))).toEqual(events)
          }),
        )
        expect(early).toEqual([])
        source.close()
        await server.close()
      },
    ),
    { numRuns: 150 },
  )
}, 120_000)

test('a line cut again and again under load loses nothing and doubles nothing', async () => {
  const { server, source, states } = await begun()
  const told = source.open('call', {})
  for (let index = 0; index < 600; index++) {
    await told.event(turn(index))
    if (index % 100 === 50) {
      await told.acknowledged(index - 20)
      server.cutAll()
    }
  }
  await told.acknowledged()
  expect(server.stored.get('call')!.order).toHaveLength(600)
  expect(server.lines).toBe(7)
  expect(states.filter((state) => state === 'waiting')).toHaveLength(6)
})

test('too many events on their way make the teller wait until there is room', async () => {
  const { server, source } = await begun({ mostUnacknowledged: 10 })
  const told = source.open('call', {})
  server.faults = Array.from({ length: 12 }, () => 'answer-late')
  let most = 0
  for (let index = 0; index < 100; index++) {
    await told.event(turn(index))
    most = Math.max(most, told.unacknowledged)
  }
  expect(most).toBeLessThan(10)
  await told.acknowledged()
  expect(server.stored.get('call')!.order).toHaveLength(100)
})

test('an event that the server refuses is told, and does not hold the others up', async () => {
  const { server, source } = await begun()
  server.stored.set('call', { events: new Map([[2, turn(7)]]), order: [], ended: false })
  const problems: LiveProblem[] = []
  const told = source.open('call', {}, { onProblem: (problem) => problems.push(problem) })
  for (let index = 0; index < 3; index++) await told.event(turn(index))
  await told.acknowledged(1)
  await expect(told.acknowledged()).rejects.toThrow(LiveRefusal)
  expect(problems.map(({ seq, code }) => [seq, code])).toEqual([[2, 'different']])
  await expect.poll(() => server.stored.get('call')!.order).toEqual([1, 3])
  expect(await told.end()).toMatchObject({ id: 'call' })
})

test('a source that was started anew goes on with the numbers that it has kept', async () => {
  const { server, source } = await begun()
  const first = source.open('call', {})
  for (let index = 0; index < 3; index++) await first.event(turn(index))
  await first.acknowledged()
  const again = new LiveSource({ url: await server.address(), key: 'ly_test', timing: QUICK })
  open.unshift(again)
  const told = again.open('call', {})
  await told.event(turn(2), 3)
  expect(await told.event(turn(3))).toBe(4)
  await told.acknowledged()
  expect(server.stored.get('call')!.order).toEqual([1, 2, 3, 4])
})

test('partial turns go out while the line is there and are never sent again', async () => {
  const { server, source } = await begun()
  const told = source.open('call', {})
  const partial = (text: string) => told.partial({ index: 0, speaker: 'agent', text })
  partial('before')
  await told.event(turn(0))
  await told.acknowledged()
  partial('您')
  partial('您好')
  await expect.poll(() => server.partials).toEqual(['您', '您好'])
})

test('what comes after the end is told all the same', async () => {
  const { server, source } = await begun()
  const told = source.open('call', {})
  await told.event(turn(0))
  await told.end()
  await told.event({ type: 'ticket', at: 60_000, text: '已建单' })
  await told.acknowledged()
  expect(server.stored.get('call')!.order).toEqual([1, 2])
})

test('the WebSocket of the package ws serves as well, and shows the key', async () => {
  const shown: Record<string, string>[] = []
  const openSocket = (address: string, headers: Readonly<Record<string, string>>) => {
    shown.push({ ...headers })
    return new WebSocket(address, { headers })
  }
  const { server, source } = await begun({ openSocket })
  const told = source.open('call', {})
  for (let index = 0; index < 20; index++) {
    await told.event(turn(index))
    if (index === 10) server.cutAll()
  }
  await told.end()
  await told.acknowledged()
  expect(server.stored.get('call')!.order).toHaveLength(20)
  expect(shown.every(({ authorization }) => authorization === 'Bearer ly_test')).toBe(true)
})

test('a source that is closed answers whoever waits', async () => {
  const { server, source } = await begun()
  server.faults = Array.from({ length: 10 }, () => 'not-read')
  const told = source.open('call', {})
  await told.event(turn(0))
  const waiting = [told.acknowledged(), told.concluded()]
  source.close()
  for (const one of waiting) await expect(one).rejects.toThrow(LineClosed)
  await expect(told.event(turn(1))).rejects.toThrow(LineClosed)
  expect(() => source.open('other', {})).toThrow(LineClosed)
})
