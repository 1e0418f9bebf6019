import type { LiveLine } from '@liangyan/contract'
import { heldOrder } from '../state/order.ts'

export interface Row {
  readonly line: LiveLine
  /** It has left the floor, and stands here only so that nothing moves. */
  readonly isGone: boolean
}

/**
 * What the list shows while somebody points at it: the rows stay where they are, with what is known of them now.
 * @param all also those that the filter lets through no longer
 */
export function heldRows(
  shown: readonly Row[],
  wanted: readonly LiveLine[],
  all: ReadonlyMap<string, LiveLine>,
): readonly Row[] {
  const before = new Map(shown.map(({ line }) => [line.id, line]))
  return heldOrder(
    shown.map(({ line }) => line.id),
    wanted.map(({ id }) => id),
  ).map((id) => {
    const line = all.get(id)
    return line ? { line, isGone: false } : { line: before.get(id)!, isGone: true }
  })
}

export function freshRows(wanted: readonly LiveLine[]): readonly Row[] {
  return wanted.map((line) => ({ line, isGone: false }))
}

/** Whether the rows would stand otherwise if they were let go. */
export function isOverdue(rows: readonly Row[], wanted: readonly LiveLine[]): boolean {
  return rows.length !== wanted.length || rows.some(({ line }, place) => line.id !== wanted[place].id)
}
