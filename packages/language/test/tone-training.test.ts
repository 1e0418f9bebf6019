import { describe, expect, it } from 'vitest'
import { calibrate } from '../src/tone/calibration.ts'
import { inCompany } from '../src/tone/company.ts'
import { disturbedCopies } from '../src/tone/disturb.ts'
import { assignFolds, gatherSentences } from '../src/tone/examples.ts'
import { serialiseTone, trainTone, usualDisturbance } from '../src/tone/index.ts'
import {
  averagePrecision,
  bestThreshold,
  measuresAt,
  precisionAtRecall,
  recallAtPrecision,
} from '../src/tone/measures.ts'
import { toyExamples } from './tone-examples.ts'

function soundsLike(character: string): string | undefined {
  return character === '的' ? '得' : undefined
}

describe('disturbed copies', () => {
  const text = '难道，您就不能提前问清楚吗？'
  it('are the same for the same seed', () => {
    expect(disturbedCopies(text, usualDisturbance, 1)).toEqual(disturbedCopies(text, usualDisturbance, 1))
    expect(disturbedCopies(text, usualDisturbance, 1)).toHaveLength(2)
  })
  it('lose punctuation and nothing else when all chances are nil', () => {
    const still = { copies: 1, drop: 0, double: 0, fill: 0, mishear: 0 }
    expect(disturbedCopies(text, still, 1)).toEqual(['难道您就不能提前问清楚吗'])
    expect(disturbedCopies('？！', still, 1)).toEqual(['？！'])
  })
  it('lose, double, fill and mishear', () => {
    const never = { copies: 1, drop: 0, double: 0, fill: 0, mishear: 0 }
    expect(disturbedCopies('好的', { ...never, double: 1 }, 1)).toEqual(['好好的的'])
    expect(disturbedCopies('好的', { ...never, fill: 1 }, 1)[0]).toMatch(/^好(啊|嗯|呃|那个)的(啊|嗯|呃|那个)$/)
    expect(disturbedCopies('好的', { ...never, mishear: 1, soundsLike }, 1)).toEqual(['好得'])
    expect(disturbedCopies('好的', { ...never, drop: 1 }, 1)).toEqual(['好的']) // never nothing at all
  })
  it('make training no less repeatable', () => {
    const options = { disturbance: usualDisturbance }
    const examples = toyExamples()
    const once = serialiseTone(trainTone(examples, options))
    expect(serialiseTone(trainTone([...examples].reverse(), options))).toBe(once)
    expect(once).not.toBe(serialiseTone(trainTone(examples)))
  })
})

describe('folds', () => {
  const examples = toyExamples().map(({ label, text }, index) => ({ label, text, group: `${label}${index % 30}` }))
  const { sentences } = gatherSentences(examples, 5)
  const folds = assignFolds(sentences, 5, 1)
  it('keep groups together', () => {
    const foldOf = new Map<string, number>()
    sentences.forEach(({ group }, index) => {
      expect(foldOf.get(group) ?? folds[index]).toBe(folds[index])
      foldOf.set(group, folds[index])
    })
  })
  it('hold some of every tone', () => {
    for (let fold = 0; fold < 5; fold++) {
      const labels = new Set(sentences.filter((_, index) => folds[index] === fold).flatMap(({ tones }) => tones))
      expect(labels.size).toBe(3)
    }
  })
})

describe('measures', () => {
  const scores = Float64Array.of(0.9, 0.8, 0.7, 0.6, 0.5, 0.4)
  const positive = Uint8Array.of(1, 1, 0, 1, 0, 0)
  it('count hits among calls and positives', () => {
    expect(measuresAt(scores, positive, 0.65)).toEqual({ precision: 2 / 3, recall: 2 / 3, f1: 2 / 3 })
    expect(measuresAt(scores, positive, 0.95)).toEqual({ precision: 0, recall: 0, f1: 0 })
  })
  it('choose the threshold with the best F1, or with precision enough', () => {
    const best = (leastPrecision: number, mostFalseAlarms: number) =>
      bestThreshold(scores, positive, { leastPrecision, mostFalseAlarms })
    expect(best(0, 1)).toMatchObject({ threshold: 0.55, precision: 0.75, recall: 1 })
    expect(best(0.9, 1)).toMatchObject({ threshold: 0.75, precision: 1, recall: 2 / 3 })
    expect(best(0, 0.3)).toMatchObject({ threshold: 0.75, falseAlarms: 0 })
    expect(best(0, 0.4)).toMatchObject({ threshold: 0.55, falseAlarms: 1 / 3 })
    const hopeless = bestThreshold(scores, Uint8Array.of(0, 1, 0, 0, 0, 0), { leastPrecision: 0.9, mostFalseAlarms: 1 })
    expect(hopeless).toMatchObject({ precision: 0.5, recall: 1 })
  })
  it('give the precision at a recall', () => {
    expect(precisionAtRecall(scores, positive, 0.5)).toBe(1)
    expect(precisionAtRecall(scores, positive, 0.8)).toBe(0.75)
  })
})

