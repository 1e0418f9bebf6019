import { createHash } from 'node:crypto'
import { and, asc, desc, eq, getTableColumns, isNotNull, max, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Database } from '../database.ts'
import { auditTrail, standardFiles, standardTexts, standardVersions, users } from '../schema/index.ts'
import { type PageOf, further, type PageWanted } from './page.ts'

export type StandardVersionRow = typeof standardVersions.$inferSelect

/** A version with the names of those who had a hand in it, and the version it was made from. */
export interface ListedVersion extends StandardVersionRow {
  readonly createdByName: string | null
  readonly changedByName: string | null
  readonly submittedByName: string | null
  readonly approvedByName: string | null
  readonly publishedByName: string | null
  readonly base: { readonly id: number; readonly number: number | null; readonly title: string } | null
}

/** One file of a version; `size` in bytes of UTF-8. */
export interface StandardFileRow {
  readonly path: string
  readonly hash: string
  readonly size: number
  readonly revision: number
}

/** Hash over all paths and texts of a standard: equal standards have equal digests. */
export function digestOf(texts: ReadonlyMap<string, string>): string {
  return digestOfFiles([...texts].map(([path, body]) => ({ path, hash: hashOf(body) })))
}

/** The same from the hashes of the texts, in whatever order. */
export function digestOfFiles(files: readonly { readonly path: string; readonly hash: string }[]): string {
  const hash = createHash('sha256')
  const inOrder = files.toSorted((a, b) => (a.path < b.path ? -1 : 1))
  for (const file of inOrder) hash.update(`${file.path}\0${file.hash}\n`)
  return hash.digest('hex')
}

export const hashOf = (body: string): string => createHash('sha256').update(body).digest('hex')

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
    await keepTexts(tx, [...texts.values()])
    const files = [...texts].map(([path, body]) => ({ versionId: id, path, hash: hashOf(body) }))
    if (files.length > 0) await tx.insert(standardFiles).values(files)
    return id
  })
}

/** Whoever adds texts shares the lock, whoever sweeps unused ones away has it alone. */
const TEXTS = 7_310_001

/** Keeps texts that are not kept yet; they are swept away unless a file has them by the end of the transaction. */
export async function keepTexts(tx: Database, bodies: readonly string[]): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock_shared(${TEXTS})`)
  const texts = new Map(bodies.map((body) => [hashOf(body), body]))
  if (texts.size === 0) return
  await tx
    .insert(standardTexts)
    .values([...texts].map(([hash, body]) => ({ hash, body })))
    .onConflictDoNothing()
}

/** Deletes texts that no file of any version has any more. */
export async function sweepTexts(db: Database): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${TEXTS})`)
    await tx.execute(sql`
      delete from ${standardTexts} t
      where not exists (select from ${standardFiles} f where f.hash = t.hash)`)
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

/** A version that nobody else can change until the transaction ends. */
export async function lockedVersion(tx: Database, id: number): Promise<StandardVersionRow | undefined> {
  const [row] = await tx.select().from(standardVersions).where(eq(standardVersions.id, id)).for('update')
  return row
}

const creator = alias(users, 'creator')
const changer = alias(users, 'changer')
const submitter = alias(users, 'submitter')
const approver = alias(users, 'approver')
const publisher = alias(users, 'publisher')
const base = alias(standardVersions, 'base')

const listed = (db: Database) =>
  db
    .select({
      ...getTableColumns(standardVersions),
      createdByName: creator.name,
      changedByName: changer.name,
      submittedByName: submitter.name,
      approvedByName: approver.name,
      publishedByName: publisher.name,
      base: { id: base.id, number: base.number, title: base.title },
    })
    .from(standardVersions)
    .leftJoin(creator, eq(creator.id, standardVersions.createdBy))
    .leftJoin(changer, eq(changer.id, standardVersions.changedBy))
    .leftJoin(submitter, eq(submitter.id, standardVersions.submittedBy))
    .leftJoin(approver, eq(approver.id, standardVersions.approvedBy))
    .leftJoin(publisher, eq(publisher.id, standardVersions.publishedBy))
    .leftJoin(base, eq(base.id, standardVersions.basedOn))

