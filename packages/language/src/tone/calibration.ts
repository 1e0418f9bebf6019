/** Turns a learner's score into the logarithm of the odds: logit = slope × score + offset. */
export interface Calibration {
  readonly slope: number
  readonly offset: number
}

/** The probability whose log-odds are `logit`. */
export function sigmoid(logit: number): number {
  return 1 / (1 + Math.exp(-logit))
}

/** The log-odds of a probability. */
export function logitOf(probability: number): number {
  return Math.log(probability / (1 - probability))
}

/** For each decision the probabilities that its calibration makes of scores. */
export function probabilitiesOf(scores: readonly Float64Array[], calibrations: readonly Calibration[]): Float64Array[] {
  return scores.map((own, decision) => {
    const { slope, offset } = calibrations[decision]
    return own.map((score) => sigmoid(slope * score + offset))
  })
}

/**
 * Fits a calibration to scores of sentences that the learner had not seen, by Newton's method with the smoothed
 * targets of Platt (Lin, Lin and Weng 2007).
 */
export function calibrate(scores: Float64Array, positive: Uint8Array): Calibration {
  const targets = smoothedTargets(positive)
  const start = logitOf(targets.reduce((sum, target) => sum + target, 0) / targets.length)
  let at: Calibration = { slope: 0, offset: start }
  let loss = lossAt(at, scores, targets)
  for (let round = 0; round < 100; round++) {
    const slopeOfLoss = derivatives(at, scores, targets)
    if (Math.abs(slopeOfLoss.g1) < 1e-7 && Math.abs(slopeOfLoss.g2) < 1e-7) break
    const next = stepDown(at, loss, slopeOfLoss, scores, targets)
    if (!next) break
    at = next.at
    loss = next.loss
  }
  return at.slope >= 0 ? at : { slope: 0, offset: start } // scores that tell nothing must not tell the opposite
}

function smoothedTargets(positive: Uint8Array): Float64Array {
  const positives = positive.reduce((count, flag) => count + flag, 0)
  const high = (positives + 1) / (positives + 2)
  const low = 1 / (positive.length - positives + 2)
  return Float64Array.from(positive, (flag) => (flag === 1 ? high : low))
}

function lossAt({ slope, offset }: Calibration, scores: Float64Array, targets: Float64Array): number {
  let loss = 0
  for (let i = 0; i < scores.length; i++) {
    const logit = slope * scores[i] + offset
    loss += Math.max(logit, 0) + Math.log1p(Math.exp(-Math.abs(logit))) - targets[i] * logit
  }
  return loss
}

interface Derivatives {
  g1: number
  g2: number
  h11: number
  h22: number
  h12: number
}

function derivatives({ slope, offset }: Calibration, scores: Float64Array, targets: Float64Array): Derivatives {
  const sums = { g1: 0, g2: 0, h11: 1e-12, h22: 1e-12, h12: 0 }
  for (let i = 0; i < scores.length; i++) {
    const p = sigmoid(slope * scores[i] + offset)
    const error = p - targets[i]
    const curvature = p * (1 - p)
    sums.g1 += error * scores[i]
    sums.g2 += error
    sums.h11 += curvature * scores[i] * scores[i]
    sums.h22 += curvature
    sums.h12 += curvature * scores[i]
  }
  return sums
}

/** One Newton step, halved until the loss falls; undefined when it no longer does. */
function stepDown(
  at: Calibration,
  loss: number,
  { g1, g2, h11, h22, h12 }: Derivatives,
  scores: Float64Array,
  targets: Float64Array,
): { at: Calibration; loss: number } | undefined {
  const determinant = h11 * h22 - h12 * h12
  const moveSlope = (h12 * g2 - h22 * g1) / determinant
  const moveOffset = (h12 * g1 - h11 * g2) / determinant
  const promised = g1 * moveSlope + g2 * moveOffset
  for (let step = 1; step > 1e-10; step /= 2) {
    const next = { slope: at.slope + step * moveSlope, offset: at.offset + step * moveOffset }
    const nextLoss = lossAt(next, scores, targets)
    if (nextLoss < loss + 1e-4 * step * promised) return { at: next, loss: nextLoss }
  }
  return undefined
}