it('of a lower precision that is asked for, F1 is no worse, and each decision keeps what is asked', () => {
  // every fifth sentence is one of another label
  const all = toyExamples()
  const muddled = all.map(({ label, text }, index) => ({
    label,
    text: index % 5 === 0 ? `${all[(index * 7 + 101) % all.length].text}${index}` : text,
  }))
  const decisions = (leastPrecision: number) => {
    const { improper, tones } = trainTone(muddled, { leastPrecision })
    return [improper, ...tones].map(({ figures }) => figures)
  }
  const [lax, strict] = [decisions(0.7), decisions(0.97)]
  lax.forEach(({ precision, f1 }, decision) => {
    expect(precision).toBeGreaterThanOrEqual(0.7)
    expect(strict[decision].precision).toBeGreaterThanOrEqual(0.97)
    expect(f1).toBeGreaterThanOrEqual(strict[decision].f1)
  })
  expect(lax).not.toEqual(strict)
})

describe('the area under precision by recall', () => {
  const scores = Float64Array.of(0.9, 0.8, 0.7, 0.6)
  it('is the mean precision where each positive one is found', () => {
    expect(averagePrecision(scores, Uint8Array.of(1, 1, 0, 0))).toBe(1)
    expect(averagePrecision(scores, Uint8Array.of(1, 0, 1, 0))).toBeCloseTo((1 + 2 / 3) / 2)
    expect(averagePrecision(Float64Array.of(1, 1, 1, 1), Uint8Array.of(1, 0, 0, 0))).toBe(0.25)
  })
  it('and the recall at a precision', () => {
    expect(recallAtPrecision(scores, Uint8Array.of(1, 0, 1, 0), 0.95)).toBe(0.5)
    expect(recallAtPrecision(scores, Uint8Array.of(1, 0, 1, 0), 0.6)).toBe(1)
    expect(recallAtPrecision(scores, Uint8Array.of(0, 1, 1, 0), 0.95)).toBe(0)
  })
})

describe('company', () => {
  const { sentences } = gatherSentences(
    toyExamples().map((example, index) => ({ ...example, voice: index % 2 === 0 ? 'north' : 'coast' })),
    5,
  )
  const folds = assignFolds(sentences, 5, 1)
  const pairs = inCompany(sentences, folds, 1)
  it('is neutral, of the same fold and the same voice, and stands before or after', () => {
    expect(pairs).toHaveLength(sentences.length)
    for (const { text, members } of pairs) {
      const [one, other] = members.map((member) => sentences[member])
      expect(other.tones).toEqual([])
      expect(folds[members[0]]).toBe(folds[members[1]])
      expect(one.voices).toEqual(other.voices)
      expect([one.text + other.text, other.text + one.text]).toContain(text)
    }
    expect(pairs.some(({ text, members }) => text.startsWith(sentences[members[1]].text))).toBe(true)
    expect(pairs.some(({ text, members }) => text.endsWith(sentences[members[1]].text))).toBe(true)
  })
})

describe('voices', () => {
  const spoken = (voiceOf: (index: number, label: string) => string | undefined) =>
    trainTone(toyExamples().map((example, index) => ({ ...example, voice: voiceOf(index, example.label) }))).voices
  it('are held out in turn', () => {
    const voices = spoken((index) => ['north', 'coast', undefined][index % 3])
    expect(voices.map(({ voice, examples }) => [voice, examples])).toEqual([
      ['', 128],
      ['coast', 128],
      ['north', 128],
    ])
    for (const { precision, recall, averagePrecision, rightTone } of voices) {
      for (const share of [precision, recall, averagePrecision, rightTone]) expect(share).toBeGreaterThan(0.9)
    }
  })
  it('tell of a writer who is not like the others', () => {
    const odd = Array.from({ length: 30 }, (_, index) => [
      { label: 'rhetorical', text: `谢谢您的耐心等待${index}`, voice: 'odd' },
      { label: 'neutral', text: `自己看说明快点${index}`, voice: 'odd' },
    ]).flat()
    const { voices } = trainTone([...toyExamples(), ...odd])
    const [usual, strange] = voices
    expect([usual.voice, strange.voice]).toEqual(['', 'odd'])
    expect(strange.f1).toBeLessThan(0.5)
  })
  it('are at least two, each with proper and improper sentences', () => {
    expect(spoken(() => undefined)).toEqual([])
    expect(spoken(() => 'north')).toEqual([])
    // two files, not two writers
    expect(spoken((_, label) => (label === 'neutral' ? 'ordinary' : 'more'))).toEqual([])
  })
})

describe('calibration', () => {
  it('makes probabilities that agree with frequencies', () => {
    const scores = Float64Array.from({ length: 1000 }, (_, index) => index / 100 - 5)
    const positive = Uint8Array.from(scores, (score, index) =>
      ((index * 7919) % 1000) / 1000 < 1 / (1 + Math.exp(-(2 * score - 1))) ? 1 : 0,
    )
    const { slope, offset } = calibrate(scores, positive)
    expect(slope).toBeGreaterThan(1.5)
    expect(slope).toBeLessThan(2.5)
    expect(offset).toBeCloseTo(-1, 0)
  })
  it('survives scores that separate perfectly, and scores that tell nothing or the opposite', () => {
    const half = Uint8Array.of(0, 0, 1, 1)
    for (const scores of [
      [-1, -1, 1, 1],
      [0, 0, 0, 0],
      [1, 1, -1, -1],
      [1e6, -1e6, 1e6, -1e6],
    ]) {
      const { slope, offset } = calibrate(Float64Array.from(scores), half)
      expect(slope >= 0 && Number.isFinite(slope) && Number.isFinite(offset)).toBe(true)
    }
  })
})
