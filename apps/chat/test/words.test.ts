import { expect, test } from 'vitest'
import { arrivalOf } from '../src/door/arrival.ts'
import { queueWords, wordsFor } from '../src/words/words.ts'
import { tellsTime } from '../src/talk/times.ts'

test.each([
  [['zh-CN', 'en'], 'zh-CN'],
  [['zh-Hant-TW'], 'zh-CN'],
  [['en-GB', 'zh'], 'en'],
  [['fr-FR', 'en-US'], 'en'],
  [['fr-FR', 'de'], 'zh-CN'],
  [['zhx'], 'zh-CN'],
  [[], 'zh-CN'],
])('a browser that prefers %j is spoken to in %s', (preferred, language) => {
  expect(wordsFor(preferred).language).toBe(language)
})

test('of the queue no more is told than is known', () => {
  const { words } = wordsFor(['zh-CN'])
  expect([
    queueWords(words, 3, 170),
    queueWords(words, 3, null),
    queueWords(words, 1, 40),
    queueWords(words, 1, 60),
    queueWords(words, null, null),
  ]).toEqual([
    '前面还有 2 位，预计约 3 分钟',
    '前面还有 2 位',
    '您是下一位，预计不到 1 分钟',
    '您是下一位，预计约 1 分钟',
    '正在为您安排坐席',
  ])
})

test('the time stands above the first message and after a pause', () => {
  expect(tellsTime('2026-03-05T02:02:00Z', undefined)).toBe(true)
  expect(tellsTime('2026-03-05T02:06:59Z', '2026-03-05T02:02:00Z')).toBe(false)
  expect(tellsTime('2026-03-05T02:07:00Z', '2026-03-05T02:02:00Z')).toBe(true)
})

test('the queue is read from the address, the ticket from behind its #', () => {
  expect(arrivalOf('?queue=card&widget=1', '#customer=a%2Bb.c')).toEqual({ queue: 'card', customer: 'a+b.c' })
  expect(arrivalOf('', '')).toEqual({ queue: null, customer: null })
})
