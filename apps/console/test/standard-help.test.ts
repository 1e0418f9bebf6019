import type { Vocabulary } from '@liangyan/contract'
import { describe, expect, test } from 'vitest'
import { schemaOf } from '../src/pages/standards/editor/help/kind.ts'
import { isPhrase, namesAt } from '../src/pages/standards/editor/help/names.ts'
import { placeAt } from '../src/pages/standards/editor/help/place.ts'
import { descriptionAt, keysAt, type Schema, valuesAt } from '../src/pages/standards/editor/help/schema.ts'

const at = (text: string) => {
  const { path, typing, prefix, flow } = placeAt(text)
  return `${path.join('.')} ${typing}${flow ? ' flow' : ''} “${prefix}”`
}

describe('where somebody is writing', () => {
  test.each([
    ['', ' key “”'],
    ['- id: a\n  ti', '* key “ti”'],
    ['- id: a\n  title: 等', '*.title value “等”'],
    ['- ', '* either “”'],
    ['- i', '* either “i”'],
    ['- id: a\n  when: { ev', '*.when key flow “ev”'],
    ['- id: a\n  when: { event: ', '*.when.event value flow “”'],
    ['- id: a\n  when: { event: resume, las', '*.when key flow “las”'],
    ['- id: a\n  require: { act: [thank, ap', '*.require.act.* value flow “ap”'],
    ['- id: a\n  when:\n    any:\n      - { says: [好, ', '*.when.any.*.says.* value flow “”'],
    ['- id: a\n  when:\n    any:\n      - act: x\n        b', '*.when.any.* key “b”'],
    ['- id: a\n  sources: [A-1,\n    A-', '*.sources.* value flow “A-”'],
    ['- id: a\n  wording:\n  - 您', '*.wording.* either “您”'],
    ['- id: a\n  wording:\n    - 您好\n  sev', '* key “sev”'],
    ['- id: a\n  note: |\n    一二三：\n    四', '*.note value “四”'],
    ['- id: a\n  note: |\n    key: [\n  sev', '* key “sev”'],
    ['- id: a # [ {\n  # when: {\n  sev', '* key “sev”'],
    ["- id: 'a: ['\n  sev", '* key “sev”'],
    ['- { id: a, title: "x, [", cri', '* key flow “cri”'],
    ['- id: a\n- id: b\n  ', '* key “”'],
    ['options:\n  hold.max:\n    def', 'options.hold.max key “def”'],
  ])('%j', (text, place) => {
    expect(at(text)).toBe(place)
  })
})

const condition: Schema = {
  type: 'object',
  properties: {
    act: { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }], description: '言语行为' },
    not: { description: '不成立', allOf: [{ $ref: '#/definitions/Condition' }] },
    event: { anyOf: [{ enum: ['hold', 'resume'] }, { type: 'array', items: { enum: ['hold', 'resume'] } }] },
  },
}
const schema: Schema = {
  definitions: { Condition: condition },
  type: 'array',
  items: {
    type: 'object',
    required: ['id'],
    properties: {
      id: { type: 'string', description: '编号' },
      severity: { anyOf: [{ const: 'minor' }, { const: 'major' }] },
      when: { $ref: '#/definitions/Condition' },
      advise: { type: 'boolean' },
    },
  },
}

describe('what the schema knows there', () => {
  test('keys with what they are, through references and inner conditions', () => {
    expect(keysAt(schema, ['*']).map(({ name, required }) => `${name}${required ? '!' : ''}`)).toEqual([
      'id!',
      'severity',
      'when',
      'advise',
    ])
    expect(keysAt(schema, ['*', 'when', 'not', 'not']).map(({ name }) => name)).toEqual(['act', 'not', 'event'])
    expect(keysAt(schema, ['*', 'nowhere'])).toEqual([])
    expect(
      keysAt(schema, ['*'])
        .filter(({ deep }) => deep)
        .map(({ name }) => name),
    ).toEqual(['when'])
  })

  test('values and descriptions', () => {
    expect(valuesAt(schema, ['*', 'severity'])).toEqual(['minor', 'major'])
    expect(valuesAt(schema, ['*', 'advise'])).toEqual(['true', 'false'])
    expect(valuesAt(schema, ['*', 'when', 'event', '*'])).toEqual(['hold', 'resume'])
    expect(descriptionAt(schema, ['*', 'id'])).toBe('编号')
    expect(descriptionAt(schema, ['*', 'when', 'not'])).toBe('不成立')
    expect(descriptionAt(schema, ['*', 'when', 'none'])).toBe('')
  })
})

const vocabulary: Vocabulary = {
  acts: [{ id: 'thank', title: '致谢' }],
  clauses: [{ id: 'c1', title: '条款' }],
  criteria: [
    { id: 'tone', title: '语气', kinds: [{ id: 'angry', title: '愤怒' }] },
    { id: 'words', title: '用语', kinds: [{ id: 'slang', title: '俚语' }] },
  ],
  moments: ['等候'],
  words: [],
  phrases: [],
  tones: [],
  sources: [{ id: 'D1', document: 'D', text: '原文' }],
  options: [],
  profiles: [],
  clauseFiles: [],
}

test('names that a value may be', () => {
  const names = (text: string, item = '') => namesAt(vocabulary, placeAt(text), item).map(({ name }) => name)
  expect(names('- when: { act: [')).toEqual(['thank'])
  expect(names('- sources: [D')).toEqual(['D1'])
  expect(names('- moment: ')).toEqual(['等候'])
  expect(names('- kind: ', 'criterion: words')).toEqual(['slang'])
  expect(names('- kind: ')).toEqual(['angry', 'slang'])
  expect(names('- title: ')).toEqual([])
})

test('phrases are told from other texts', () => {
  expect(isPhrase(placeAt('- forbid: { says: [<'))).toBe(true)
  expect(isPhrase(placeAt('- forbid: { says: { any: [<'))).toBe(true)
  expect(isPhrase(placeAt('- forbid: { says: 好, except: <'))).toBe(true)
  expect(isPhrase(placeAt('- when: { any: [<'))).toBe(false)
  expect(isPhrase(placeAt('- title: <'))).toBe(false)
})

test('files and their schemas', () => {
  expect(schemaOf('moments/hold.yaml')).toBe('moments')
  expect(schemaOf('moments.yaml')).toBe('moment-tree')
  expect(schemaOf('moments/hold.dialogues.txt')).toBeUndefined()
})
