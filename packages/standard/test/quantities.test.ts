import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseClock, parseDuration, parseRate, parseWindow } from '../src/index.ts'

describe('durations', () => {
  test.each([
    ['5s', 5000],
    ['1.5s', 1500],
    ['300ms', 300],
    ['2min', 120_000],
    ['1h', 3_600_000],
    [' 5 s ', 5000],
    ['0s', 0],
    ['5', null],
    ['s', null],
    ['-5s', null],
    ['5 sec', null],
    ['1e3s', null],
    ['', null],
  ])('%j', (text, expected) => expect(parseDuration(text)).toBe(expected))
})

describe('windows', () => {
  test.each([
    ['same turn', { side: 'same' }],
    ['conversation', { side: 'anywhere' }],
    ['rest', { side: 'after' }],
    ['before', { side: 'before' }],
    ['next turn', { side: 'after', turns: 1, later: true }],
    ['next agent turn', { side: 'after', turns: 1, of: 'agent', later: true }],
    ['previous turn', { side: 'before', turns: 1 }],
    ['previous customer turn', { side: 'before', turns: 1, of: 'customer' }],
    ['1 turn', { side: 'after', turns: 1 }],
    ['3 turns', { side: 'after', turns: 3 }],
    ['2 agent turns', { side: 'after', turns: 2, of: 'agent' }],
    ['3 turns before', { side: 'before', turns: 3 }],
    ['2 customer turns around', { side: 'around', turns: 2, of: 'customer' }],
    ['30s', { side: 'after', milliseconds: 30_000 }],
    ['1.5min before', { side: 'before', milliseconds: 90_000 }],
    ['10s around', { side: 'around', milliseconds: 10_000 }],
  ])('%s', (text, expected) => expect(parseWindow(text)).toEqual(expected))

  test.each([
    '',
    '0 turns',
    '0s',
    'next',
    'next system turn',
    '3',
    'three turns',
    '30s after',
    '-1s',
    'turn',
    '3 turn s',
  ])('%j is none', (text) => expect(parseWindow(text)).toBeNull())
})

describe('rates and times of day', () => {
  test.each([
    ['300/min', { perMinute: 300 }],
    ['5/s', { perMinute: 300 }],
    ['5 / s', { perMinute: 300 }],
    ['90% of average', { ofAverage: 0.9 }],
    ['fast', null],
    ['90%', null],
    ['/s', null],
  ])('%j', (text, expected) => expect(parseRate(text)).toEqual(expected))
  test.each([
    ['09:00', 540],
    ['9:05', 545],
    ['24:00', 1440],
    ['24:01', null],
    ['25:00', null],
    ['12:60', null],
    ['noon', null],
  ])('%j', (text, expected) => expect(parseClock(text)).toBe(expected))
})

test('any text gives a quantity or null', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'0123456789.smh inturs/%beforagt:'.split('')) })),
      (text) => {
        for (const read of [parseDuration, parseClock]) {
          const value = read(text)
          if (value !== null) expect(value).toBeGreaterThanOrEqual(0)
        }
        parseWindow(text)
        parseRate(text)
      },
    ),
    { numRuns: 1000, seed: 82 },
  )
})
