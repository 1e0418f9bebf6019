/** How well a decision at one threshold agrees with the labels. */
export interface Measures {
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

/** The measures of calling positive what scores at least `threshold`. */
export function measuresAt(scores: Float64Array, positive: Uint8Array, threshold: number): Measures {
  let [hits, calls, positives] = [0, 0, 0]
  for (let i = 0; i < scores.length; i++) {
    positives += positive[i]
    if (scores[i] < threshold) continue
    calls++
    hits += positive[i]
  }
  return measuresOf(hits, calls, positives)
}

/** The measures of `hits` right ones among `calls`, out of `positives`. */
export function measuresOf(hits: number, calls: number, positives: number): Measures {
  const precision = calls === 0 ? 0 : hits / calls
  const recall = positives === 0 ? 0 : hits / positives
  return { precision, recall, f1: hits === 0 ? 0 : (2 * precision * recall) / (precision + recall) }
}

/** One threshold with the measures that it gives. */
export interface ThresholdChoice extends Measures {
  readonly threshold: number
  /** The share of the negative ones that are called positive. */
  readonly falseAlarms: number
}

/** What a threshold must keep. */
export interface Requirements {
  /** Of what is called positive, at least this share is right. It depends on how many of the examples are positive. */
  readonly leastPrecision: number
  /** Of the negative ones, at most this share is called positive: what hardly anybody does must alarm hardly ever. */
  readonly mostFalseAlarms: number
}

/** Every threshold that makes a difference, from the highest score downwards. */
function* thresholds(scores: Float64Array, positive: Uint8Array): Generator<ThresholdChoice> {
  const order = Array.from(scores.keys()).sort((a, b) => scores[b] - scores[a])
  const positives = positive.reduce((count, flag) => count + flag, 0)
  let hits = 0
  for (let calls = 1; calls <= order.length; calls++) {
    hits += positive[order[calls - 1]]
    const here = scores[order[calls - 1]]
    const next = calls < order.length ? scores[order[calls]] : here - 1
    if (next === here) continue
    const negatives = order.length - positives
    const falseAlarms = negatives === 0 ? 0 : (calls - hits) / negatives
    yield { threshold: (here + next) / 2, falseAlarms, ...measuresOf(hits, calls, positives) }
  }
}

/**
 * The threshold with the best F1 among those that keep what is required; the most precise one when there is none of these;
 * the highest of equal ones.
 */
export function bestThreshold(
  scores: Float64Array,
  positive: Uint8Array,
  { leastPrecision, mostFalseAlarms }: Requirements,
): ThresholdChoice {
  const keeps = (choice: ThresholdChoice) => choice.precision >= leastPrecision && choice.falseAlarms <= mostFalseAlarms
  let best: ThresholdChoice = { threshold: 1, falseAlarms: 0, precision: 0, recall: 0, f1: 0 }
  let bestKeeps = false
  for (const choice of thresholds(scores, positive)) {
    const does = keeps(choice)
    const better = does === bestKeeps ? (does ? choice.f1 > best.f1 : choice.precision > best.precision) : does
    if (better) [best, bestKeeps] = [choice, does]
  }
  return best
}

/** The mean precision over the thresholds at which each positive one is found: the area under precision by recall. */
export function averagePrecision(scores: Float64Array, positive: Uint8Array): number {
  let area = 0
  let before = 0
  for (const { precision, recall } of thresholds(scores, positive)) {
    area += precision * (recall - before)
    before = recall
  }
  return area
}

/** The largest share found at any threshold with at least this precision. */
export function recallAtPrecision(scores: Float64Array, positive: Uint8Array, precision: number): number {
  let most = 0
  for (const choice of thresholds(scores, positive)) {
    if (choice.precision >= precision && choice.recall > most) most = choice.recall
  }
  return most
}

/** The best precision at any threshold that finds at least `recall` of what there is. */
export function precisionAtRecall(scores: Float64Array, positive: Uint8Array, recall: number): number {
  let best = 0
  for (const choice of thresholds(scores, positive)) {
    if (choice.recall >= recall && choice.precision > best) best = choice.precision
  }
  return best
}
