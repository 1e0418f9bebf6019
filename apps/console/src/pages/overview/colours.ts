/** Colours of the charts: told apart by blue and orange and by lightness, whatever colours somebody sees. */
export const LINE = '#0b6a7c'
export const BAR = '#c4d6db'
export const STRONG = '#c2570c'

/** From blue (kept) over almost white to orange (broken); 0–1. */
const STEPS = ['#e08a3c', '#efb078', '#f8d9bb', '#f3f4f2', '#d5e6ee', '#a9cfe0', '#78b3cd'] as const
const FROM = 0.4

/** The ground for a share that was kept. The number stands on it: the colour only helps to find it. */
export function groundOf(kept: number): string {
  const place = Math.max(0, (kept - FROM) / (1 - FROM)) * STEPS.length
  return STEPS[Math.min(STEPS.length - 1, Math.floor(place))] ?? STEPS[0]
}
