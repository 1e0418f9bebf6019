import type { FigureDuties, FigureTally } from '@liangyan/contract'

/** Average points; null where nothing was scored. */
export function average({ points, scored }: Pick<FigureTally, 'points' | 'scored'>): number | null {
  return scored === 0 ? null : points / scored
}

/** The part that was kept, 0–1; null where nothing was due. */
export function kept({ duties, broken }: Pick<FigureDuties, 'duties' | 'broken'>): number | null {
  return duties === 0 ? null : (duties - broken) / duties
}

/** A part of a whole, 0–1; null where there is no whole. */
export function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole
}
