import { ROLES } from '@liangyan/contract'
import { expect, test } from 'vitest'
import { en } from '../src/words/en/index.ts'
import { zhCN } from '../src/words/zh-CN/index.ts'

/** `a.b` → text, for every text. */
function texts(words: object, path = ''): [string, string][] {
  return Object.entries(words).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[path + name, value]] : texts(value as object, `${path}${name}.`),
  )
}
const gaps = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort()

test('both languages say the same things with the same gaps', () => {
  const english = new Map(texts(en))
  for (const [key, chinese] of texts(zhCN)) expect([key, gaps(english.get(key) ?? '')]).toEqual([key, gaps(chinese)])
  expect(english.size).toBe(texts(zhCN).length)
})

test('every role has a name', () => {
  expect(Object.keys(zhCN.vocabulary.role).sort()).toEqual([...ROLES].sort())
})
