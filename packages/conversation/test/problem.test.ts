import { expect, test } from 'vitest'
import { joined, oneOf, problemAt, quoted, within } from '../src/problem.ts'

test('a space stands where Latin and Chinese meet, and nowhere else', () => {
  expect(joined('应为', 'text', '或', '1', '个')).toBe('应为 text 或 1 个')
  expect(joined('', '第 3 行', '不是', '“A”', '，', 'a')).toBe('第 3 行不是“A”，a')
  expect(joined('𠮷', 'a')).toBe('𠮷 a')
  expect(oneOf(['agent', 'customer', '客户'])).toBe('agent、customer 或客户')
})

test('names are quoted on one line, short, with their own quotation marks', () => {
  expect(quoted('王"女士"\n')).toBe('“王"女士"\\n”')
  expect(quoted('长'.repeat(99))).toBe(`“${'长'.repeat(40)}…”`)
})

test('a problem seen from outside', () => {
  const inner = problemAt('turns[0].text', '缺失，应为文字')
  expect(within('第 3 行', inner, 3)).toEqual({
    place: '第 3 行，turns[0].text',
    message: '第 3 行：turns[0].text 缺失，应为文字',
    line: 3,
  })
})
