import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ENTITY_KINDS, findEntities, findWithAll, mayHoldEntity } from '../src/entities/index.ts'
import { anyText, talk } from './entities-talk.ts'

/** What must hold of the entities of any text. */
function check(text: string): void {
  const entities = findEntities(text)
  let last = 0
  for (const { kind, start, end, text: stretch, value } of entities) {
    expect(start).toBeGreaterThanOrEqual(last)
    expect(end).toBeGreaterThan(start)
    expect(text.slice(start, end)).toBe(stretch)
    expect(ENTITY_KINDS).toContain(kind)
    expect(value).not.toMatch(/NaN|undefined|Infinity|^$/)
    last = end
  }
  expect(last).toBeLessThanOrEqual(text.length)
  expect(entities).toEqual(findWithAll(text))
  expect(mayHoldEntity(text) || entities.length === 0).toBe(true)
}

describe('entities of any text', () => {
  it('are ordered stretches of it, and the check beforehand misses none: talk', () => {
    fc.assert(fc.property(talk, check), { numRuns: 10_000 })
  })

  it('are ordered stretches of it, and the check beforehand misses none: any code units', () => {
    fc.assert(fc.property(anyText, check), { numRuns: 1000 })
  })

  it('are filtered by kind', () => {
    const text = '张先生您好您尾号3515的卡扣了一百二十块'
    expect(findEntities(text, { kinds: ['amount'] })).toEqual(
      findEntities(text).filter(({ kind }) => kind === 'amount'),
    )
  })
})

describe('most turns', () => {
  it.each([
    '您好请问有什么可以帮您',
    '好的',
    '请您稍等一下',
    '请问还有一个问题',
    '这个我不太清楚',
    '麻烦您提供一下相关信息',
    '几位',
    '非常抱歉',
  ])('%s holds none', (text) => expect(mayHoldEntity(text)).toBe(false))
})
