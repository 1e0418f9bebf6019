import type { Retention } from '@liangyan/contract'

export type Kind = keyof Retention

/** What can be kept for a time: the fewest days that are allowed, and those that are offered first. */
export const KINDS: readonly { readonly kind: Kind; readonly least: number; readonly usual: number }[] = [
  { kind: 'conversations', least: 1, usual: 1095 },
  { kind: 'originals', least: 1, usual: 180 },
  { kind: 'figures', least: 1, usual: 1825 },
  { kind: 'auditTrail', least: 184, usual: 1095 },
  { kind: 'sessions', least: 1, usual: 30 },
]
