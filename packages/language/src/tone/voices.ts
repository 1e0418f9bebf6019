import { calibrate, probabilitiesOf } from './calibration.ts'
import { gated } from './gate.ts'
import type { ToneSentence, ToneSentences } from './examples.ts'
import type { Lesson } from './lesson.ts'
import { averagePrecision, bestThreshold, measuresAt, recallAtPrecision } from './measures.ts'
import type { VoiceFigures } from './model.ts'
import { scoresOfHeld } from './unseen.ts'

/** The precision at which the share of what is found is told. */
const SURE = 0.95

/**
 * What to expect of a writer whose sentences were not learnt: each voice is judged by what was learnt from all others.
 * Its threshold is chosen and its probabilities are made as they are for the model, by what cross-validation says of
 * the others' sentences. Nothing where there are fewer than two voices.
 *
 * @param unseen the scores of cross-validation
 */
export function figuresOfVoices(gathered: ToneSentences, lesson: Lesson, unseen: readonly Float64Array[]) {
  const voiceOf = voicesOf(gathered.sentences)
  const voices = [...new Set(voiceOf.flat())].sort()
  if (voices.length < 2) return []
  return voices.map((voice) => {
    const own = voiceOf.map((names) => names.includes(voice))
    return { voice, ...figuresOf(gathered, lesson, own, unseen) }
  })
}

/**
 * The voices of each sentence. A name that stands only over neutral sentences, or only over others, is a further file
 * and no further writer: whose it is nobody knows, so they count as those without a name.
 */
function voicesOf(sentences: readonly ToneSentence[]): string[][] {
  const neutral = new Set<string>()
  const improper = new Set<string>()
  for (const { tones, voices } of sentences)
    for (const name of voices) (tones.length > 0 ? improper : neutral).add(name)
  return sentences.map(({ voices }) => [
    ...new Set(voices.map((name) => (neutral.has(name) && improper.has(name) ? name : ''))),
  ])
}

function figuresOf(
  { sentences, labels }: ToneSentences,
  lesson: Lesson,
  own: readonly boolean[],
  unseen: readonly Float64Array[],
): Omit<VoiceFigures, 'voice'> {
  const ofOthers = <T extends Float64Array | Uint8Array>(values: T) => values.filter((_, i) => !own[i]) as T
  const ofOwn = <T extends Float64Array | Uint8Array>(values: T) => values.filter((_, i) => own[i]) as T
  const { truths, options } = lesson
  const calibrations = truths.map((truth, decision) => calibrate(ofOthers(unseen[decision]), ofOthers(truth)))
  const [known] = gated(probabilitiesOf(unseen.map(ofOthers), calibrations), options.leastLikely)
  const { threshold } = bestThreshold(known, ofOthers(truths[0]), options)
  const held = scoresOfHeld(lesson, (sentence) => own[sentence])
  const [improper, ...tones] = gated(probabilitiesOf(held, calibrations).map(ofOwn), options.leastLikely)
  const truth = ofOwn(truths[0])
  const its = sentences.filter((_, sentence) => own[sentence])
  return {
    examples: its.length,
    improper: truth.reduce((sum, flag) => sum + flag, 0),
    ...measuresAt(improper, truth, threshold),
    averagePrecision: averagePrecision(improper, truth),
    recallAtPrecision95: recallAtPrecision(improper, truth, SURE),
    rightTone: shareRight(its, labels, tones),
  }
}

/** Of the sentences that are improper, the share whose most probable tone is one they have. */
function shareRight(
  sentences: readonly ToneSentence[],
  labels: readonly string[],
  probabilities: readonly Float64Array[],
): number {
  const [improper, right] = sentences.reduce(
    ([all, hits], { tones }, sentence) => {
      if (tones.length === 0) return [all, hits]
      const likeliest = labels.reduce(
        (best, _, tone) => (probabilities[tone][sentence] > probabilities[best][sentence] ? tone : best),
        0,
      )
      return [all + 1, hits + (tones.includes(labels[likeliest]) ? 1 : 0)]
    },
    [0, 0],
  )
  return improper === 0 ? 0 : right / improper
}
