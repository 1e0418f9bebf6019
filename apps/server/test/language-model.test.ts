import { expect, test } from 'vitest'
import { readSettings, StartProblem } from '../src/settings.ts'

const MODEL = { LIANGYAN_JUDGE_URL: 'http://10.0.0.5:8000/v1', LIANGYAN_JUDGE_MODEL: 'qwen3-32b' }

test('a language model is what the environment names; without an address there is none', () => {
  expect(readSettings(MODEL, '/').model).toEqual({ url: 'http://10.0.0.5:8000/v1', model: 'qwen3-32b' })
  expect(readSettings({ ...MODEL, LIANGYAN_JUDGE_KEY: ' k ' }, '/').model?.key).toBe('k')
  for (const environment of [{}, { LIANGYAN_JUDGE_KEY: 'k' }, { LIANGYAN_JUDGE_URL: '', LIANGYAN_JUDGE_MODEL: '' }])
    expect(readSettings(environment, '/')).not.toHaveProperty('model')
})

test.each([
  ['LIANGYAN_JUDGE_URL', { LIANGYAN_JUDGE_URL: '10.0.0.5' }],
  ['LIANGYAN_JUDGE_URL', { LIANGYAN_JUDGE_URL: 'http://me:hidden@10.0.0.5/v1' }],
  ['LIANGYAN_JUDGE_MODEL', { LIANGYAN_JUDGE_MODEL: '' }],
  ['LIANGYAN_JUDGE_URL', { LIANGYAN_JUDGE_URL: '' }],
  ['LIANGYAN_JUDGE_KEY', { LIANGYAN_JUDGE_KEY: 'hidden 密钥' }],
])('a setting that cannot be used is refused in one line that names %s, and shows no secret', (name, wrong) => {
  const read = () => readSettings({ ...MODEL, ...wrong }, '/')
  expect(read).toThrow(StartProblem)
  expect(read).toThrow(new RegExp(`^[^\n]*${name}[^\n]*$`))
  expect(read).not.toThrow(/hidden/)
})
