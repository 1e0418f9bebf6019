import type { LiveLine } from '@liangyan/contract'
import { useLayoutEffect, useRef } from 'react'
import { freshRows, heldRows, isOverdue, type Row } from './rows.ts'

interface HeldRows {
  readonly rows: readonly Row[]
  /** They are held, and would stand otherwise. */
  readonly isOverdue: boolean
  /** Lets them go once. */
  readonly renew: () => void
}

/** The rows of the list, which keep their places for as long as they are held. */
export function useHeldRows(
  wanted: readonly LiveLine[],
  all: ReadonlyMap<string, LiveLine>,
  isHeld: boolean,
): HeldRows {
  const shown = useRef<readonly Row[]>([])
  const isFree = !isHeld || shown.current.length === 0
  const rows = isFree ? freshRows(wanted) : heldRows(shown.current, wanted, all)
  useLayoutEffect(() => {
    shown.current = rows
  })
  return {
    rows,
    isOverdue: !isFree && isOverdue(rows, wanted),
    renew: () => {
      shown.current = []
    },
  }
}
