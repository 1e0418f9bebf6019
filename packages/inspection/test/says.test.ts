import { describe, expect, test } from 'vitest'
import { engineOf, inspect, talk, told } from './small-standard.ts'

/** Every way of asking for words: where it holds, and where it does not. */
type Row = [condition: string, holds: string, fails: string]

function check(rows: Row[]): void {
  test.each(rows)('%s', (condition, holds, fails) => {
    const engine = engineOf([`forbid: { ${condition} }`])
    expect(told(engine.inspect(talk(holds))), 'must hold').not.toEqual([])
    expect(told(engine.inspect(talk(fails))), 'must not hold').toEqual([])
  })
}

describe('says', () => {
  check([
    ['says: 滚', 'A: 你滚吧', 'A: 您好'],
    ['says: [滚, 闭嘴]', 'A: 闭嘴', 'A: 嘴巴'],
    ['says: { any: [滚, 闭嘴] }', 'A: 滚', 'A: 好'],
    ['says: { all: [滚, 闭嘴] }', 'A: 滚，闭嘴', 'A: 滚，滚'],
    ['says: { all: [滚, 闭嘴], in: sentence }', 'A: 你好。滚，闭嘴', 'A: 滚。闭嘴'],
    ['says: { all: [滚, 闭嘴], in: turn }', 'A: 滚。闭嘴', 'A: 滚'],
    ['says: { all: [滚, 闭嘴], in: 2 turns }', 'A: 滚\nC: 啊？\nA: 闭嘴', 'A: 滚\nA: 好\nA: 闭嘴'],
    ['says: { any: [滚, 闭嘴], in: 2 turns }, by: agent', 'A: 滚\nA: 好', 'C: 滚\nA: 好'],
    ['says: { at_least: 2, of: [滚, 闭嘴, 烦] }', 'A: 烦，滚', 'A: 烦，烦'],
    ['says: { at_least: 2, of: [滚, 闭嘴, 烦], in: sentence }', 'A: 烦，滚', 'A: 烦。滚'],
    ['says: { at_least: 2, of: [滚, 闭嘴, 烦], in: 3 turns }', 'A: 烦\nA: 嗯\nA: 滚', 'A: 烦\nA: 嗯\nA: 好\nA: 滚'],
    ['says: { none: [您好, 请] }', 'A: 干嘛', 'A: 请讲'],
    ['says: { any: [滚], none: [滚动] }', 'A: 滚', 'A: 滚动'],
    ['says: { none: [您好], in: 2 turns }', 'A: 您好\nA: 嗯\nA: 嗯', 'A: 您好\nA: 您好'],
    ['says: { any: [您请讲], exact: true }', 'A: 您请讲', 'A: 你请讲'],
    ['says: { any: [滚], quoted: true }', 'A: 他说“滚”', 'A: 他说好'],
    ['says: 滚', 'A: 他说“滚', 'A: 他说“滚”'],
    ['says: 滚, except: 滚动', 'A: 滚动，滚', 'A: 滚动'],
    ['says: 滚, except: [滚动, 别…滚]', 'A: 滚', 'A: 别让他滚'],
    ['says: { all: [滚, 烦], in: sentence }, except: 滚动', 'A: 烦，滚', 'A: 烦，滚动'],
    ['says: ^滚', 'A: 啊，滚', 'A: 你滚'],
    ['says: 滚$', 'A: 你滚啊', 'A: 滚出去'],
    ['says: (快|赶紧)?滚…(远|开)', 'A: 赶紧给我滚得远点', 'A: 滚。你走开'],
  ])

  test('words over several turns come together in one of them, not in those after', () => {
    const clause = 'forbid: { says: { all: [滚, 闭嘴], in: 3 turns } }'
    expect(inspect(clause, 'A: 滚\nA: 闭嘴\nA: 好\nA: 嗯')).toEqual(['1'])
    expect(inspect(clause.replace('says:', 'length: { at_most: 9 }, says:'), 'A: 滚\nA: 闭嘴\nA: 好')).toEqual(['1'])
  })

  test('none and any are told of the agent only, the customer may speak', () => {
    expect(inspect('forbid: { says: { none: [您好] } }', 'C: 喂\nA: 您好')).toEqual([])
  })

  test('politeness, particles and mis-heard characters', () => {
    expect(inspect('forbid: { says: 请您稍等 }', 'A: 请，你那个稍等啊')).toEqual(['0'])
    expect(inspect('forbid: { says: 请您稍等 }', 'A: 请您骚等')).toEqual(['0'])
    expect(inspect('forbid: { says: 请您稍等 }', '== x | channel: chat\nA: 请您骚等')).toEqual([])
  })
})

