import { and, asc, count, eq } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { savedViews } from '../schema/index.ts'

export type SavedViewRow = typeof savedViews.$inferSelect

export async function savedViewsOf(db: Database, userId: number): Promise<SavedViewRow[]> {
  return db.select().from(savedViews).where(eq(savedViews.userId, userId)).orderBy(asc(savedViews.name))
}

export async function countSavedViews(db: Database, userId: number): Promise<number> {
  const [row] = await db.select({ count: count() }).from(savedViews).where(eq(savedViews.userId, userId))
  return row.count
}

/** Adds a view; undefined where the person has one of that name. */
export async function addSavedView(
  db: Database,
  view: { readonly userId: number; readonly name: string; readonly filter: unknown },
): Promise<SavedViewRow | undefined> {
  const [row] = await db.insert(savedViews).values(view).onConflictDoNothing().returning()
  return row
}

/** Changes a view of one's own; undefined where there is no such, `taken` where another of one's own has that name. */
export async function changeSavedView(
  db: Database,
  userId: number,
  id: number,
  change: { readonly name?: string | undefined; readonly filter?: unknown },
): Promise<SavedViewRow | 'taken' | undefined> {
  return db.transaction(async (tx) => {
    const own = await tx.select().from(savedViews).where(eq(savedViews.userId, userId)).for('update')
    const view = own.find((one) => one.id === id)
    if (!view) return undefined
    if (own.some((one) => one.id !== id && one.name === change.name)) return 'taken'
    const { name = view.name, filter = view.filter } = change
    const [row] = await tx.update(savedViews).set({ name, filter }).where(eq(savedViews.id, id)).returning()
    return row
  })
}

/** Deletes a view of one's own; whether there was one. */
export async function removeSavedView(db: Database, userId: number, id: number): Promise<boolean> {
  const gone = await db
    .delete(savedViews)
    .where(and(eq(savedViews.id, id), eq(savedViews.userId, userId)))
    .returning({ id: savedViews.id })
  return gone.length > 0
}
