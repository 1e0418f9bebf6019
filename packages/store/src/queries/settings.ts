import { eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { settings, users } from '../schema/index.ts'

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

/** When these settings were changed last, and the name of who did it, by setting. */
export async function settingChanges(
  db: Database,
  names: readonly string[],
): Promise<Map<string, { readonly at: Date; readonly by: string | null }>> {
  const rows = await db
    .select({ name: settings.name, at: settings.changedAt, by: users.name })
    .from(settings)
    .leftJoin(users, eq(users.id, settings.changedBy))
    .where(inArray(settings.name, [...names]))
  return new Map(rows.map(({ name, ...change }) => [name, change]))
}
