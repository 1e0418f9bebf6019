import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { assignEvenly, assignTwice } from '../src/index.ts'

const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 6 }), { maxLength: 60 })
const people = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1 })
const toScore = (all: readonly string[]) => all.map((conversation) => ({ conversation, agent: 'somebody else' }))

test('shares differ by one at most, and everything is shared out', () => {
  fc.assert(
    fc.property(ids, people, fc.string(), (all, who, seed) => {
      const { inspectorOf, unassigned } = assignEvenly(
        toScore(all),
        who.map((id) => ({ id })),
        { seed },
      )
      expect(unassigned).toEqual([])
      expect([...inspectorOf.keys()].sort()).toEqual([...all].sort())
      const shares = who.map((id) => [...inspectorOf.values()].filter((each) => each === id).length)
      expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1)
    }),
  )
})

test('they still do where a part was given to two before', () => {
  fc.assert(
    fc.property(ids, people, fc.nat(60), fc.string(), (all, who, twice, seed) => {
      fc.pre(who.length > 1)
      const [doubled, single] = [toScore(all.slice(0, twice)), toScore(all.slice(twice))]
      const { assignments } = assignTwice(
        doubled,
        who.map((id) => ({ id })),
        { seed },
      )
      const loadOf = (id: string) => assignments.filter(({ inspectors }) => inspectors.includes(id)).length
      const inspectors = who.map((id) => ({ id, load: loadOf(id) }))
      const { inspectorOf } = assignEvenly(single, inspectors, { seed })
      const shares = inspectors.map(
        ({ id, load }) => load + [...inspectorOf.values()].filter((own) => own === id).length,
      )
      expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1)
    }),
  )
})

test('nobody reviews what is barred to them', () => {
  const barred = [{ conversation: '1', agent: 'x', barred: ['a', 'b'] }, ...toScore(['2', '3', '4'])]
  const { inspectorOf, unassigned } = assignEvenly(barred, [{ id: 'a' }, { id: 'b' }], { seed: 's' })
  expect(unassigned).toEqual(['1'])
  expect(inspectorOf.has('1')).toBe(false)
  const own = assignEvenly([{ conversation: '1', agent: 'a' }], [{ id: 'a' }, { id: 'b', load: 9 }], { seed: 's' })
  expect(own.inspectorOf.get('1')).toBe('b')
})

test('the same seed gives the same shares, whoever comes first among the inspectors', () => {
  const all = toScore(Array.from({ length: 30 }, (_, i) => String(i)))
  const once = assignEvenly(all, [{ id: 'a' }, { id: 'b' }, { id: 'c' }], { seed: 's' })
  const again = assignEvenly(all, [{ id: 'c' }, { id: 'a' }, { id: 'b' }], { seed: 's' })
  expect(again.inspectorOf).toEqual(once.inspectorOf)
})
