import { dayOf } from '@liangyan/store'

export type CellValue = string | number | Date | null

/** A column of a table that leaves as a file. */
export interface Column<T> {
  readonly title: string
  readonly value: (row: T) => CellValue
  /** In characters, for workbooks. */
  readonly width?: number
}

/** Pages of a list, one after the other, as rows. */
export async function* rowsOf<T>(
  pageAfter: (after: string | undefined) => Promise<{ readonly items: readonly T[]; readonly next: string | null }>,
): AsyncGenerator<T> {
  let after: string | undefined
  do {
    const { items, next } = await pageAfter(after)
    yield* items
    after = next ?? undefined
  } while (after !== undefined)
}

/** `2026-03-05 10:02:07`, as the clocks in the bank show it. */
export function bankTime(moment: Date): string {
  return `${dayOf(moment)} ${new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(11, 19)}`
}
