import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { formatDiagnostic, type LoadedStandard, loadStandard } from '../src/index.ts'
import { SOUND } from './standard-files.ts'

const FILES = [
  ...Object.keys(SOUND),
  'contact.yaml',
  'commitments.yaml',
  'live.yaml',
  'scorecards/s.yaml',
  'tone-model.json',
  'moments/m.dialogues.txt',
]
const YAML = FILES.filter((name) => name.endsWith('.yaml'))

/** Words that lead a random value deep into the schema before it goes wrong. */
const KEYS = [
  'id',
  'title',
  'is',
  'says',
  'any',
  'all',
  'not',
  'count',
  'of',
  'at_least',
  'forbid',
  'require',
  'when',
  'within',
  'by',
  'act',
  'after',
  'nth',
  'since',
  'unless',
  'pattern',
  'means',
  'mentions',
  'silence',
  'longer_than',
  'event',
  'criterion',
  'sources',
  'wording',
  'applies',
  'attribute',
  'position',
  'time',
  'date',
  'judge',
  'except',
  'density',
  'one_in',
  'repeats',
  'similar',
  'to',
  'groups',
  'items',
  'points',
  'grades',
  'promise',
  'examples',
  'constructor',
  '__proto__',
  'toString',
]
const scalar = fc.oneof(
  fc.constantFrom<unknown>(
    'taboo',
    'soothe',
    'agent',
    '滚',
    '…',
    '(a',
    '5s',
    '3 turns',
    'a+',
    '',
    'first 3 turns',
    null,
    true,
    0,
    1,
    -1,
    1e300,
    'improper-wording',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.double(),
)
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(fc.constantFrom(...KEYS), tie('value')), { maxLength: 5 }).map((pairs) => new Map(pairs)),
  ),
}))

function sound(texts: ReadonlyMap<string, string>): LoadedStandard {
  const loaded = loadStandard(texts)
  const errors = loaded.diagnostics.filter((d) => d.severity === 'error')
  expect(loaded.standard === undefined).toBe(errors.length > 0)
  for (const d of loaded.diagnostics) {
    expect(d.message).not.toMatch(/undefined|\[object|NaN|TypeError/)
    expect(d.message).toMatch(/[\u4e00-\u9fff]/)
    const lines = (texts.get(d.file) ?? '').split(/\r\n|\r|\n/)
    expect(d.line, formatDiagnostic(d)).toBeGreaterThanOrEqual(1)
    expect(d.line, formatDiagnostic(d)).toBeLessThanOrEqual(lines.length)
    expect(d.column).toBeGreaterThanOrEqual(1)
  }
  sameForRunning(texts, loaded)
  return loaded
}

/** What reads without places reads the same, wherever a check has nothing to say against it. */
function sameForRunning(texts: ReadonlyMap<string, string>, { standard }: LoadedStandard): void {
  if (!standard) return
  const running = loadStandard(texts, { forRunning: true }).standard
  for (const key of ['head', 'acts', 'clauses', 'criteria', 'contact', 'scorecards', 'rewordings', 'phrases'] as const)
    expect(running?.[key]).toEqual(standard[key])
}

const withFile = (name: string, text: string) => new Map(Object.entries({ ...SOUND, [name]: text }))

describe('no text in any file makes the loader throw', () => {
  test('any text', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FILES), fc.string({ unit: 'binary', maxLength: 80 }), (name, text) => {
        sound(withFile(name, text))
      }),
      { numRuns: 250, seed: 91 },
    )
  })

  test('any piece of YAML', () => {
    const piece = fc.constantFrom(
      '- ',
      ': ',
      '{',
      '}',
      '[',
      ']',
      '"',
      "'",
      '\n',
      '\n  ',
      '&a ',
      '*a',
      '|',
      '>',
      '#',
      '? ',
      '!!x ',
      'id',
      'says',
      '滚',
      ',',
      '<<: ',
      '---',
      '%',
      '\t',
      '\r',
    )
    fc.assert(
      fc.property(fc.constantFrom(...YAML), fc.array(piece, { maxLength: 25 }), (name, pieces) => {
        sound(withFile(name, pieces.join('')))
      }),
      { numRuns: 300, seed: 92 },
    )
  })

  test('any value', () => {
    fc.assert(
      fc.property(fc.constantFrom(...YAML), value, (name, any) => {
        sound(withFile(name, stringify(any)))
      }),
      { numRuns: 300, seed: 93 },
    )
  })

  test('any condition in a clause that is otherwise sound', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...KEYS.slice(3)), value), { minLength: 1, maxLength: 3 }),
        fc.constantFrom('forbid', 'when', 'unless', 'applies'),
        (pairs, key) => {
          const item: Record<string, unknown> = { id: 'x', title: '条款', criterion: 'improper-wording' }
          if (key !== 'forbid') item.forbid = { says: '滚' }
          item[key] = new Map(pairs)
          sound(withFile('moments/m.yaml', stringify([item])))
        },
      ),
      { numRuns: 300, seed: 94 },
    )
  })

  test('a sound file with one character lost, doubled or changed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(SOUND)),
        fc.nat(),
        fc.constantFrom('', '\n', ' ', '"', '{', '}', ':', '\t', '-', '滚', '\u0000', '\ud800'),
        (name, at, by) => {
          const text = SOUND[name]
          const place = at % text.length
          sound(withFile(name, text.slice(0, place) + by + text.slice(place + 1)))
          sound(withFile(name, text.slice(0, place) + by + text.slice(place)))
        },
      ),
      { numRuns: 250, seed: 95 },
    )
  })

  test.each([
    ['words/w.yaml', '\r: id'],
    ['words/w.yaml', '"a\\nb": id'],
    ['moments/m.yaml', '- {id: a, title: 条款, criterion: improper-wording, forbid: {attribute: {"a\\nb": {c: d}}}}'],
    ['moments/m.yaml', '? [a]\n: b'],
  ])('found before: %s %j', (name, text) => {
    expect(sound(withFile(name, text)).standard).toBeUndefined()
  })

  test('any file missing', () => {
    for (const name of Object.keys(SOUND)) sound(new Map(Object.entries(SOUND).filter(([other]) => other !== name)))
    sound(new Map())
  })
})
