import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readingOf, TEXT_DISTURBANCES, TextDisturber } from '../src/index.ts'

const disturber = new TextDisturber()
const SAID = '您尾号3847的卡，余额还有三千二百元，请问“还有”其他可以帮您的吗？'
/** Much of it sounds nearly like something else. */
const HEARD = '您的请求正在查证，请稍等，您能认真说一声吗？'
const variants = (kind: (typeof TEXT_DISTURBANCES)[number], text = SAID, by = disturber) =>
  Array.from({ length: 40 }, (_, seed) => by.disturb(kind, text, seed, 1))

/** Whether a text can be had from another by leaving characters out. */
function isWithin(part: string, whole: string): boolean {
  let at = 0
  for (const character of whole) if (character === part[at]) at++
  return at === part.length
}

const merged = (reading: string) =>
  reading
    .replace(/^([zcs])h/, '$1')
    .replace(/^n(?!$)/, 'l')
    .replace(/([ei])ng$/, '$1n')

describe('a disturbed text', () => {
  test('is the same for the same seed, and another for another', () => {
    for (const kind of TEXT_DISTURBANCES) {
      expect(new TextDisturber().disturb(kind, SAID, 7, 1)).toBe(disturber.disturb(kind, SAID, 7, 1))
      expect(new Set(variants(kind)).size).toBeGreaterThan(5)
    }
  })

  test('has other characters that sound alike, or nearly', () => {
    let nearly = 0
    for (const heard of variants('misheard', HEARD)) {
      expect(heard).toHaveLength(HEARD.length)
      const wrong = [...heard].flatMap((character, at) => (character === HEARD[at] ? [] : [[HEARD[at], character]]))
      expect(wrong.length).toBeGreaterThan(0)
      for (const [was, is] of wrong) {
        // 的地得, 您你 say the same, however they are read
        if ('的地得您你'.includes(was)) continue
        expect(merged(readingOf(is))).toBe(merged(readingOf(was)))
        if (readingOf(is) !== readingOf(was)) nearly++
      }
    }
    expect(nearly).toBeGreaterThan(0)
  })

  test('keeps apart what the recogniser keeps apart', () => {
    for (const heard of variants('misheard', '先生请坐', new TextDisturber(false)))
      [...heard].forEach((character, at) => expect(readingOf(character)).toBe(readingOf('先生请坐'[at])))
  })

  test('loses characters, never a digit and never all of them', () => {
    for (const heard of variants('dropped')) {
      expect(heard.length).toBeLessThan(SAID.length)
      expect(isWithin(heard, SAID)).toBe(true)
      expect(heard).toContain('3847')
    }
    expect(variants('dropped', '喂')).toContain('喂')
    expect(new Set(variants('dropped', '不行'))).toEqual(new Set(['不', '行']))
  })

  test('gains stutters and fillers', () => {
    for (const heard of variants('added')) {
      expect(heard.length).toBeGreaterThan(SAID.length)
      expect(isWithin(SAID, heard)).toBe(true)
    }
    expect(variants('added').join('')).toMatch(/那个.*嗯.*就是|就是.*嗯.*那个/)
  })

  test('loses punctuation, but not that of numbers', () => {
    for (const heard of variants('unpunctuated', '利率1.5%，12:30到账。好吗？')) {
      expect(heard.length).toBeLessThan('利率1.5%，12:30到账。好吗？'.length)
      expect(heard.replaceAll(/[，。？]/g, '')).toBe('利率1.5%12:30到账好吗')
    }
  })

  test('has other digits, and as many', () => {
    for (const heard of variants('misread')) {
      expect(heard).not.toBe(SAID)
      expect(heard.replaceAll(/[\d零一二三四五六七八九]/g, '#')).toBe(SAID.replaceAll(/[\d零一二三四五六七八九]/g, '#'))
    }
    expect(variants('misread', '请您等一下')).toEqual(variants('misread', '请您等一下').map(() => '请您等一下'))
  })

  test('a note of the transcriber is left alone', () => {
    for (const kind of TEXT_DISTURBANCES)
      expect(disturber.disturb(kind, '（风声，有12个人说话）', 1, 1)).toBe('（风声，有12个人说话）')
  })

  test('nothing makes it throw', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.string({ unit: fc.constantFrom(...'一两12，“？的您\ud83d') }),
    )
    fc.assert(
      fc.property(fc.constantFrom(...TEXT_DISTURBANCES), text, fc.integer(), fc.nat(3), (kind, said, seed, least) => {
        expect(disturber.disturb(kind, said, seed, least)).toBe(disturber.disturb(kind, said, seed, least))
      }),
      { seed: 5 },
    )
  })
})
