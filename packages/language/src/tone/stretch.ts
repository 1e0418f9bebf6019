import { LENGTH_VALUE, lengthClass, lengthFactor, visitFeatures } from './features.ts'

/*
 * A turn is judged as a whole and, when it is long, also by its worst stretch: kind words around it do not excuse a
 * harsh one. Of the two the worse counts, but the stretch is handicapped, since the worst of many is always bad.
 */

/** The part of a turn that was judged: positions `from` … `to`, counted as so many characters. */
export interface JudgedStretch {
  readonly from: number
  readonly to: number
  readonly length: number
  /** Whether it is the worst stretch of a longer turn. */
  readonly partial: boolean
}

/** Weights of a decision by bucket, those of the classes of length at the end. */
export interface SpreadPlane {
  readonly weights: Float64Array
  readonly bias: number
}

/** Which part of a turn is judged: this is how training sees it; the classifier does the same in whole numbers. */
export function judgedStretch(
  codes: Uint16Array,
  bits: number,
  window: number,
  handicap: number,
  plane: SpreadPlane,
): JudgedStretch {
  const { length } = codes
  const whole = { from: 0, to: length, length, partial: false }
  if (length <= window) return whole
  const sums = new Float64Array(length + 2) // of the positions before each
  for (let at = 0; at <= length; at++) {
    let here = 0
    const add = (bucket: number) => (here += plane.weights[bucket])
    visitFeatures(codes, length, bits, add, at, at)
    sums[at + 1] = sums[at] + here
  }
  let to = window
  for (let end = window; end <= length; end++) {
    if (sums[end + 1] - sums[end - window] > sums[to + 1] - sums[to - window]) to = end
  }
  const worst = { from: to - window, to, length: window, partial: true }
  const scoreOfWorst = scoreOfStretch(codes, bits, worst, plane) - handicap
  return scoreOfWorst > scoreOfStretch(codes, bits, whole, plane) ? worst : whole
}

/** The score of a part of a turn. */
export function scoreOfStretch(codes: Uint16Array, bits: number, stretch: JudgedStretch, plane: SpreadPlane): number {
  let sum = 0
  const add = (bucket: number) => (sum += plane.weights[bucket])
  visitFeatures(codes, codes.length, bits, add, stretch.from, stretch.to)
  const ofLength = plane.weights[2 ** bits + lengthClass(stretch.length)] * LENGTH_VALUE
  return sum * lengthFactor(stretch.length) + ofLength + plane.bias
}
