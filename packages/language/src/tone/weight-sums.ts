import type { RankedBits } from '../matching/ranked-bits.ts'
import { BEFORE_1, BEFORE_2, END, OWN, START } from './features.ts'

/*
 * The features of `visitFeatures`, summed without a call for each of them: this runs on every turn of every
 * conversation. A turn is the `length` codes from `base` on; its positions run from 0 to `length`, the end mark.
 */

/** The multiplied code of position `at`: `START` before the first, nothing before that. */
function before(codes: Uint16Array, base: number, at: number, multiplier: number): number {
  return at >= 0 ? Math.imul(codes[base + at], multiplier) : at === -1 ? Math.imul(START, multiplier) : 0
}

/**
 * The sum of the weights of all features of a turn. `sums` is filled with the sums before each position and, at the
 * end, of all: it must have room for `length + 2`.
 */
export function sumOfTurn(
  weights: Int8Array,
  shift: number,
  codes: Uint16Array,
  base: number,
  length: number,
  sums: Int32Array,
): number {
  let sum = 0
  let before1 = Math.imul(START, BEFORE_1)
  let before2 = 0
  let next2 = Math.imul(START, BEFORE_2)
  for (let at = 0; at <= length; at++) {
    const code = at < length ? codes[base + at] : END
    const own = Math.imul(code, OWN)
    sum = (sum + weights[own >>> shift] + weights[(own + before1) >>> shift] + weights[(own + before2) >>> shift]) | 0
    sums[at + 1] = sum
    before1 = Math.imul(code, BEFORE_1)
    before2 = next2
    next2 = Math.imul(code, BEFORE_2)
  }
  return sum
}

/** The last position of the stretch of `window + 1` positions with the largest sum, by the sums of `sumOfTurn`. */
export function endOfWorst(sums: Int32Array, length: number, window: number): number {
  let most = -0x7fffffff
  let end = window
  for (let at = window; at <= length; at++) {
    const sum = (sums[at + 1] - sums[at - window]) | 0
    if (sum > most) {
      most = sum
      end = at
    }
  }
  return end
}

/**
 * Sums the second stage's weights of all features that end at the positions `from` … `to` into `sums`. `weights` holds for
 * each known bucket that of the first stage, then those of the second; an unknown bucket has none.
 */
export function addRows(
  weights: Int8Array,
  known: RankedBits,
  shift: number,
  codes: Uint16Array,
  base: number,
  length: number,
  from: number,
  to: number,
  sums: Int32Array,
): void {
  sums.fill(0)
  for (let at = from; at <= to; at++) {
    const own = Math.imul(at < length ? codes[base + at] : END, OWN)
    addRow(weights, known, own >>> shift, sums)
    addRow(weights, known, (own + before(codes, base, at - 1, BEFORE_1)) >>> shift, sums)
    addRow(weights, known, (own + before(codes, base, at - 2, BEFORE_2)) >>> shift, sums)
  }
}

function addRow(weights: Int8Array, known: RankedBits, bucket: number, sums: Int32Array): void {
  if (!known.has(bucket)) return
  const row = known.rank(bucket) * (sums.length + 1) + 1
  for (let tone = 0; tone < sums.length; tone++) sums[tone] += weights[row + tone]
}
