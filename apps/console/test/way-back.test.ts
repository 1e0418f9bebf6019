import { expect, test } from 'vitest'
import { wayBack } from '../src/pages/sign-in/way-back.ts'

test.each([
  ['to=/conversations?hour=3', '/conversations?hour=3'],
  ['', '/'],
  ['to=', '/'],
  ['to=https://elsewhere.example', '/'],
  ['to=//elsewhere.example', '/'],
  [`to=${encodeURIComponent('/\\elsewhere.example')}`, '/'],
  ['to=javascript:alert(1)', '/'],
])('%s', (search, path) => {
  expect(wayBack(new URLSearchParams(search))).toBe(path)
})
