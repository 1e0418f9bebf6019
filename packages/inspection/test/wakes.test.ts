import * as fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { Engine } from '../src/index.ts'
import { Scene } from '../src/scene.ts'
import { busyStandard } from './busy-standard.ts'
import { conversations } from './conversations.ts'

/**
 * The engine asks a clause only where one of its signals fires. An engine that asks every clause, every watch and every
 * reason at every step must find the same.
 */
function askingAll(): Engine {
  const engine = new Engine(busyStandard)
  const all = engine.program.roots.map((_, number) => number)
  return Object.assign(engine, { program: Object.assign(engine.program, { wakes: [], always: all }) })
}

test('asking only where a signal fires loses nothing', () => {
  const [waking, asking] = [new Engine(busyStandard), askingAll()]
  fc.assert(
    fc.property(conversations, (conversation) => {
      const sparing = waking.inspect(conversation)
      const spare = vi.spyOn(Scene.prototype, 'wakes').mockReturnValue(true)
      try {
        expect(asking.inspect(conversation)).toEqual(sparing)
      } finally {
        spare.mockRestore()
      }
    }),
    { numRuns: 500, seed: 64 },
  )
})
