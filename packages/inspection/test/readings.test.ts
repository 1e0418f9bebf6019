import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Engine } from '../src/index.ts'
import { type Reading, Readings } from '../src/reading.ts'
import { busyStandard } from './busy-standard.ts'
import { builtInStandard } from './built-in.ts'
import { conversations } from './conversations.ts'

/** What is kept of turns that were said before decides speed only. */
describe('turns kept in mind', () => {
  test('change nothing of what is found, also while old ones make room for new ones', () => {
    const fresh = new Engine(busyStandard, { remembering: 0 })
    const engines = [6, 4096].map((remembering) => new Engine(busyStandard, { remembering }))
    fc.assert(
      fc.property(conversations, (conversation) => {
        const expected = fresh.inspect(conversation)
        for (const engine of engines)
          for (let time = 0; time < 3; time++) expect(engine.inspect(conversation)).toEqual(expected)
        const typed = { ...conversation, channel: 'chat' as const }
        for (const engine of engines) expect(engine.inspect(typed)).toEqual(fresh.inspect(typed))
      }),
      { numRuns: 300, seed: 65 },
    )
  })

  test('change nothing of what the built-in standard finds in its own dialogues', () => {
    const standard = builtInStandard()
    const fresh = new Engine(standard, { remembering: 0 })
    const engine = new Engine(standard)
    for (let time = 0; time < 2; time++) for (const { conversation } of standard.dialogues) engine.inspect(conversation)
    for (const { conversation } of standard.dialogues) {
      expect(engine.inspect(conversation)).toEqual(fresh.inspect(conversation))
      expect(engine.acts(conversation)).toEqual(fresh.acts(conversation))
    }
  })
})

describe('readings', () => {
  const reading = {} as Reading

  test('are found for the same words, speaker and channel only', () => {
    const readings = new Readings(10)
    readings.keep('您好', 'agent', true, reading)
    expect(readings.find('您好', 'agent', true)).toBe(reading)
    expect(readings.find('您好', 'customer', true)).toBeUndefined()
    expect(readings.find('您好', 'agent', false)).toBeUndefined()
    expect(readings.find('您好。', 'agent', true)).toBeUndefined()
  })

  test('are never more than asked for, and those in use stay', () => {
    const readings = new Readings(20)
    const texts = Array.from({ length: 500 }, (_, i) => `第${i}句`)
    readings.keep('嗯', 'customer', true, reading)
    for (const text of texts) {
      readings.keep(text, 'customer', true, reading)
      expect(readings.find('嗯', 'customer', true)).toBe(reading)
    }
    const kept = texts.filter((text) => readings.find(text, 'customer', true))
    expect(kept.length).toBeGreaterThan(0)
    expect(kept.length).toBeLessThanOrEqual(20)
  })

  test('are worth keeping from the second time on, and only where any are kept', () => {
    const readings = new Readings(20)
    expect(readings.isFamiliar('好的', 'customer')).toBe(false)
    expect(readings.isFamiliar('好的', 'customer')).toBe(true)
    const none = new Readings(0)
    expect([none.isFamiliar('好的', 'customer'), none.isFamiliar('好的', 'customer')]).toEqual([false, false])
  })
})
