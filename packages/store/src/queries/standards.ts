import { createHash } from 'node:crypto'
import { and, desc, eq, isNotNull, max, sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { standardFiles, standardTexts, standardVersions } from '../schema/index.ts'

export type StandardVersionRow = typeof standardVersions.$inferSelect

/** Hash over all paths and texts of a standard: equal standards have equal digests. */
export function digestOf(texts: ReadonlyMap<string, string>): string {
  const hash = createHash('sha256')
  for (const path of [...texts.keys()].sort()) hash.update(`${path}\0${hashOf(texts.get(path)!)}\n`)
  return hash.digest('hex')
}

const hashOf = (body: string): string => createHash('sha256').update(body).digest('hex')

/** A further version with these files; a draft unless more is said. */
export async function addStandardVersion(
  db: Database,
  version: Omit<typeof standardVersions.$inferInsert, 'digest'>,
  texts: ReadonlyMap<string, string>,
): Promise<number> {
  return db.transaction(async (tx) => {
    const [{ id }] = await tx
      .insert(standardVersions)
      .values({ ...version, digest: digestOf(texts) })
      .returning({ id: standardVersions.id })
    const files = [...texts].map(([path, body]) => ({ versionId: id, path, hash: hashOf(body), body }))
    await tx
      .insert(standardTexts)
      .values(files.map(({ hash, body }) => ({ hash, body })))
      .onConflictDoNothing()
    await tx.insert(standardFiles).values(files.map(({ versionId, path, hash }) => ({ versionId, path, hash })))
    return id
  })
}

/** The version in force: the published one that was last put in force; undefined before the first. */
export async function versionInForce(db: Database): Promise<StandardVersionRow | undefined> {
  const [row] = await db
    .select()
    .from(standardVersions)
    .where(isNotNull(standardVersions.inForceSince))
    .orderBy(desc(standardVersions.inForceSince))
    .limit(1)
  return row
}

export async function standardVersion(db: Database, id: number): Promise<StandardVersionRow | undefined> {
  const [row] = await db.select().from(standardVersions).where(eq(standardVersions.id, id))
  return row
}

/** The texts of a version's files, by path. */
export async function standardTextsOf(db: Database, versionId: number): Promise<Map<string, string>> {
  const rows = await db
    .select({ path: standardFiles.path, body: standardTexts.body })
    .from(standardFiles)
    .innerJoin(standardTexts, eq(standardTexts.hash, standardFiles.hash))
    .where(eq(standardFiles.versionId, versionId))
  return new Map(rows.map(({ path, body }) => [path, body]))
}

/** Publishes a version and puts it in force; its number is the next one. */
export async function publishVersion(db: Database, id: number, approvedBy: number | null): Promise<number> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`lock table ${standardVersions} in share row exclusive mode`)
    const [{ last }] = await tx.select({ last: max(standardVersions.number) }).from(standardVersions)
    const number = (last ?? 0) + 1
    await tx
      .update(standardVersions)
      .set({ state: 'published', number, approvedBy, publishedAt: sql`now()`, inForceSince: sql`now()` })
      .where(and(eq(standardVersions.id, id)))
    return number
  })
}
