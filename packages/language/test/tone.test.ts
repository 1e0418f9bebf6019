import * as fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { codesOf } from '../src/tone/features.ts'
import {
  describeTone,
  parseTone,
  serialiseTone,
  ToneClassifier,
  type ToneExample,
  trainTone,
} from '../src/tone/index.ts'
import { toyExamples } from './tone-examples.ts'

const examples = toyExamples()
const model = trainTone(examples)
const file = serialiseTone(model)
const classifier = new ToneClassifier(parseTone(file))
const out = new Float32Array(classifier.labels.length)

function scores(text: string, by = classifier): number[] {
  const tones = new Float32Array(by.labels.length)
  return [by.score(codesOf(text), text.length, tones), ...tones]
}

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 120 }),
  fc.array(fc.constantFrom(...examples.map(({ text }) => text)), { maxLength: 12 }).map((texts) => texts.join('')),
)

describe('a trained model', () => {
  it('tells what is improper, and which tone it has', () => {
    expect(classifier.labels).toEqual(['impatient', 'rhetorical', 'shirking'])
    expect(classifier.explain('请您提供一下金额').label).toBe('neutral')
    expect(classifier.explain('难道不能看看说明吗').label).toBe('rhetorical')
    expect(classifier.explain('快点说重点我没时间').label).toBe('impatient')
    expect(classifier.explain('这件事不是我的责任').label).toBe('shirking')
    expect(classifier.score(codesOf('快点我没时间'), 6, out)).toBeGreaterThan(classifier.threshold)
    expect(out[0]).toBeGreaterThan(classifier.thresholds[0])
  })
  it('is the same bytes each time, whatever the order of the examples and their repetition', () => {
    const shuffled = [...examples].reverse()
    expect(serialiseTone(trainTone(shuffled.concat(examples.slice(0, 20))))).toBe(file)
  })
  it('differs for other examples and other seeds', () => {
    expect(trainTone(examples.slice(1)).training.hash).not.toBe(model.training.hash)
    expect(serialiseTone(trainTone(examples, { seed: 2 }))).not.toBe(file)
  })
  it('keeps its scores through its file', () => {
    const parsed = parseTone(file)
    expect(parsed).toEqual(model)
    expect(serialiseTone(parsed)).toBe(file)
    for (const { text } of examples) expect(scores(text, new ToneClassifier(parsed))).toEqual(scores(text))
  })
  it('has its figures in the clear', () => {
    const clear: unknown = JSON.parse(file)
    expect(clear).toMatchObject({ format: 'liangyan-tone', version: 1, training: { sentences: 384, neutral: 96 } })
    expect(describeTone(model).map(({ label, examples }) => [label, examples])).toEqual([
      ['improper', 288],
      ['impatient', 96],
      ['rhetorical', 96],
      ['shirking', 96],
    ])
    for (const { f1, threshold, falseAlarms } of describeTone(model)) {
      expect(f1).toBeGreaterThan(0.9)
      expect(threshold).toBeGreaterThan(0)
      expect(falseAlarms).toBeLessThan(0.1)
    }
    const called = model.confusion.counts.map((row) => row.reduce((sum, count) => sum + count, 0))
    expect(called).toEqual([96, 96, 96, 96])
  })
})

