import * as fc from 'fast-check'
import isIdentityCard from 'validator/lib/isIdentityCard.js'
import { describe, expect, it } from 'vitest'
import { findEntities } from '../src/entities/index.ts'

const read = (text: string): string[] =>
  findEntities(text).map(
    ({ kind, text, value, valid }) =>
      `${kind} ${text} = ${value}${valid === undefined ? '' : valid ? ' valid' : ' invalid'}`,
  )

describe('telephones', () => {
  it.each([
    ['我手机号是13900001111', ['mobile 13900001111 = 13900001111']],
    ['号码 139 0000 1111 您记一下', ['mobile 139 0000 1111 = 13900001111']],
    ['139-0000-1111', ['mobile 139-0000-1111 = 13900001111']],
    ['+86 13900001111', ['mobile +86 13900001111 = 13900001111']],
    ['幺三九零零零零幺幺幺幺', ['mobile 幺三九零零零零幺幺幺幺 = 13900001111']],
    ['好的我说一下一三九呃零零零零然后一一一一', ['mobile 一三九呃零零零零然后一一一一 = 13900001111']],
    ['一三九，零零零零，一一一二', ['mobile 一三九，零零零零，一一一二 = 13900001112']],
    ['幺三九洞洞洞洞幺拐幺洞', ['mobile 幺三九洞洞洞洞幺拐幺洞 = 13900001710']],
    ['一三九零零要零三一一一', ['mobile 一三九零零要零三一一一 = 13900103111']],
    ['１３９００００１１１１', ['mobile １３９００００１１１１ = 13900001111']],
    ['139 一二三四 5六七8', ['mobile 139 一二三四 5六七8 = 13912345678']],
    ['手机13900001111尾号1111', ['mobile 13900001111 = 13900001111', 'partial-number 1111 = 1111']],
    ['一三九零零零零一一一一一共十一位', ['mobile 一三九零零零零一一一一 = 13900001111']],
    ['13900001111 13900002222', ['mobile 13900001111 = 13900001111', 'mobile 13900002222 = 13900002222']],
    ['座机是零七五五二六零零一二三四', ['landline 零七五五二六零零一二三四 = 075526001234']],
    ['010-65551234', ['landline 010-65551234 = 01065551234']],
    ['(021)58881234', ['landline 021)58881234 = 02158881234']],
    ['请拨打95599或者4008123456', []],
    ['12900001111', ['partial-number 12900001111 = 12900001111']],
  ])('%s', (text, expected) => expect(read(text)).toEqual(expected))
})

describe('identity and card numbers', () => {
  it.each([
    ['身份证是11010519491231002X', ['id-number 11010519491231002X = 11010519491231002X valid']],
    ['110105 19491231 002x 对吧', ['id-number 110105 19491231 002x = 11010519491231002X valid']],
    [
      '幺幺零幺零五幺九四九幺二三幺零零二叉',
      ['id-number 幺幺零幺零五幺九四九幺二三幺零零二叉 = 11010519491231002X valid'],
    ],
    [
      '幺幺零幺零五嗯一九四九一二三一嗯零零二艾克斯',
      ['id-number 幺幺零幺零五嗯一九四九一二三一嗯零零二艾克斯 = 11010519491231002X valid'],
    ],
    ['身份证号110105194912310021', ['id-number 110105194912310021 = 110105194912310021 invalid']],
    ['老证是110105491231002', ['id-number 110105491231002 = 110105491231002']],
    ['4111 1111 1111 1111', ['bank-card 4111 1111 1111 1111 = 4111111111111111 valid']],
    ['卡号6222021203012345678', ['bank-card 6222021203012345678 = 6222021203012345678 invalid']],
    [
      '卡号是六二二八 四八零零 一二三四 五六七八 九零一',
      ['bank-card 六二二八 四八零零 一二三四 五六七八 九零一 = 6228480012345678901 invalid'],
    ],
    ['流水号2026030512345678', []],
    ['订单号4111111111111111', []],
  ])('%s', (text, expected) => expect(read(text)).toEqual(expected))

  /** A random identity number that is right. */
  const identity = fc
    .record({
      region: fc.constantFrom('110105', '440303', '510104', '320582', '820000'),
      year: fc.integer({ min: 1930, max: 2019 }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 28 }),
      sequence: fc.nat(999),
    })
    .map(({ region, year, month, day, sequence }) => {
      const body = `${region}${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}${String(sequence).padStart(3, '0')}`
      const sum = body.split('').reduce((total, digit, at) => total + Number(digit) * (2 ** (17 - at) % 11), 0)
      return body + '10X98765432'[sum % 11]
    })

  it('knows a right identity number, as the validator package does', () => {
    fc.assert(
      fc.property(identity, (number) => {
        expect(isIdentityCard.default(number, 'zh-CN')).toBe(true)
        expect(findEntities(`我的身份证是${number}`)).toMatchObject([{ kind: 'id-number', value: number, valid: true }])
      }),
    )
  })

  it('knows that one wrong digit makes it wrong', () => {
    fc.assert(
      fc.property(identity, fc.nat(16), fc.integer({ min: 1, max: 9 }), (number, at, change) => {
        const wrong = `${number.slice(0, at)}${(Number(number[at]) + change) % 10}${number.slice(at + 1)}`
        expect(findEntities(`身份证${wrong}`).filter((entity) => entity.kind === 'id-number' && entity.valid)).toEqual(
          [],
        )
      }),
    )
  })

  it('reads a mobile number however it is dictated', () => {
    const names = ['零0', '幺一1', '二2', '三3', '四4', '五5', '六6', '七7', '八8', '九9']
    const number = fc
      .tuple(fc.integer({ min: 3, max: 9 }), fc.array(fc.nat(9), { minLength: 9, maxLength: 9 }))
      .map(([second, rest]) => [1, second].concat(rest))
    const manner = fc.array(
      fc.record({ name: fc.nat(2), pause: fc.constantFrom('', '', '', ' ', '呃', '嗯 ', '然后', '，') }),
      { minLength: 11, maxLength: 11 },
    )
    fc.assert(
      fc.property(number, manner, (digits, how) => {
        const spoken = digits
          .map(
            (digit, at) =>
              (at === 0 ? '' : how[at].pause.replace('，', '')) +
              names[digit][how[at].name % names[digit].length].replace(/[0-9]/, names[digit][0]),
          )
          .join('')
        expect(findEntities(`我说啊${spoken}好了`)).toMatchObject([{ kind: 'mobile', value: digits.join('') }])
      }),
    )
  })
})

