import { type ExampleDialogue, loadStandard, type Standard } from '@liangyan/standard'
import { describe, expect, test } from 'vitest'
import { checkStandard, Engine, type Reread } from '../src/index.ts'
import { ExampleMarks } from '../src/example-marks.ts'
import { readBuiltIn, usable } from './built-in.ts'
import { clausesOf, standardOf } from './small-standard.ts'

const bank = readBuiltIn()
const bankStandard = usable(bank)
const { profiles, dialogues, dialoguesElsewhere } = bankStandard
const examples = [...dialogues, ...dialoguesElsewhere]
const options = Object.entries(profiles?.options ?? {})
const names = Object.keys(profiles?.profiles ?? {})

type OptionValue = string | number | boolean

/** The values of an option: its choices; where it may have any, those that the dialogues show. */
function valuesOf(name: string): OptionValue[] {
  const shown = examples.flatMap(({ settings }) => settings.get(name) ?? [])
  return profiles?.options[name].choices ?? [...new Set(shown)]
}
const settings = options.flatMap(([name]) => valuesOf(name).map((value) => [name, value] as const))
const set = (name: string, value: OptionValue) => usable(bank.reread(new Map([[name, value]])))

/** How many marks of some dialogues are not as they say. */
function failures(standard: Standard, shown: readonly ExampleDialogue[]): number {
  let failed = 0
  const marked = new Set(shown.flatMap(({ marks }) => marks.map(({ id }) => id)))
  const clauses = standard.clauses.filter(({ clause }) => marked.has(clause.id))
  const practice = { ...standard.practice, moments: [] }
  const marks = new ExampleMarks({ ...standard, clauses, practice }, (right) => {
    if (!right) failed++
  })
  for (const dialogue of shown) marks.judge(dialogue)
  return failed
}

const complaintsOf = (standard: Standard, reread?: Reread) =>
  checkStandard(standard, reread)
    .diagnostics.filter(({ severity }) => severity === 'error')
    .map(({ file, line, message }) => `${file}:${line} ${message}`)

describe('the options of the bank', () => {
  test('each is read by something, and each of its values has a dialogue', () => {
    expect(options.length).toBeGreaterThan(24)
    expect(bank.diagnostics.filter(({ file }) => file === 'profiles.yaml')).toEqual([])
    for (const [name] of options) expect(valuesOf(name).length, name).toBeGreaterThan(1)
  })

  test('the dialogues of every value are right', () => expect(complaintsOf(bankStandard, bank.reread)).toEqual([]))

  test.each(settings)('%s: %s can be compiled and makes a difference', (name, value) => {
    expect(new Engine(set(name, value)).program.clauses).not.toEqual([])
    const shown = examples.filter((dialogue) => dialogue.settings.get(name) === value)
    const others = valuesOf(name).filter((other) => other !== value)
    expect(others.some((other) => failures(set(name, other), shown) > 0)).toBe(true)
  })
})

describe.each(names)('the profile %s', (profile) => {
  const read = readBuiltIn({ profile })

  test('passes the check', () => expect(complaintsOf(usable(read))).toEqual([]))

  // every value of every option comes up: all first ones, all second ones, all third ones
  test.each([0, 1, 2])('passes the check with the values of column %i', (column) => {
    const values = options.map(([name]) => [name, valuesOf(name).at(column) ?? valuesOf(name)[0]] as const)
    expect(complaintsOf(usable(read.reread(new Map(values))))).toEqual([])
  })
})

describe('dialogues that set options', () => {
  const FILES = {
    'profiles.yaml':
      'options: { limit.wait: { title: 上限, default: 5s, choices: [5s, 9s], why: 无 }, words.kind: { title: 用语, default: a, choices: [a, b], why: 无 } }\nprofiles: { a: { title: 甲 } }\ndefault: a\n',
    'moments/m.yaml': clausesOf(
      'when: { event: hold }, require: { event: resume }, within: "${limit.wait}", evidence: before',
      'options: { words.kind: b }, forbid: { says: 滚 }',
      'options: { words.kind: b }, advise: true, moment: 等候, when: { by: customer, says: 慢 }, wording: [好]',
    ),
  }
  const check = (dialogues: string) => {
    const files = { ...FILES, 'moments/m.dialogues.txt': dialogues }
    const texts = new Map(
      Object.entries({
        'standard.yaml': 'id: t\ntitle: 测试\nversion: "1"\n',
        'criteria.yaml': '- { id: c, title: 项, level: turn }\n',
        ...files,
      }),
    )
    const { reread } = loadStandard(texts)
    return checkStandard(standardOf(files), reread)
      .diagnostics.filter(({ file }) => file.endsWith('.txt'))
      .map(({ line, message }) => `${line} ${message}`)
  }

  test('are judged where the options have these values, and only there', () => {
    const right = [
      '== 短 | limit.wait: 5s\nA: 等 # hit: r1\n-- hold 7s\nA: 好',
      '== 长 | limit.wait: 9s\nA: 等 # pass: r1\n-- hold 7s\nA: 好',
      '== 甲 | words.kind: a\nC: 慢 # no-advise: r3\nA: 滚 # pass: r2',
      '== 乙 | words.kind: b\nC: 慢 # advise: r3\nA: 滚 # hit: r2',
      '== 别的场景的条款不看\nA: 滚 # hit: r2',
    ]
    expect(check(right.join('\n'))).toEqual([])
  })

  test.each([
    ['== 长 | limit.wait: 9s\nA: 等 # hit: r1\n-- hold 7s\nA: 好', '2 条款 "r1" 在这里没有命中'],
    ['== 甲 | words.kind: a\nA: 滚 # hit: r2', '2 选项这样取时，条款 "r2" 不适用'],
    ['== 乙 | words.kind: b\nC: 慢 # no-advise: r3', '2 这里会提示条款 "r3" 的话术'],
    ['== 乙 | words.kind: b\nC: 快 # advise: r3', '2 这里不会提示条款 "r3" 的话术'],
  ])('%s', (dialogue, message) => expect(check(dialogue)).toEqual([message]))

  test('a value with which the standard cannot be read is told at the dialogue', () => {
    const free = { ...FILES, 'profiles.yaml': FILES['profiles.yaml'].replace('choices: [5s, 9s], ', '') }
    const texts = new Map(
      Object.entries({
        'standard.yaml': 'id: t\ntitle: 测试\nversion: "1"\n',
        'criteria.yaml': '- { id: c, title: 项, level: turn }\n',
        ...free,
        'moments/m.dialogues.txt': '== 久 | limit.wait: 久\nA: 等 # pass: r1',
      }),
    )
    const { standard, reread } = loadStandard(texts)
    const told = checkStandard(usable({ standard, diagnostics: [] }), reread).diagnostics.map(({ message }) => message)
    expect(told.find((message) => message.startsWith('选项取 limit.wait: 久 时，规范不能用'))).toMatch(/不是期限/)
  })
})
