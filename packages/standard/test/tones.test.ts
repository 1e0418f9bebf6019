import { readdirSync, readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  formatDiagnostic,
  loadStandard,
  trainStandardActs,
  trainStandardReasons,
  trainStandardTone,
} from '../src/index.ts'
import { parseExamples } from '../src/examples.ts'
import { complaints, load, says } from './standard-files.ts'

const FILE = 'tones/rhetorical.examples.txt'
const examples = (text: string) => ({ [FILE]: text })
const sentencesOf = (files: Record<string, string>) => load(files).standard?.tones.map((t) => [t.id, ...t.examples])

describe('sentences of a tone', () => {
  test.each<[string, string[]]>([
    ['难道不是吗\n你没看见吗\n', ['难道不是吗', '你没看见吗']],
    ['# 夜班\n\n  难道不是吗  \n\t\n　# 早班\n你没看见吗', ['难道不是吗', '你没看见吗']],
    ['\ufeff难道不是吗\r\n你没看见吗\r\n', ['难道不是吗', '你没看见吗']],
    ['请按 # 号键，不会吗？\n- 好\n"88"\nid: x', ['请按 # 号键，不会吗？', '- 好', '"88"', 'id: x']],
  ])('%j', (text, sentences) => {
    expect(complaints(examples(text))).toEqual([])
    expect(sentencesOf(examples(text))).toEqual([['rhetorical', ...sentences]])
  })

  test('several files of one tone, in folders too, by the order of their names', () => {
    const files = {
      'tones/night/rhetorical.examples.txt': '夜班\n',
      'tones/rhetorical.更多.examples.txt': '更多\n',
      'tones/rhetorical.a.b.examples.txt': '甲乙\n',
    }
    expect(complaints(files)).toEqual([])
    expect(sentencesOf(files)).toEqual([['rhetorical', '夜班', '甲乙', '难道不是吗', '更多']])
  })

  test('whatever stands in a line, its place is inside the file', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const lines = text.split(/\r\n|\r|\n/)
        const { sentences, diagnostics } = parseExamples('f', text)
        for (const { line, column, text: sentence } of sentences)
          expect(lines[line - 1].slice(column - 1)).toSatisfy((rest: string) => rest.startsWith(sentence))
        for (const { line, column } of diagnostics) expect(column).toBeLessThanOrEqual(lines[line - 1].length)
      }),
      { numRuns: 400, seed: 96 },
    )
  })
})

describe('mistakes in examples, at their place', () => {
  test.each<[Record<string, string>, string, string]>([
    [
      { 'tones/rhetoricall.examples.txt': '好\n' },
      'tones/rhetoricall.examples.txt:1:1 错误：',
      '没有编号为 "rhetoricall" 的语气（是不是想写 "rhetorical"？）：例句文件的名称要以语气的编号开头',
    ],
    [
      { 'tones/rhetorical.yaml': 'id: rhetorical\ntitle: 反问\nexamples: [难道不是吗]\n' },
      'tones/rhetorical.yaml:3:1 错误：',
      '例句不写在 YAML 里：请移到 tones/rhetorical.examples.txt，一行一句 —— examples: [难道不是吗]',
    ],
    [
      examples('# 没有'),
      'tones/rhetorical.yaml:1:5 错误：',
      '"rhetorical" 没有例句：请写在 tones/rhetorical.examples.txt',
    ],
    [
      examples('难道不是吗\n\n 难道，不是吗？'),
      `${FILE}:3:2 警告：`,
      `与 ${FILE}:1 是同一句（不计标点），请删去一处 —— 难道，不是吗？`,
    ],
    [examples(`好\n${'好'.repeat(301)}`), `${FILE}:2:1 错误：`, '这一行有 301 个字，最多 300 个：一行只写一句 —— 好好'],
    [examples('好\n  你\u0007说呢'), `${FILE}:2:4 错误：`, '句子里有控制字符 U+0007，请删去 —— 你□说呢'],
    [examples('你\t说呢'), `${FILE}:1:2 错误：`, '句子里有制表符，请删去 —— 你□说呢'],
    [examples('你\u2028说呢'), `${FILE}:1:2 错误：`, '控制字符 U+2028'],
    [examples('好\n……\n'), `${FILE}:2:1 错误：`, '这一行没有文字 —— ……'],
    [examples('好\n你\ufffd\ufffd\n\ufffd'), `${FILE}:2:2 错误：`, '这里不是 UTF-8 文字：请把文件另存为 UTF-8 编码'],
  ])('%j', (files, place, message) => {
    says(files, place)
    expect(complaints(files).join('\n')).toContain(message)
  })

  test.each<[string, Record<string, string>]>([
    ['examples in YAML', { 'tones/rhetorical.yaml': 'id: rhetorical\ntitle: 反问\nexamples: [好]\n', [FILE]: '' }],
    ['another encoding', examples('好\n你\ufffd\ufffd\n\ufffd')],
    ['no sentences', examples('')],
  ])('one mistake is told once: %s', (_, files) => {
    expect(complaints(files)).toHaveLength(1)
  })

  test('the same sentence in two tones: never neutral and improper, seldom of two tones', () => {
    const two = (id: string) => ({
      [`tones/${id}.yaml`]: `id: ${id}\ntitle: 某\n`,
      [`tones/${id}.examples.txt`]: '难道不是吗？',
    })
    says(
      two('neutral'),
      `${FILE}:1:1 错误：`,
      /与 tones\/neutral\.examples\.txt:1 是同一句.*不能既属于 neutral 又属于别的语气/,
    )
    says(two('angry'), `${FILE}:1:1 警告：`, /与 tones\/angry\.examples\.txt:1 是同一句.*却属于另一种语气 "angry"/)
    expect(load(two('angry')).standard).toBeDefined()
    expect(load(two('neutral')).standard).toBeUndefined()
  })

  test.each(['a.b', 'a b', 'a/b', 'a\\b'])('an id that no file name can begin with: %s', (id) =>
    says({ 'tones/x.yaml': `id: '${id}'\ntitle: 某` }, 'tones/x.yaml:1:5', '"id" 写法不对'),
  )

  test.each([
    ['tones/rhetorical.txt', '例句文件的名称要以 .examples.txt 结尾'],
    ['rhetorical.examples.txt', '例句文件要放在 tones/、reasons/ 或 learned/ 里'],
  ])('a slip in a name: %s', (name, message) => says({ [name]: '好' }, `${name}:1:1 警告：`, message))

  test('dialogues may stand beside tones', () =>
    expect(complaints({ 'tones/rhetorical.dialogues.txt': 'A: 难道不是吗\n' })).toEqual([]))
})

describe('what the built-in standard has learned is that of its examples; else run: npx liangyan train', () => {
  const folder = new URL('../../../standards/bank/', import.meta.url)
  const read = (name: string) => readFileSync(new URL(name, folder), 'utf8')
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(yaml|txt|tsv)$/.test(name),
  )
  const { standard, diagnostics } = loadStandard(new Map(names.map((name) => [name.replaceAll('\\', '/'), read(name)])))
  if (!standard) throw new Error(diagnostics.map(formatDiagnostic).join('\n'))

  test.each([
    ['tone-model.json', () => trainStandardTone(standard)],
    ['reason-model.json', () => trainStandardReasons(standard)],
    ['agent-act-model.json', () => trainStandardActs(standard, 'agent')],
    ['customer-act-model.json', () => trainStandardActs(standard, 'customer')],
  ] as const)('%s', (name, train) => expect(train().json === read(name)).toBe(true), 600_000)
})