describe('parts of numbers and codes', () => {
  it.each([
    ['尾号3515的卡', ['partial-number 3515 = 3515']],
    ['请问是尾号三五幺五的信用卡吗', ['partial-number 三五幺五 = 3515']],
    ['后四位是零零二幺', ['partial-number 零零二幺 = 0021']],
    ['身份证后六位呢二三幺零零二', ['partial-number 二三幺零零二 = 231002']],
    ['尾号是三五呃幺五', ['partial-number 三五呃幺五 = 3515']],
    ['六二二八', ['partial-number 六二二八 = 6228']],
    ['2013', ['partial-number 2013 = 2013']],
    ['我在2013的时候就办了', []],
    ['大概有3000左右', []],
    ['验证码是483920', ['verification-code 483920 = 483920']],
    ['您收到的验证码请念一下 四八三九二零', ['verification-code 四八三九二零 = 483920']],
    ['密码是幺二三四五六', ['password 幺二三四五六 = 123456']],
    ['动态密码 8834', ['verification-code 8834 = 8834']],
    ['收不到验证码，移动打10086，联通打一零零一零', []],
    ['验证码请不要告诉别人', []],
    ['密码输错三次', []],
    ['我有三张卡', []],
    ['按1转人工', []],
  ])('%s', (text, expected) => expect(read(text)).toEqual(expected))
})

describe('staff numbers', () => {
  it.each([
    ['工号百分之百分之', ['percentage 百分之百 = 100%']],
    ['工号1024为您服务', ['staff-number 1024 = 1024']],
    ['我的工号是幺零二四', ['staff-number 幺零二四 = 1024']],
    ['工号C205', ['staff-number C205 = C205']],
    ['工号 c 二零五', ['staff-number c 二零五 = C205']],
    ['工号8六二三', ['staff-number 8六二三 = 8623']],
    ['8623号很高兴为您服务', ['staff-number 8623 = 8623']],
    ['八六二三号坐席', ['staff-number 八六二三 = 8623']],
    ['工号八十六', ['staff-number 八十六 = 86']],
    ['工号二十号', ['staff-number 二十 = 20']],
    ['您的工号是多少', []],
  ])('%s', (text, expected) => expect(read(text)).toEqual(expected))
})

describe('electronic mail', () => {
  it.each([
    ['发到Wang.Fang@example.com就行', ['email Wang.Fang@example.com = wang.fang@example.com']],
    ['li.si艾特example点com', ['email li.si艾特example点com = li.si@example.com']],
    ['@所有人', []],
    ['a@b', []],
  ])('%s', (text, expected) => expect(read(text)).toEqual(expected))
})
