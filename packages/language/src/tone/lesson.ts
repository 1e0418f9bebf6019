import { inCompany } from './company.ts'
import { disturbedCopies, usualDisturbance } from './disturb.ts'
import { assignFolds, type ToneSentence, type ToneSentences } from './examples.ts'
import { learnPlane } from './linear-learner.ts'
import type { ToneOptions } from './options.ts'
import { keepStrongest, type LearntPlanes } from './prune.ts'
import { compactVectors, firstVectors, frequentBuckets, type SparseVectors, sparseVectorsOf } from './sparse-vectors.ts'

/** Sentences with all that is made of them, ready to learn from. */
export interface Lesson {
  readonly sentences: readonly ToneSentence[]
  /** The sentences' features, then those of everything made of them. */
  readonly vectors: SparseVectors
  /** What was made of the sentences, in the order of `vectors`. */
  readonly made: readonly MadeOfSentences[]
  /** Each sentence as a recogniser might have heard it, to measure with. */
  readonly heard: readonly string[]
  /** For each decision, improper first and then each tone, which sentences are positive. */
  readonly truths: readonly Uint8Array[]
  readonly foldOf: Uint8Array
  readonly options: ToneOptions
}

/** A disturbed copy of a sentence, or a sentence in company of a neutral one, which teaches the first decision alone. */
interface MadeOfSentences {
  readonly text: string
  /** The sentence whose tone it has, and its companion. */
  readonly members: readonly number[]
  /** What it counts for, against 1 for a sentence. */
  readonly share: number
}

/** Makes copies and company, and lays out the features. */
export function prepareLesson({ sentences, labels }: ToneSentences, options: ToneOptions): Lesson {
  const foldOf = assignFolds(sentences, options.folds, options.seed)
  const made = [...copiesOf(sentences, options), ...companyOf(sentences, foldOf, options)]
  const improper = Uint8Array.from(sentences, ({ tones }) => (tones.length > 0 ? 1 : 0))
  const tones = labels.map((label) =>
    Uint8Array.from(sentences, (sentence) => (sentence.tones.includes(label) ? 1 : 0)),
  )
  const noise = { ...(options.disturbance ?? usualDisturbance), copies: 1 }
  return {
    sentences,
    vectors: sparseVectorsOf(
      [...sentences, ...made].map(({ text }) => text),
      options.bits,
    ),
    made,
    heard: sentences.map(({ text }) => disturbedCopies(text, noise, options.seed + 1)[0]),
    truths: [improper, ...tones],
    foldOf,
    options,
  }
}

function copiesOf(sentences: readonly ToneSentence[], { disturbance, seed }: ToneOptions): MadeOfSentences[] {
  if (!disturbance) return []
  return sentences.flatMap(({ text }, index) =>
    disturbedCopies(text, disturbance, seed).map((copy) => ({ text: copy, members: [index], share: 1 })),
  )
}

function companyOf(
  sentences: readonly ToneSentence[],
  foldOf: Uint8Array,
  { company, seed }: ToneOptions,
): MadeOfSentences[] {
  return company === 0
    ? []
    : inCompany(sentences, foldOf, seed).map(({ text, members }) => ({ text, members, share: company }))
}

/** Learns all decisions from the sentences that `taken` marks, and from what is made of these alone. */
export function learn(lesson: Lesson, taken: (sentence: number) => boolean): LearntPlanes {
  const { sentences, vectors, made, truths, options } = lesson
  const originals = sentences.map((_, index) => index).filter(taken)
  const rest = made.map((_, index) => index).filter((index) => made[index].members.every(taken))
  const chosen = [...originals, ...rest.map((index) => sentences.length + index)]
  const owners = [...originals, ...rest.map((index) => made[index].members[0])]
  const shares = Float64Array.from([...originals.map(() => 1), ...rest.map((index) => made[index].share)])
  const kept = frequentBuckets(vectors, originals, options.bits, options.minimum)
  const { compact, bucketOf } = compactVectors(vectors, chosen, kept)
  const alone = originals.length + rest.filter((index) => made[index].members.length === 1).length
  const planes = truths.map((truth, decision) => {
    const size = decision === 0 ? owners.length : alone
    const positive = Uint8Array.from(owners.slice(0, size), (owner) => truth[owner])
    return learnPlane(firstVectors(compact, size), positive, shares, bucketOf.length, options)
  })
  return keepStrongest({ bucketOf, planes }, firstVectors(compact, originals.length), options)
}
