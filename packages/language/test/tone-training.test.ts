import { describe, expect, it } from 'vitest'
import { calibrate } from '../src/tone/calibration.ts'
import { disturbedCopies } from '../src/tone/disturb.ts'
import { assignFolds, gatherSentences } from '../src/tone/examples.ts'
import { serialiseTone, trainTone, usualDisturbance } from '../src/tone/index.ts'
import { bestThreshold, measuresAt, precisionAtRecall } from '../src/tone/measures.ts'
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
    expect(bestThreshold(scores, positive, 0)).toMatchObject({ threshold: 0.55, precision: 0.75, recall: 1 })
    expect(bestThreshold(scores, positive, 0.9)).toMatchObject({ threshold: 0.75, precision: 1, recall: 2 / 3 })
    const hopeless = bestThreshold(scores, Uint8Array.of(0, 1, 0, 0, 0, 0), 0.9)
    expect(hopeless).toMatchObject({ precision: 0.5, recall: 1 })
  })
  it('give the precision at a recall', () => {
    expect(precisionAtRecall(scores, positive, 0.5)).toBe(1)
    expect(precisionAtRecall(scores, positive, 0.8)).toBe(0.75)
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
