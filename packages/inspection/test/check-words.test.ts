import { describe, expect, test } from 'vitest'
import { checkStandard } from '../src/index.ts'
import { readBuiltIn, usable } from './built-in.ts'
import { clausesOf, standardOf } from './small-standard.ts'

const DIALOGUES = 'A: 真烦。  # hit: r1\nA: 好。  # pass: r1\n'

/** What the check says of one clause, as `file:line message`. */
const complaints = (clause: string, files: Record<string, string> = {}) =>
  checkStandard(
    standardOf({ 'moments/m.yaml': clausesOf(clause), 'moments/m.dialogues.txt': DIALOGUES, ...files }),
  ).diagnostics.map(({ severity, file, line, message }) => `${severity} ${file}:${line} ${message}`)

describe('a prohibition that hits one of its examples', () => {
  const wordless = (clause: string, files?: Record<string, string>) =>
    complaints(clause, files).filter((complaint) => complaint.includes('没有一句换成的话'))

  test('and knows nothing better to say is warned of, at the example', () => {
    expect(wordless('forbid: { says: 烦 }')).toEqual([
      expect.stringContaining('warning moments/m.dialogues.txt:1 条款 "r1"'),
    ])
  })

  test.each([
    ['forbid: { says: 烦 }, replace: [{ say: 您请讲 }]', {}],
    ['forbid: { says: 烦 }, otherwise: 您请讲', {}],
    ['forbid: { says: 烦 }, wording: [您请讲]', {}],
    ['forbid: { says: 烦 }, advice: 先深呼吸', {}],
    ['forbid: { says: 烦 }', { 'replacements.yaml': '- { instead_of: 烦, say: 您请讲 }\n' }],
    ['require: { says: 烦不着 }', { 'moments/m.dialogues.txt': 'A: 真烦。\n-- end # hit: r1\n' }],
  ])('%s is not', (clause, files) => expect(wordless(clause, files)).toEqual([]))

  test('has kind words wherever the bank’s own examples hit', () => {
    const standard = usable(readBuiltIn())
    const told = checkStandard(standard).diagnostics.map(({ message }) => message)
    expect(told.filter((message) => message.includes('没有一句换成的话'))).toEqual([])
  })
})

describe('what the source forbids in so many words', () => {
  const sources = (...rows: string[]) => ({
    'sources.tsv': `id\tdocument\tkind\ttext\n${rows.map((row, i) => `D01-00${i + 1}\tD01\t${row}\n`).join('')}`,
  })
  const forbidden = (clause: string, ...rows: string[]) =>
    complaints(clause, sources(...rows)).filter((complaint) => complaint.includes('查不出禁语'))

  test('must be found by a clause in force that cites the sentence', () => {
    const clause = 'forbid: { says: 烦 }, otherwise: 您请讲, sources: [D01-001]'
    expect(forbidden(clause, 'taboo\t「真烦」')).toEqual([])
    expect(forbidden(clause, 'taboo\t不许说「真烦」和「讨厌」。')).toEqual([
      expect.stringMatching(/^error sources\.tsv:2 "D01-001" .*“讨厌”/),
    ])
    expect(forbidden(clause, 'rewrite\t「您真烦」→「您请讲」')).toEqual([])
    expect(forbidden(clause, 'rewrite\t「讨厌」→「您请讲」')).toHaveLength(1)
  })

  test('may be found by others, who are then named', () => {
    const files = {
      ...sources('taboo\t「讨厌」'),
      'moments/n.yaml':
        '- { id: other, title: 另一条, criterion: c, status: trial, forbid: { says: 讨厌 }, otherwise: 您请讲 }\n',
    }
    const told = complaints('forbid: { says: 烦 }, otherwise: 您请讲, sources: [D01-001]', files)
    expect(told.filter((complaint) => complaint.includes('没有引用这一句的 other'))).toHaveLength(1)
  })

  test.each([
    [
      'is not asked for where only a clause on trial cites it',
      'forbid: { says: 烦 }, status: trial, sources: [D01-001]',
      'taboo\t「讨厌」',
    ],
    ['is none in sentences of other kinds', 'forbid: { says: 烦 }, sources: [D01-001]', 'phrase\t「您请讲」'],
    ['is none where nothing is quoted', 'forbid: { says: 烦 }, sources: [D01-001]', 'taboo\t不耐烦的语气'],
  ])('%s', (_, clause, row) => expect(forbidden(clause, row)).toEqual([]))

  test('is not asked for in a profile in which the clause that forbids it is not in force', () => {
    const { diagnostics } = checkStandard(usable(readBuiltIn({ profile: 'e-commerce' })))
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  test('is found in the bank’s own source, but for what is on trial', () => {
    const { forbidden: words } = checkStandard(usable(readBuiltIn()))
    expect(words.length).toBeGreaterThan(90)
    expect(words.filter(({ found }) => found === 'missed')).toEqual([])
    expect(words.filter(({ found }) => found === 'trial').map(({ source }) => source.id)).toEqual(
      expect.arrayContaining(['D19-018', 'D19-019', 'D19-020']),
    )
    expect(words.filter(({ found }) => found === 'trial').length).toBeLessThan(10)
  })
})
