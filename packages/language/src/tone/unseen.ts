import { codesOf } from './features.ts'
import { type Lesson, learn } from './lesson.ts'
import type { ToneOptions } from './options.ts'
import type { LearntPlanes } from './prune.ts'
import { bucketCount } from './sparse-vectors.ts'
import { judgedStretch, type SpreadPlane, scoreOfStretch } from './stretch.ts'

/** For each decision the score of every sentence, as it is written and as it might have been heard. */
export interface UnseenScores {
  readonly read: readonly Float64Array[]
  readonly heard: readonly Float64Array[]
}

/** Scores every sentence by planes that were learnt without it and its group. */
export function scoresOfUnseen(lesson: Lesson): UnseenScores {
  const { sentences, foldOf, options } = lesson
  const read = emptyScores(lesson)
  const heard = emptyScores(lesson)
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

/** Scores the sentences that `held` marks by planes that were learnt from all others. */
export function scoresOfHeld(lesson: Lesson, held: (sentence: number) => boolean): Float64Array[] {
  const planes = spreadPlanes(
    learn(lesson, (sentence) => !held(sentence)),
    lesson.options.bits,
  )
  const scores = emptyScores(lesson)
  lesson.sentences.forEach(({ text }, sentence) => {
    if (held(sentence)) scoreText(text, sentence, planes, lesson.options, scores)
  })
  return scores
}

function emptyScores({ sentences, truths }: Lesson): Float64Array[] {
  return truths.map(() => new Float64Array(sentences.length))
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
