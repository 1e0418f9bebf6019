import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Unsent } from '../src/room/room.ts'
import { Unhurried } from '../src/room/unhurried.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** Messages that wait, and what has been said of them. */
function waiting(...refs: string[]) {
  const unsent: Unsent[] = refs.map((ref) => ({ ref, text: ref }))
  const said: string[] = []
  const unhurried = new Unhurried(
    () => unsent[0],
    ({ ref }) => said.push(ref),
  )
  return { unsent, said, unhurried }
}

test('what was too much is said one after the other, each until it has arrived', () => {
  const { unsent, said, unhurried } = waiting('a', 'b')
  unhurried.start()
  unhurried.start()
  expect(said).toEqual([])
  vi.advanceTimersToNextTimer()
  vi.advanceTimersToNextTimer()
  unsent.shift()
  vi.advanceTimersToNextTimer()
  expect(said).toEqual(['a', 'a', 'b'])
  expect(unhurried.running).toBe(true)
  unsent.shift()
  vi.runAllTimers()
  expect(said).toEqual(['a', 'a', 'b'])
  expect(unhurried.running).toBe(false)
})

test('a message that nobody answers is said again, one that has arrived is not', () => {
  const { unsent, said, unhurried } = waiting('a')
  unhurried.watch('arrived')
  vi.runAllTimers()
  expect(said).toEqual([])
  unhurried.watch('a')
  vi.advanceTimersToNextTimer()
  vi.advanceTimersToNextTimer()
  expect(said).toEqual(['a'])
  unsent.shift()
  vi.runAllTimers()
  expect(said).toEqual(['a'])
})

test('nothing is said after the end', () => {
  const { said, unhurried } = waiting('a')
  unhurried.start()
  unhurried.watch('a')
  unhurried.stop()
  vi.runAllTimers()
  expect(said).toEqual([])
})
