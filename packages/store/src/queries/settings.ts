import { eq, sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { settings } from '../schema/index.ts'

/** A setting's value, as whoever wrote it wrote it; undefined where nobody has. */
export async function readSetting(db: Database, name: string): Promise<unknown> {
  const [row] = await db.select({ value: settings.value }).from(settings).where(eq(settings.name, name))
  return row?.value
}

export async function writeSetting(
  db: Database,
  name: string,
  value: unknown,
  changedBy: number | null,
): Promise<void> {
  await db
    .insert(settings)
    .values({ name, value, changedBy })
    .onConflictDoUpdate({ target: settings.name, set: { value, changedBy, changedAt: sql`now()` } })
}
