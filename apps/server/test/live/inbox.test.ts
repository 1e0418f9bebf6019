import { setTimeout } from 'node:timers/promises'
import { MessageChannel } from 'node:worker_threads'
import { array, constantFrom, integer, sample, tuple } from 'fast-check'
import { expect, test } from 'vitest'
import type { ToEngine } from '../../src/live/engine/engine-messages.ts'
import { Inbox } from '../../src/live/engine/inbox.ts'

/** Longer than a question may be put off, in ms. */
const LONG = 600

const message = tuple(constantFrom('take', 'partial', 'conclude', 'guard'), integer({ min: 1, max: 3 }))

/** Messages told apart by when they came. */
function told([what, key]: readonly [string, number], number: number): ToEngine {
  const turn = { index: number, speaker: 'agent', text: '您好' } as const
  if (what === 'take') return { type: 'take', key, seq: number, event: { type: 'turn', turn }, receivedAt: number }
  if (what === 'partial') return { type: 'partial', key, turn, receivedAt: number }
  const question = what === 'guard' ? ({ what, key, text: '' } as const) : ({ what: 'conclude', key } as const)
  return { type: 'ask', ask: number, question }
}

const isPartial = ({ type }: ToEngine) => type === 'partial'
const isConclusion = (one: ToEngine) => one.type === 'ask' && one.question.what === 'conclude'

/** All that an inbox hands on. */
function handled(inbox: Inbox): ToEngine[] {
  const all: ToEngine[] = []
  for (let one = inbox.take(); one; one = inbox.take()) all.push(one)
  return all
}

test('what a conversation came to is told after all that was told before, however long it has waited', async () => {
  const { port1: port, port2 } = new MessageChannel()
  const come = sample(array(message, { maxLength: 40 }), 300).map((all) => all.map(told))
  const inboxes = come.map((messages) => {
    const inbox = new Inbox(port)
    inbox.put(messages)
    return inbox
  })
  const soon = come.slice(0, 100).map((messages, i) => [messages, handled(inboxes[i])] as const)
  await setTimeout(LONG)
  const late = come.slice(100).map((messages, i) => [messages, handled(inboxes[i + 100])] as const)
  for (const [messages, inTurn] of [...soon, ...late]) {
    const urgent = messages.filter((one) => !isPartial(one) && !isConclusion(one))
    expect(inTurn.filter((one) => !isPartial(one) && !isConclusion(one))).toEqual(urgent)
    expect(inTurn.filter(isConclusion)).toEqual(messages.filter(isConclusion))
    for (const conclusion of messages.filter(isConclusion)) {
      const before = urgent.filter((one) => messages.indexOf(one) < messages.indexOf(conclusion))
      expect(inTurn.slice(0, inTurn.indexOf(conclusion))).toEqual(expect.arrayContaining(before))
    }
    // of what is being said the last word alone counts
    for (const key of [1, 2, 3]) {
      const said = (all: readonly ToEngine[]) => all.filter((one) => one.type === 'partial' && one.key === key)
      expect(said(inTurn)).toEqual(said(messages).slice(-1))
    }
  }
  // it has waited long enough: what came since lets it go first
  for (const [messages, inTurn] of late) {
    const first = messages.find(isConclusion)
    if (!first) continue
    const after = messages.slice(messages.indexOf(first)).filter((one) => !isPartial(one) && !isConclusion(one))
    for (const one of after) expect(inTurn.indexOf(one)).toBeGreaterThan(inTurn.indexOf(first))
  }
  port.close()
  port2.close()
})

test('what is being said is handed on in the order in which it began to be, its last word alone, however much comes', () => {
  const { port1: port, port2 } = new MessageChannel()
  const inbox = new Inbox(port)
  const waiting = new Map<number, ToEngine>()
  const happenings = sample(
    tuple(constantFrom('said', 'said', 'taken', 'taken', 'over'), integer({ max: 60, min: 1 })),
    {
      numRuns: 20_000,
      seed: 7,
    },
  )
  // a key is never given again
  const keys = Array.from({ length: 61 }, (_, key) => key)
  let handedOn = 0
  for (const [what, at] of happenings) {
    const key = keys[at]
    if (what === 'said') {
      const partial = told(['partial', key], handedOn)
      inbox.put([partial])
      waiting.set(key, partial)
    } else if (what === 'over') {
      inbox.put([{ type: 'forget', key }])
      waiting.delete(key)
      keys[at] += keys.length
      expect(inbox.take()).toEqual({ type: 'forget', key })
    } else {
      const [first] = waiting.values()
      if (first && 'key' in first) waiting.delete(first.key)
      expect(inbox.take()).toBe(first)
      handedOn++
    }
  }
  expect(handedOn).toBeGreaterThan(5000)
  port.close()
  port2.close()
})
