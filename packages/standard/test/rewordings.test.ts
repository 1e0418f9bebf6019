import { expect, test } from 'vitest'
import { coverageOf } from '../src/index.ts'
import { complaints, load, says } from './standard-files.ts'

const table = (...rows: string[]) => ({ 'replacements.yaml': rows.map((row) => `- { ${row} }\n`).join('') })

test('a sound table', () => {
  const files = table(
    'instead_of: [不归我管, 滚…远点], say: 我帮您转接, sources: [D01-001]',
    'act: soothe, put: 您别急',
  )
  expect(complaints(files)).toEqual([])
  const { standard } = load(files)
  expect(standard?.rewordings.map(({ place }) => `${place.file}:${place.line}`)).toEqual([
    'replacements.yaml:1',
    'replacements.yaml:2',
  ])
})

test.each([
  ['say: 您好', '换说法要写明换掉什么'],
  ['instead_of: 喂, act: soothe, say: 您好', '换说法要写明换掉什么'],
  ['instead_of: 喂', '换说法要写明换成什么'],
  ['instead_of: 喂, say: 您好, put: 您好', '换说法要写明换成什么'],
  ['act: sooth, put: 您', '没有名为 "sooth" 的言语行为'],
  ['instead_of: 喂, say: 您好, sources: [D09-999]', '没有编号为 "D09-999" 的原句'],
  ['instead_of: [喂, 转<片刻>], say: 您好', '话式“转<片刻>”第 2 个字符处'],
  ['instead_of: 喂, except: ((, say: 您好', '话式“((”'],
])('%s: %s', (row, message) => says(table(row), 'replacements.yaml:1:', message))

test('what the table cites is carried by wording', () => {
  const files = {
    ...table('instead_of: 喂, say: 您好, sources: [D01-002]'),
    'sources.tsv': 'id\tdocument\tkind\ttext\nD01-001\tD01\tcontent\t甲\nD01-002\tD01\trewrite\t乙\n',
  }
  const { standard } = load(files)
  expect(standard && coverageOf(standard).of.get('D01-002')).toBe('wording')
})
