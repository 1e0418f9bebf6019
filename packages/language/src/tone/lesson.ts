import { disturbedCopies, usualDisturbance } from './disturb.ts'
import { assignFolds, type ToneSentence, type ToneSentences } from './examples.ts'
import { codesOf } from './features.ts'
import { learnPlane, type Plane } from './linear-learner.ts'
import type { ToneOptions } from './options.ts'
import { bucketCount, compactVectors, frequentBuckets, type SparseVectors, sparseVectorsOf } from './sparse-vectors.ts'
import { judgedStretch, type SpreadPlane, scoreOfStretch } from './stretch.ts'

/** Sentences and their disturbed copies, ready to learn from. */
export interface Lesson {
  readonly sentences: readonly ToneSentence[]
  /** The sentences' features, then those of the copies. */
  readonly vectors: SparseVectors
  /** Each sentence as a recogniser might have heard it, to measure with. */
  readonly heard: readonly string[]
  /** For each copy the sentence that it was made of. */
  readonly copiedFrom: readonly number[]
  /** For each decision, improper first and then each tone, which sentences are positive. */
  readonly truths: readonly Uint8Array[]
  readonly options: ToneOptions
}

/** The planes of all decisions over a common list of buckets. */
export interface LearntPlanes {
  readonly bucketOf: Int32Array
  readonly planes: readonly Plane[]
}

/** Makes the copies and lays out the features. */
export function prepareLesson({ sentences, labels }: ToneSentences, options: ToneOptions): Lesson {
  const texts = sentences.map(({ text }) => text)
  const copiedFrom: number[] = []
  const { disturbance } = options
  if (disturbance) {
    sentences.forEach(({ text }, index) => {
      for (const copy of disturbedCopies(text, disturbance, options.seed)) {
        texts.push(copy)
        copiedFrom.push(index)
      }
    })
  }
  const improper = Uint8Array.from(sentences, ({ tones }) => (tones.length > 0 ? 1 : 0))
  const tones = labels.map((label) =>
    Uint8Array.from(sentences, (sentence) => (sentence.tones.includes(label) ? 1 : 0)),
  )
  const noise = { ...(disturbance ?? usualDisturbance), copies: 1 }
  const heard = sentences.map(({ text }) => disturbedCopies(text, noise, options.seed + 1)[0])
  return {
    sentences,
    vectors: sparseVectorsOf(texts, options.bits),
    heard,
    copiedFrom,
    truths: [improper, ...tones],
    options,
  }
}

/** Learns all decisions from the sentences that `taken` marks, and their copies. */
export function learn(lesson: Lesson, taken: (sentence: number) => boolean): LearntPlanes {
  const { sentences, vectors, copiedFrom, truths, options } = lesson
  const originals = sentences.map((_, index) => index).filter(taken)
  const copies = copiedFrom.map((owner, index) => ({ owner, vector: sentences.length + index }))
  const takenCopies = copies.filter(({ owner }) => taken(owner))
  const kept = frequentBuckets(vectors, originals, options.bits, options.minimum)
  const chosen = [...originals, ...takenCopies.map(({ vector }) => vector)]
  const owners = [...originals, ...takenCopies.map(({ owner }) => owner)]
  const { compact, bucketOf } = compactVectors(vectors, chosen, kept)
  const planes = truths.map((truth) => {
    const positive = Uint8Array.from(owners, (owner) => truth[owner])
    return learnPlane(compact, positive, bucketOf.length, options)
  })
  return { bucketOf, planes }
}

/** For each decision the score of every sentence, as it is written and as it might have been heard. */
export interface UnseenScores {
  readonly read: readonly Float64Array[]
  readonly heard: readonly Float64Array[]
}

/** Scores every sentence by planes that were learnt without it and its group. */
export function scoresOfUnseen(lesson: Lesson): UnseenScores {
  const { sentences, truths, options } = lesson
  const foldOf = assignFolds(sentences, options.folds, options.seed)
  const read = truths.map(() => new Float64Array(sentences.length))
  const heard = truths.map(() => new Float64Array(sentences.length))
  for (let fold = 0; fold < options.folds; fold++) {
    const planes = spreadPlanes(
      learn(lesson, (sentence) => foldOf[sentence] !== fold),
      options.bits,
    )
    sentences.forEach(({ text }, sentence) => {
      if (foldOf[sentence] !== fold) return
      scoreText(text, sentence, planes, options, read)
      scoreText(lesson.heard[sentence], sentence, planes, options, heard)
    })
  }
  return { read, heard }
}

function spreadPlanes({ bucketOf, planes }: LearntPlanes, bits: number): SpreadPlane[] {
  return planes.map(({ weights, bias }) => {
    const spread = new Float64Array(bucketCount(bits))
    bucketOf.forEach((bucket, feature) => {
      spread[bucket] = weights[feature]
    })
    return { weights: spread, bias }
  })
}

/** Fills in the scores of one sentence: which part of it is judged, the first decision says for all. */
function scoreText(
  text: string,
  sentence: number,
  planes: readonly SpreadPlane[],
  { bits, window, handicap }: ToneOptions,
  scores: readonly Float64Array[],
): void {
  const codes = codesOf(text)
  const stretch = judgedStretch(codes, bits, window, handicap, planes[0])
  planes.forEach((plane, decision) => {
    const handicapped = decision === 0 && stretch.partial ? handicap : 0
    scores[decision][sentence] = scoreOfStretch(codes, bits, stretch, plane) - handicapped
  })
}
