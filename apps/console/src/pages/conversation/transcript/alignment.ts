import type { RevealedTurn } from '@liangyan/contract'

type Hidden = RevealedTurn['hidden']

/** Where a place of the masked text lies in the original; one inside a mask at the nearer outer edge of what it hides. */
export function toOriginal(hidden: Hidden, place: number, edge: 'start' | 'end'): number {
  let shift = 0
  for (const { start, end, mask } of hidden) {
    const from = start - shift
    if (place <= from) break
    if (place < from + mask.length) return edge === 'start' ? start : end
    shift += end - start - mask.length
  }
  return place + shift
}

/** The way back. */
export function toMasked(hidden: Hidden, place: number, edge: 'start' | 'end'): number {
  let shift = 0
  for (const { start, end, mask } of hidden) {
    if (place <= start) break
    if (place < end) return edge === 'start' ? start - shift : start - shift + mask.length
    shift += end - start - mask.length
  }
  return place - shift
}

/** The text with masks over what is hidden. */
export function maskedText(original: string, hidden: Hidden): string {
  let masked = ''
  let from = 0
  for (const { start, end, mask } of hidden) {
    masked += original.slice(from, start) + mask
    from = end
  }
  return masked + original.slice(from)
}