describe('score', () => {
  it('is a probability for any text at all', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const score of scores(text)) expect(score >= 0 && score <= 1).toBe(true)
      }),
    )
    for (const code of [0, 1, 2, 0xd800, 0xdfff, 0xfffe, 0xffff]) {
      for (const length of [1, 31, 32, 33, 400]) {
        const score = classifier.score(new Uint16Array(400).fill(code), length, out)
        expect(Number.isFinite(score) && out.every(Number.isFinite)).toBe(true)
      }
    }
  })
  it('reads the given stretch of a buffer and nothing else', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (before, text, after) => {
        const codes = codesOf(before + text + after)
        const tones = new Float32Array(out.length)
        const score = classifier.score(codes, text.length, tones, before.length)
        expect([score, ...tones]).toEqual(scores(text))
      }),
    )
  })
  it('calls nothing at all proper', () => {
    out.fill(0.5)
    expect(classifier.score(new Uint16Array(0), 0, out)).toBe(0)
    expect([...out]).toEqual([0, 0, 0])
  })
  it('leaves the tones at zero far from any impropriety', () => {
    out.fill(0.5)
    expect(classifier.score(codesOf('请您稍等一下谢谢'), 8, out)).toBeLessThan(0.1)
    expect([...out]).toEqual([0, 0, 0])
  })
  test('its likeliest label is the first of the highest score, and none where the turn is proper', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const improper = classifier.score(codesOf(text), text.length, out)
        const label = improper < classifier.threshold ? -1 : out.indexOf(Math.max(...out))
        expect(classifier.likeliest(codesOf(text), text.length)).toBe(label)
      }),
      { numRuns: 300, seed: 7 },
    )
  })
  test('and none either where no label is as probable as it must be', () => {
    const gates = [0.3, 0.5, 0.9, 0.99].map((least) => new ToneClassifier({ ...model, least }))
    fc.assert(
      fc.property(anyText, fc.constantFrom(...gates), (text, gate) => {
        const improper = gate.score(codesOf(text), text.length, out) >= gate.threshold
        const best = out.indexOf(Math.max(...out))
        const isLikely = out[best] >= gate.model.least
        expect(gate.likeliest(codesOf(text), text.length)).toBe(improper && isLikely ? best : -1)
        const { label, unlikely } = gate.explain(text)
        expect(label).toBe(improper && isLikely ? gate.labels[best] : 'neutral')
        const nearest = { label: gate.labels[best], probability: out[best] }
        expect(unlikely).toEqual(improper && !isLikely ? nearest : undefined)
      }),
      { numRuns: 300, seed: 7 },
    )
  })
  it('finds a harsh clause in a long kind turn', () => {
    const kind = '您好请您核对一下金额感谢您的耐心等待麻烦您留意到账通知谢谢'
    const [alone] = scores(kind + kind)
    const [withHarsh] = scores(`${kind}难道你不会自己看看说明吗快点我没时间${kind}`)
    expect(alone).toBeLessThan(classifier.threshold)
    expect(withHarsh).toBeGreaterThan(classifier.threshold)
  })
})

test('a turn between the tones has none where it must be likely, and explain says why', () => {
  const text = '难道我没时间'
  const strict = new ToneClassifier(trainTone(examples, { leastLikely: 0.5 }))
  const improper = strict.score(codesOf(text), text.length, out)
  expect(improper).toBeGreaterThan(strict.threshold)
  expect(strict.likeliest(codesOf(text), text.length)).toBe(-1)
  const { label, probability, unlikely } = strict.explain(text)
  expect(label).toBe('neutral')
  expect(probability).toBeCloseTo(1 - improper, 6)
  expect(unlikely).toEqual({ label: 'rhetorical', probability: out[1] })
  expect(out[1]).toBeLessThan(0.5)
  expect(classifier.explain(text)).toMatchObject({ label: 'rhetorical', probability: expect.closeTo(out[1], 6) })
  expect(classifier.explain(text)).not.toHaveProperty('unlikely')
})

