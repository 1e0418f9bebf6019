import type { SeqRanges } from '@liangyan/contract'

/** Whether a number is among them; ranges in rising order. */
export function includes(ranges: SeqRanges, seq: number): boolean {
  let low = 0
  let high = ranges.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const [first, last] = ranges[middle]
    if (seq < first) high = middle - 1
    else if (seq > last) low = middle + 1
    else return true
  }
  return false
}
