import { type Filter, foundClauses, listConversations, type ListOrder, type Sight } from '@liangyan/store'
import type { System } from '../system.ts'
import { rowsOf } from '../tables/column.ts'
import type { Exported } from './columns.ts'

/** Conversations that are read at once. */
const PAGE = 1_000

/** The conversations of an export with what was found in them, page after page: nothing is kept. */
export function exportedRows(
  { db }: Pick<System, 'db'>,
  filter: Filter,
  sight: Sight,
  order: ListOrder | undefined,
): AsyncGenerator<Exported> {
  return rowsOf(async (after) => {
    const { items, next } = await listConversations(db, filter, sight, { after, limit: PAGE, order })
    const inspections = items.flatMap(({ inspectionId }) => inspectionId ?? [])
    const found = Map.groupBy(await foundClauses(db, inspections), ({ inspectionId }) => inspectionId)
    return { items: items.map((line) => ({ line, found: found.get(line.inspectionId ?? 0) ?? [] })), next }
  })
}
