import { BEFORE_1, BEFORE_2, END, OWN, START } from './features.ts'

/*
 * The features of `visitFeatures`, summed without a call for each of them: this runs on every turn of every
 * conversation. Positions run from 0 to `length`, which is the end mark.
 */

/** The multiplied code before `at`: `START` before the first, nothing before that. */
function before(codes: Uint16Array, at: number, multiplier: number): number {
  return at >= 0 ? Math.imul(codes[at], multiplier) : at === -1 ? Math.imul(START, multiplier) : 0
}

/** The sum of the weights of all features that end at the positions `from` … `to`. */
export function sumOfStretch(
  weights: Int8Array,
  shift: number,
  codes: Uint16Array,
  length: number,
  from: number,
  to: number,
): number {
  let sum = 0
  let before1 = before(codes, from - 1, BEFORE_1)
  let before2 = before(codes, from - 2, BEFORE_2)
  let next2 = before(codes, from - 1, BEFORE_2)
  for (let at = from; at <= to; at++) {
    const code = at < length ? codes[at] : END
    const own = Math.imul(code, OWN)
    sum = (sum + weights[own >>> shift] + weights[(own + before1) >>> shift] + weights[(own + before2) >>> shift]) | 0
    before1 = Math.imul(code, BEFORE_1)
    before2 = next2
    next2 = Math.imul(code, BEFORE_2)
  }
  return sum
}

/** The last position of the stretch of `ring.length` positions with the largest sum. Uses `ring` as scratch. */
export function worstStretchEnd(
  weights: Int8Array,
  shift: number,
  codes: Uint16Array,
  length: number,
  ring: Int32Array,
): number {
  const size = ring.length
  let sum = 0
  let worst = Number.NEGATIVE_INFINITY
  let worstEnd = size - 1
  let slot = 0
  for (let at = 0; at <= length; at++) {
    const here = sumOfStretch(weights, shift, codes, length, at, at)
    sum += here
    if (at >= size) sum -= ring[slot]
    ring[slot] = here
    slot = slot + 1 === size ? 0 : slot + 1
    if (at >= size - 1 && sum > worst) {
      worst = sum
      worstEnd = at
    }
  }
  return worstEnd
}

/** Sums the rows of all features that end at the positions `from` … `to` into `sums`. */
export function addRows(
  rows: Int8Array,
  rowOf: Int32Array,
  shift: number,
  codes: Uint16Array,
  length: number,
  from: number,
  to: number,
  sums: Int32Array,
): void {
  sums.fill(0)
  for (let at = from; at <= to; at++) {
    const code = at < length ? codes[at] : END
    const before1 = before(codes, at - 1, BEFORE_1)
    const before2 = before(codes, at - 2, BEFORE_2)
    const own = Math.imul(code, OWN)
    addRow(rows, rowOf[own >>> shift], sums)
    addRow(rows, rowOf[(own + before1) >>> shift], sums)
    addRow(rows, rowOf[(own + before2) >>> shift], sums)
  }
}

function addRow(rows: Int8Array, row: number, sums: Int32Array): void {
  if (row === 0) return
  for (let tone = 0; tone < sums.length; tone++) sums[tone] += rows[row + tone]
}