describe('explain', () => {
  it('adds up to the log-odds, which are those of the score', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        fc.pre(text.length > 0)
        const { label, probability, logit, bias, features } = classifier.explain(text)
        const sum = features.reduce((total, { weight }) => total + weight, bias)
        expect(sum).toBeCloseTo(logit, 9)
        expect(probability).toBeCloseTo(1 / (1 + Math.exp(-logit)), 9)
        const [improper, ...tones] = scores(text)
        const tone = classifier.labels.indexOf(label)
        expect(probability).toBeCloseTo(tone < 0 ? 1 - improper : tones[tone], 6)
      }),
    )
  })
  it('shows where in the text each feature stands, the strongest first', () => {
    const text = '请您稍等一下难道你不会自己看看说明吗您好请您核对一下金额感谢您的耐心等待'
    const { features, label } = classifier.explain(text)
    expect(label).toBe('rhetorical')
    for (const { ngram, start, end } of features) expect(ngram).toBe(text.slice(start, end))
    const strength = features.map(({ weight }) => Math.abs(weight))
    expect(strength).toEqual([...strength].sort((a, b) => b - a))
    expect(new Set(features.map(({ start, end }) => `${start}-${end}`)).size).toBe(features.length)
  })
  it('finds nothing in nothing', () => {
    expect(classifier.explain('')).toMatchObject({ label: 'neutral', probability: 1, features: [] })
  })
})

function enough(label: string, group?: string): ToneExample[] {
  return Array.from({ length: 5 }, (_, i) => ({ label, text: `${label}${i}`, group }))
}

describe('what cannot be learnt from is refused', () => {
  test.each<[string, ToneExample[], RegExp]>([
    ['nothing', [], /没有可学的语气/],
    ['only neutral', enough('neutral'), /没有可学的语气/],
    ['no neutral', enough('angry'), /语气 neutral 的例句太少：至少要 5 句互不相同的，现有 0 句/],
    [
      'few',
      [...enough('neutral'), ...enough('angry').slice(1)],
      /语气 angry 的例句太少：至少要 5 句互不相同的，现有 4 句/,
    ],
    [
      'one group',
      [...enough('neutral'), ...enough('angry', 'same')],
      /语气 angry 的例句太少：至少要 5 句互不相同的，现有 1 句/,
    ],
    ['empty text', [...enough('neutral'), { label: 'angry', text: '' }], /语气 angry 有一个例句没有文字/],
    [
      'contradiction',
      [...enough('neutral'), { label: 'angry', text: 'neutral1' }],
      /同一句话既属于 neutral 又属于 angry：neutral1/,
    ],
  ])('%s', (_name, given, message) => {
    expect(() => trainTone(given)).toThrow(message)
    expect(() => trainTone(given)).toThrow(RangeError)
  })
  test.each([
    { bits: 3 },
    { folds: 1 },
    { window: 2 },
    { cost: 0 },
    { ratio: 2 },
    { seed: 0.5 },
    { leastPrecision: 2 },
    { company: 2 },
    { rows: 0 },
  ])('options %j', (options) => expect(() => trainTone(examples, options)).toThrow(/训练选项/))
  it('but the least that can be learnt from is enough', () => {
    const least = new ToneClassifier(trainTone([...enough('neutral'), ...enough('angry')]))
    expect(least.explain('angry7').probability).toBeGreaterThan(0)
    expect(scores('?', least).every(Number.isFinite)).toBe(true)
  })
})

test.each(['{}', 'null', '{"format":"other"}', '{"format":"liangyan-tone","version":9}'])(
  'refuses the file %s',
  (json) => {
    expect(() => parseTone(json)).toThrow(/这不是训练出的语气|语气文件是第 9 版/)
  },
)

test('refuses a file whose weights were cut', () => {
  expect(() => parseTone(file.replace(/"weights": "..../, '"weights": "'))).toThrow(/语气文件已损坏/)
  expect(() => parseTone(file.replace('"slope"', '"slop"'))).toThrow(/语气文件已损坏/)
  expect(() => parseTone(file.replace('"improper": {', '"proper": {'))).toThrow(/语气文件已损坏/)
})

test('no more buckets are kept than asked for, and those that decide most', () => {
  const small = trainTone(examples, { rows: 150 })
  expect(small.buckets.length).toBeLessThanOrEqual(150)
  expect(small.buckets.length).toBeLessThan(model.buckets.length)
  expect(small.improper.figures.f1).toBeGreaterThan(0.9)
})
