import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type EntityKind, findEntities } from '../src/entities/index.ts'
import { PERSONAL_KINDS, redact } from '../src/redaction.ts'
import { anyText, talk } from './entities-talk.ts'

describe('masks', () => {
  it.each([
    ['我手机幺三九零零零零幺幺幺幺', '我手机[手机号]'],
    ['座机010-65551234', '座机[座机号]'],
    ['身份证11010519491231002X', '身份证[身份证号]'],
    ['卡号4111 1111 1111 1111谢谢', '卡号[卡号]谢谢'],
    ['尾号三五幺五的卡', '尾号[号码]的卡'],
    ['验证码是483920', '验证码是[验证码]'],
    ['密码是幺二三四五六', '密码是[密码]'],
    ['发到wang@example.com', '发到[邮箱]'],
    ['我叫李建国', '我叫[姓名]'],
    ['张先生您好', '[称谓]您好'],
    ['李建国先生您好', '[姓名]先生您好'],
    ['工号1024为您服务', '工号1024为您服务'],
    ['扣了三千块三个工作日内到账今天15:42', '扣了三千块三个工作日内到账今天15:42'],
    ['卡号是62220212030123456', '卡号是[卡号]'],
    ['编号二零二六零三零五一二三四五六', '编号[号码]'],
    ['好的', '好的'],
  ])('%s → %s', (text, masked) => expect(redact(text).text).toBe(masked))

  it('keeps what it is told to keep', () => {
    expect(redact('张先生您手机是13900001111', { keep: ['form-of-address'] }).text).toBe('张先生您手机是[手机号]')
  })

  it('points into the original', () => {
    expect(redact('张先生,尾号3515').spans).toEqual([
      { start: 0, end: 3, kind: 'form-of-address', mask: '[称谓]' },
      { start: 6, end: 10, kind: 'partial-number', mask: '[号码]' },
    ])
  })
})

/** What must hold of every redaction. */
function check(text: string, keep: readonly EntityKind[]): void {
  const { text: masked, spans } = redact(text, { keep })
  const kinds = PERSONAL_KINDS.filter((kind) => !keep.includes(kind))
  expect(findEntities(masked, { kinds })).toEqual([])
  expect(redact(masked, { keep })).toEqual({ text: masked, spans: [] })
  let rebuilt = ''
  let from = 0
  for (const { start, end, mask } of spans) {
    expect(start).toBeGreaterThanOrEqual(from)
    expect(end).toBeGreaterThan(start)
    rebuilt += text.slice(from, start) + mask
    from = end
  }
  expect(rebuilt + text.slice(from)).toBe(masked)
  for (const { start, end } of findEntities(text, { kinds }))
    expect(spans.some((span) => span.start < end && start < span.end)).toBe(true)
}

describe('properties', () => {
  const keep = fc.subarray([...PERSONAL_KINDS], { maxLength: 3 })

  it('leaves nothing that is found again, twice is once, spans rebuild the text: talk', () => {
    fc.assert(fc.property(talk, keep, check), { numRuns: 10_000 })
  })

  it('the same for any code units', () => {
    fc.assert(fc.property(anyText, keep, check), { numRuns: 1000 })
  })
})
