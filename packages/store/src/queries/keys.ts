import { and, desc, eq, gt, isNull, lt, or, sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { apiKeys, users } from '../schema/index.ts'
import { type PageOf, further, type PageWanted } from './page.ts'

export interface KeyHolder {
  readonly id: number
  readonly name: string
  readonly scopes: readonly string[]
}

/** The key with this hash, where it is neither revoked nor over, marked as used; written down at most once a minute. */
export async function keyByHash(db: Database, keyHash: string, now: Date): Promise<KeyHolder | undefined> {
  const [row] = await db
    .select({ id: apiKeys.id, name: apiKeys.name, scopes: apiKeys.scopes })
    .from(apiKeys)
    .where(
      and(
        eq(apiKeys.keyHash, keyHash),
        isNull(apiKeys.revokedAt),
        or(isNull(apiKeys.expiresAt), gt(apiKeys.expiresAt, now)),
      ),
    )
  if (row) await markUsed(db, row.id, now)
  return row
}

async function markUsed(db: Database, id: number, now: Date): Promise<void> {
  const aMinuteAgo = new Date(now.getTime() - 60_000)
  await db
    .update(apiKeys)
    .set({ lastUsedAt: now })
    .where(and(eq(apiKeys.id, id), or(isNull(apiKeys.lastUsedAt), lt(apiKeys.lastUsedAt, aMinuteAgo))))
}

export type KeyRow = Omit<typeof apiKeys.$inferSelect, 'keyHash' | 'createdBy'> & { readonly createdBy: string | null }

const selectKeys = (db: Database) =>
  db
    .select({
      id: apiKeys.id,
      name: apiKeys.name,
      prefix: apiKeys.prefix,
      scopes: apiKeys.scopes,
      createdBy: users.name,
      createdAt: apiKeys.createdAt,
      expiresAt: apiKeys.expiresAt,
      lastUsedAt: apiKeys.lastUsedAt,
      revokedAt: apiKeys.revokedAt,
    })
    .from(apiKeys)
    .leftJoin(users, eq(users.id, apiKeys.createdBy))

/** A page of keys, newest first. */
export async function listKeys(db: Database, page: PageWanted): Promise<PageOf<KeyRow>> {
  const rows = await selectKeys(db)
    .where(further(apiKeys.id, page.after))
    .orderBy(desc(apiKeys.id))
    .limit(page.limit + 1)
  const items = rows.slice(0, page.limit)
  return { items, next: rows.length > items.length ? String(items.at(-1)!.id) : null }
}

export async function readKey(db: Database, id: number): Promise<KeyRow | undefined> {
  const [row] = await selectKeys(db).where(eq(apiKeys.id, id))
  return row
}

export async function addKey(db: Database, key: typeof apiKeys.$inferInsert): Promise<number> {
  const [row] = await db.insert(apiKeys).values(key).returning({ id: apiKeys.id })
  return row.id
}

/** Whether it was not revoked before. */
export async function revokeKey(db: Database, id: number): Promise<boolean> {
  const rows = await db
    .update(apiKeys)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(apiKeys.id, id), isNull(apiKeys.revokedAt)))
    .returning({ id: apiKeys.id })
  return rows.length > 0
}
