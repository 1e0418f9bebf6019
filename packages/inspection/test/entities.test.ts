import { ENTITY_KINDS, findEntities } from '@liangyan/language'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { engineOf, talk } from './small-standard.ts'

/** Whether a turn can mention an entity at all is guessed from its digits first: the guess must never lose one. */
const engine = engineOf(ENTITY_KINDS.map((kind) => `forbid: { mentions: ${kind} }`))

const piece = fc.constantFrom(
  ...'0123456789一二三四五六七八九零幺两十百千万半点块元毛角分号日月年天周%％Xx-—，。 嗯啊的是在'.split(''),
  '手机',
  '尾号',
  '号码是',
  '身份证',
  '卡号',
  '工号',
  '验证码',
  '密码',
  '百分之',
  '工作日',
  '小时',
  '分钟',
  '内',
  '前',
  '王先生',
  '我姓李',
  '上午',
  '下班',
  '138',
  '0755',
  '6222',
  '1234',
  '@qq.com',
  'abc',
  '区号',
  '然后',
  '杠',
)

describe('mentions', () => {
  test('holds for each kind exactly where an entity of that kind is found', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const text = pieces.join('')
        const kinds = new Set(findEntities(text).map((e) => e.kind))
        const { findings } = engine.inspect({ id: 'x', turns: [{ index: 0, speaker: 'agent', text }], events: [] })
        const held = findings.map((f) => ENTITY_KINDS[Number(f.clause.slice(1)) - 1])
        expect(held.toSorted(), text).toEqual([...kinds].toSorted())
      }),
      { numRuns: 1500, seed: 63 },
    )
  })

  test.each([
    ['mobile', '一三八，一二三四，五六七八'],
    ['mobile', '138 1234 5678'],
    ['partial-number', '尾号38'],
    ['amount', '两块'],
    ['amount', '一百二'],
    ['amount', '半块'],
    ['percentage', '百分之五'],
    ['percentage', '半％'],
  ])('%s in %s, if the language finds it', (kind, text) => {
    const expected = findEntities(text).some((e) => e.kind === kind)
    const { findings } = engineOf([`forbid: { mentions: ${kind} }`]).inspect(talk(`A: ${text}`))
    expect(findings.length > 0).toBe(expected)
  })

  test.each([
    ['at_least: 10000', '一共两万块', '一共两百块'],
    ['at_most: 200', '一共两百块', '一共两百零一块'],
    ['at_least: 100, at_most: 200', '一百五十元', '三百元'],
  ])('a sum with value { %s }', (value, holds, fails) => {
    const judge = engineOf([`forbid: { mentions: { entity: amount, value: { ${value} } } }`])
    const found = (text: string) => judge.inspect(talk(`A: ${text}`)).findings.length
    expect([found(holds), found(fails)]).toEqual([1, 0])
  })
})