/** Versions, the latest made first. */
export async function listVersions(
  db: Database,
  page: PageWanted & { readonly published: boolean },
): Promise<PageOf<ListedVersion>> {
  const found = await listed(db)
    .where(
      and(further(standardVersions.id, page.after), page.published ? isNotNull(standardVersions.number) : undefined),
    )
    .orderBy(desc(standardVersions.id))
    .limit(page.limit + 1)
  const items = found.slice(0, page.limit)
  return { items, next: found.length > page.limit ? String(items.at(-1)!.id) : null }
}

export async function listedVersion(db: Database, id: number): Promise<ListedVersion | undefined> {
  const [row] = await listed(db).where(eq(standardVersions.id, id))
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

/** The texts of a version with the digest that belongs to them, also where somebody is writing on it. */
export async function versionTexts(
  db: Database,
  id: number,
): Promise<{ readonly digest: string; readonly texts: Map<string, string> } | undefined> {
  return db.transaction(
    async (tx) => {
      const version = await standardVersion(tx, id)
      return version && { digest: version.digest, texts: await standardTextsOf(tx, id) }
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
}

/** The files of a version, by path. */
export async function standardFilesOf(db: Database, versionId: number): Promise<StandardFileRow[]> {
  return db
    .select({
      path: standardFiles.path,
      hash: standardFiles.hash,
      revision: standardFiles.revision,
      size: sql<number>`octet_length(${standardTexts.body})`,
    })
    .from(standardFiles)
    .innerJoin(standardTexts, eq(standardTexts.hash, standardFiles.hash))
    .where(eq(standardFiles.versionId, versionId))
    .orderBy(asc(standardFiles.path))
}

export async function standardFile(
  db: Database,
  versionId: number,
  path: string,
): Promise<{ readonly text: string; readonly hash: string; readonly revision: number } | undefined> {
  const [row] = await db
    .select({ text: standardTexts.body, hash: standardFiles.hash, revision: standardFiles.revision })
    .from(standardFiles)
    .innerJoin(standardTexts, eq(standardTexts.hash, standardFiles.hash))
    .where(and(eq(standardFiles.versionId, versionId), eq(standardFiles.path, path)))
  return row
}

/** Publishes a version and puts it in force; its number is the next one. */
export async function publishVersion(db: Database, id: number, publishedBy: number | null): Promise<number> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`lock table ${standardVersions} in share row exclusive mode`)
    const [{ last }] = await tx.select({ last: max(standardVersions.number) }).from(standardVersions)
    const number = (last ?? 0) + 1
    await tx
      .update(standardVersions)
      .set({ state: 'published', number, publishedBy, publishedAt: sql`now()`, inForceSince: sql`now()` })
      .where(eq(standardVersions.id, id))
    return number
  })
}

/** Puts a published version in force again; false where there is none of this id. */
export async function putInForce(db: Database, id: number): Promise<boolean> {
  const done = await db
    .update(standardVersions)
    .set({ inForceSince: sql`now()` })
    .where(and(eq(standardVersions.id, id), isNotNull(standardVersions.number)))
    .returning({ id: standardVersions.id })
  return done.length > 0
}

export interface VersionEvent {
  readonly at: Date
  readonly who: string
  readonly action: string
  readonly detail: Record<string, unknown>
}

/** What the audit trail says of a version, the latest first, up to two hundred entries. */
export async function historyOfVersion(db: Database, subject: string): Promise<VersionEvent[]> {
  const rows = await db
    .select({ at: auditTrail.at, who: auditTrail.who, action: auditTrail.action, detail: auditTrail.detail })
    .from(auditTrail)
    .where(eq(auditTrail.subject, subject))
    .orderBy(desc(auditTrail.id))
    .limit(200)
  return rows.map(({ detail, ...row }) => ({ ...row, detail: detail as Record<string, unknown> }))
}
