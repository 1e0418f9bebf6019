import {
  type AnyRoute,
  compareStandards,
  listStandardVersions,
  readStandardVersion,
  standardInForce,
} from '@liangyan/contract'

/** What every step of a version's life makes untrue. */
export const CHANGED: readonly AnyRoute[] = [
  listStandardVersions,
  readStandardVersion,
  standardInForce,
  compareStandards,
]
