import type { Check } from './check.ts'
import { All, Any, Not } from './logic.ts'
import { OfRecord } from './record.ts'

/** Whether a check asks of the record alone. */
export const isOfRecord = (check: Check): boolean =>
  check instanceof OfRecord ||
  ((check instanceof All || check instanceof Any || check instanceof Not) && check.parts.every(isOfRecord))
