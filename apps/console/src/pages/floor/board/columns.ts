import type { Order } from '../state/order.ts'

/** The columns in their order; `watched` cannot be sorted by. */
export const COLUMNS = [
  'need',
  'agent',
  'customer',
  'state',
  'duration',
  'clocks',
  'warnings',
  'mood',
  'waits',
  'watched',
] as const satisfies readonly (Order | 'watched')[]
export type Column = (typeof COLUMNS)[number]
