/**
 * The `count` items that come first in an order, in that order, as a stable sort of all would give them; in time linear in
 * their number where few are wanted, and without keeping the others.
 */
export function lowest<T>(items: Iterable<T>, count: number, compare: (a: T, b: T) => number): T[] {
  if (count <= 0) return []
  const kept: T[] = []
  let last: T | undefined // the last that is still in, once `count` have come
  const settle = () => {
    kept.sort(compare)
    kept.length = Math.min(count, kept.length)
    if (kept.length === count) last = kept.at(-1)
  }
  for (const item of items) {
    if (last !== undefined && compare(item, last) >= 0) continue
    kept.push(item)
    if (kept.length >= 2 * count + 1000) settle()
  }
  settle()
  return kept
}