describe('patterns', () => {
  check([
    ['pattern: "\\\\d{4,}元"', 'A: 一共5000元', 'A: 一共500元'],
    ['pattern: { matches: "好+吧", except: "不好" }', 'A: 好好吧', 'A: 不好好吧'],
    ['pattern: "[?？]$"', 'A: 是吗？', 'A: 是吗'],
    ['pattern: "(?i)vip"', 'A: Vip客户', 'A: 客户'],
  ])
})

describe('likeness and repetition', () => {
  check([
    ['similar: { to: [请您不要着急] }', 'A: 请您不要着急啊', 'A: 您急什么呢'],
    ['similar: { to: [您说什么呢, 请您不要着急], at_least: 0.5 }', 'A: 请不要着急', 'A: 请讲'],
    [
      'repeats: {}',
      'A: 请您提供身份证号码\nC: 啥\nA: 请您提供身份证号码',
      'A: 请您提供身份证号码\nC: 请您提供身份证号码',
    ],
    [
      'repeats: { within: 1 }',
      'A: 请您提供身份证号码\nA: 请您提供身份证号码',
      'A: 请您提供身份证号码\nA: 另外问一下\nA: 请您提供身份证号码',
    ],
    [
      'repeats: { times: 3 }',
      'A: 请您提供身份证号码\nA: 请您提供身份证号码\nA: 请您提供身份证号码',
      'A: 请您提供身份证号码\nA: 请您提供身份证号码',
    ],
    [
      'repeats: { similarity: 0.5 }',
      'A: 请您提供身份证号码\nA: 请您再提供身份证号',
      'A: 请您提供身份证号码\nA: 您想查哪个月的账单',
    ],
    ['repeats: { min_length: 2 }', 'A: 您好\nA: 您好', 'A: 嗯\nA: 嗯'],
    [
      'repeats: { except: [请您稍等] }',
      'A: 请您提供身份证号码\nA: 请您提供身份证号码',
      'A: 请您稍等一下马上\nA: 请您稍等一下马上',
    ],
  ])
})

describe('length and density', () => {
  check([
    ['annotation: true', 'A: （风声）', 'A: （风声）您好'],
    ['annotation: false', 'A: 您好', 'A: [无人说话]'],
    ['length: { at_least: 5 }', 'A: 一二三，四五', 'A: 一二三，四！'],
    ['length: { at_most: 2 }', 'A: 好的。', 'A: 好的呢'],
    ['length: { at_least: 2, at_most: 3 }', 'A: 好的', 'A: 好'],
    ['density: { of: [那个], one_in: 5 }', 'A: 那个我那个查', 'A: 那个我给您查一下账单'],
    ['density: { of: [那个], one_in: 10, at_least: 2 }', 'A: 那个我查\nA: 那个好', 'A: 那个我查'],
    ['density: { of: [那个], one_in: 100, at_least: 2 }', 'A: 那个那个', 'C: 那个那个那个\nA: 那个'],
    ['density: { of: [嗯, 嗯嗯], one_in: 100, at_least: 3 }', 'A: 嗯，啊，嗯，啊，嗯', 'A: 嗯嗯'],
  ])
})

describe('what is mentioned', () => {
  check([
    ['mentions: amount', 'A: 一共两百块', 'A: 一共几位'],
    ['mentions: [amount, mobile]', 'A: 是13812345678', 'A: 好的'],
    ['mentions: { entity: amount, at_least: 2 }', 'A: 两百块加三百块', 'A: 两百块'],
    ['mentions: { entity: id-number, valid: true }', 'A: 11010519491231002X', 'A: 110105194912310021'],
    ['mentions: { entity: id-number, valid: false }', 'A: 110105194912310021', 'A: 11010519491231002X'],
  ])

  test('reads_back: the numbers that were dictated', () => {
    const clause =
      'when: { by: customer, mentions: mobile }, require: { reads_back: { at_least: 0.5 } }, within: next agent turn'
    expect(inspect(clause, 'C: 我的手机13812345678\nA: 好的，138123对吗')).toEqual([])
    expect(inspect(clause, 'C: 我的手机13812345678\nA: 好的，13812345678对吗')).toEqual([])
    expect(inspect(clause, 'C: 我的手机13812345678\nA: 好的，13988887777对吗')).toEqual(['1'])
    expect(inspect(clause, 'C: 我的手机13812345678\nA: 好的')).toEqual(['1'])
  })

  test('reads_back of: the last turn that dictated', () => {
    const clause = 'forbid: { says: 对吗, not: { reads_back: { of: { by: customer, mentions: mobile } } } }'
    expect(inspect(clause, 'C: 13812345678\nC: 快点\nA: 13812345678对吗')).toEqual([])
    expect(inspect(clause, 'C: 13812345678\nC: 快点\nA: 13900001111对吗')).toEqual(['2'])
    expect(inspect(clause, 'A: 13900001111对吗')).toEqual(['0'])
  })
})
