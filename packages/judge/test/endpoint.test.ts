import { expect, test } from 'vitest'
import { endpointOf } from '../src/index.ts'

const given = { url: 'http://10.0.0.5:8000/v1', model: 'qwen3-32b', key: undefined }

test('an endpoint is read as people write it', () => {
  expect(endpointOf(given)).toEqual({ url: 'http://10.0.0.5:8000/v1', model: 'qwen3-32b' })
  expect(endpointOf({ url: 'https://llm.bank.example/v1/chat/completions/', model: ' m ', key: ' k \n' })).toEqual({
    url: 'https://llm.bank.example/v1',
    model: 'm',
    key: 'k',
  })
  expect(endpointOf({ ...given, key: '  ' })).not.toHaveProperty('key')
})

test.each([
  ['url', { url: '10.0.0.5:8000' }],
  ['url', { url: 'file:///etc/passwd' }],
  ['credentials', { url: 'http://me:secret@10.0.0.5/v1' }],
  ['model', { model: ' ' }],
  ['model', { model: undefined }],
  ['key', { key: '密钥' }],
  ['key', { key: 'a b' }],
])('one that cannot be used says why: %s', (fault, wrong) => {
  expect(endpointOf({ ...given, ...wrong })).toBe(fault)
})
