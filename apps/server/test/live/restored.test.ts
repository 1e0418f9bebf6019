import { readFileSync } from 'node:fs'
import type { Concluded, LiveView } from '@liangyan/contract'
import type { Conversation } from '@liangyan/conversation'
import { expect, test } from 'vitest'
import { buildApp } from '../../src/http/app.ts'
import { running } from '../running.ts'
import { eventsOf, type Message, source } from './connecting.ts'

const whole = await running()
const [call] = readFileSync(new URL('../../../../examples/conversations.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Conversation)
const { id: _id, turns: _turns, events: _events, ...head } = call
const happening = eventsOf(call)

const isConcluded = ({ type }: Message) => type === 'concluded'
type View = Message & { seq: number; view: LiveView }
const viewAfter = (seq: number) => (message: View) => message.type === 'view' && message.seq === seq
/** What a view says, without when it says it. */
const timeless = ({ view }: View) => ({ ...view, now: 0 })

test('after a restart a conversation is where it was; the source is told what is missing', async () => {
  const id = 'restored-1'
  const half = Math.floor(happening.length / 2)
  const wire = await source(whole)
  wire.send({ type: 'open', id, head, watch: true })
  for (const [i, event] of happening.slice(0, half).entries()) wire.send({ type: 'event', id, seq: i + 1, event })
  const before = await wire.until<View>(viewAfter(half))
  await wire.until<Message & { seqs: [number, number][] }>(
    ({ type, seqs }) => type === 'ack' && seqs.some(([, to]) => to === half),
  )
  wire.cut()
  await whole.app.close()
  // another server on the same database: nothing of the first is left in it but what is stored
  const again = { ...whole, app: await buildApp(whole.system) }
  try {
    const other = await source(again)
    other.send({ type: 'open', id, head, watch: true })
    expect(await other.until(({ type }) => type === 'opened')).toMatchObject({ have: [[1, half]], ended: false })
    expect(timeless(await other.until<View>(viewAfter(half)))).toEqual(timeless(before))
    for (const [i, event] of happening.slice(half).entries())
      other.send({ type: 'event', id, seq: half + i + 1, event })
    other.send({ type: 'end', id })
    const { engine } = await whole.system.standards.inForce()
    const { scorecard } = engine.inspect({ ...call, id })
    expect(await other.until<Message & Concluded>(isConcluded)).toMatchObject({ score: scorecard.total })
    other.close()
  } finally {
    await again.app.close()
  }
})

test('a source that did not hear the result asks for it long after the end, and may still tell what came late', async () => {
  const id = 'restored-2'
  const telling = { ...whole, app: await buildApp(whole.system) }
  const [late, ...inTime] = happening.toReversed()
  const first = await source(telling)
  first.send({ type: 'open', id, head })
  for (const [i, event] of inTime.reverse().entries()) first.send({ type: 'event', id, seq: i + 1, event })
  first.send({ type: 'end', id })
  const result = await first.until<Message & Concluded>(isConcluded)
  const room = telling.app.live.hub.room(id)!
  await telling.app.live.finish(room, undefined)
  first.cut()
  await telling.app.close()

  const again = { ...whole, app: await buildApp(whole.system) }
  try {
    const other = await source(again)
    other.send({ type: 'open', id, head })
    expect(await other.until(({ type }) => type === 'opened')).toMatchObject({
      have: [[1, inTime.length]],
      ended: true,
    })
    other.send({ type: 'end', id })
    expect(await other.until<Message & Concluded>(isConcluded)).toEqual(result)
    // the server lets go of it meanwhile
    const { hub } = again.app.live
    hub.forget(hub.room(id)!)
    const seq = happening.length
    other.send({ type: 'event', id, seq, event: late })
    expect(await other.until(({ type }) => type === 'problem')).toMatchObject({ code: 'unknown', seq })
    other.send({ type: 'open', id, head })
    other.send({ type: 'event', id, seq, event: late })
    other.send({ type: 'end', id })
    const both = (message: Message) => isConcluded(message) && other.messages.filter(isConcluded).length === 2
    const { engine } = await whole.system.standards.inForce()
    const { scorecard } = engine.inspect({ ...call, id })
    expect(await other.until<Message & Concluded>(both)).toMatchObject({ score: scorecard.total })
    other.close()
  } finally {
    await again.app.close()
  }
})
