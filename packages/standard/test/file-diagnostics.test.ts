import { describe, expect, test } from 'vitest'
import { diagnoseFile, kindOfFile, loadStandard } from '../src/index.ts'
import { formatDiagnostic } from '../src/diagnostic.ts'

const told = (path: string, text: string, profiles?: string) =>
  diagnoseFile(path, text, profiles).map((d) => `${d.line}:${d.column} ${d.message}`)

describe('one file by itself', () => {
  test('broken YAML is told at its place', () => {
    expect(told('moments/m.yaml', '- id: a\n  title: [好\n')).toEqual([expect.stringMatching(/^\d+:\d+ YAML 写法有误/)])
  })

  test('keys that the schema does not know are told at theirs, names that stand elsewhere are left alone', () => {
    const text = '- id: a\n  title: 条款\n  criterion: nobody-knows\n  forbid: { act: elsewhere }\n  sevrity: minor\n'
    expect(told('moments/m.yaml', text)).toEqual(['5:3 不认识的键 "sevrity"（是不是想写 "severity"？）'])
  })

  test('options are filled in before the schema is asked', () => {
    const profiles =
      'options: { hold.max: { title: 上限, default: 60s, why: 试 } }\nprofiles: { phone: { title: 电话 } }\ndefault: phone\n'
    const text =
      '- id: a\n  title: 条款\n  criterion: c\n  within: ${hold.max}\n  require: { says: 好 }\n  when: { event: hold }\n'
    expect(told('moments/m.yaml', text, profiles)).toEqual([])
    expect(told('moments/m.yaml', text)).toEqual([expect.stringContaining('hold.max')])
  })

  test('dialogues, sentences, sources and models are read by their own readers', () => {
    expect(told('moments/m.dialogues.txt', 'A: 好\n谁说的\n')).toEqual([expect.stringMatching(/^2:1 看不懂这一行/)])
    expect(told('tones/angry.examples.txt', '滚\tx')).toEqual([expect.stringContaining('制表符')])
    expect(told('sources.tsv', 'id\n')).toEqual([expect.stringContaining('表头')])
    expect(told('tone-model.json', '{')).toEqual([expect.stringContaining('语气模型不能使用')])
    expect(told('momentz/m.yaml', '- a')).toEqual([expect.stringContaining('不会被读取')])
  })

  test('whatever it complains of, the whole standard complains of too', () => {
    const files = {
      'standard.yaml': 'id: t\ntitle: 测试\nversion: "1"\n',
      'criteria.yaml': '- { id: c, title: 项, level: turn }\n',
      'moments/m.yaml': '- id: a\n  title: 条款\n  criterion: c\n  forbid: { syas: 好 }\n',
    }
    const whole = loadStandard(new Map(Object.entries(files))).diagnostics.map(formatDiagnostic)
    for (const diagnostic of diagnoseFile('moments/m.yaml', files['moments/m.yaml']))
      expect(whole).toContain(formatDiagnostic(diagnostic))
  })

  test('kinds are those of the published schemas', () => {
    expect(kindOfFile('acts/moments/asking.yaml')).toBe('acts')
    expect(kindOfFile('moments.yaml')).toBe('moment-tree')
    expect(kindOfFile('moments/hold.dialogues.txt')).toBeUndefined()
    expect(kindOfFile('README.yaml')).toBeUndefined()
  })
})
