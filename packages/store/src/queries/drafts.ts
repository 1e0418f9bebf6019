import { and, desc, eq, sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { standardFiles, standardTexts, standardVersions } from '../schema/index.ts'
import { digestOfFiles, hashOf, keepTexts, lockedVersion } from './standards.ts'

/** Why a change of a draft was not made. */
export type DraftObstacle = 'no-version' | 'not-a-draft' | 'no-file' | 'changed-meanwhile'

export type DraftChange =
  | { readonly revision: number; readonly digest: string }
  | { readonly obstacle: DraftObstacle; readonly revision?: number }

/** A draft with the files of another version; its texts are not copied, a text is kept once. */
export async function addDraft(
  db: Database,
  draft: { readonly title: string; readonly basedOn: number; readonly createdBy: number | null },
): Promise<number> {
  return db.transaction(async (tx) => {
    const [{ digest }] = await tx
      .select({ digest: standardVersions.digest })
      .from(standardVersions)
      .where(eq(standardVersions.id, draft.basedOn))
    const [{ id }] = await tx
      .insert(standardVersions)
      .values({ ...draft, changedBy: draft.createdBy, digest })
      .returning({ id: standardVersions.id })
    await tx.execute(sql`
      insert into ${standardFiles} (version_id, path, hash)
      select ${id}, path, hash from ${standardFiles} where version_id = ${draft.basedOn}`)
    return id
  })
}

/**
 * Writes a file of a draft. `revision` is that of the text it was made from, 0 for a new file: where another came
 * between, nothing is written and the revision that stands is told.
 */
export async function writeDraftFile(
  db: Database,
  draft: number,
  file: { readonly path: string; readonly text: string; readonly revision: number },
  by: number | null,
): Promise<DraftChange> {
  return db.transaction(async (tx) => {
    const obstacle = await obstacleIn(tx, draft, file.path, file.revision)
    if (obstacle) return obstacle
    await keepTexts(tx, [file.text])
    const revision = file.revision + 1
    const hash = hashOf(file.text)
    await tx
      .insert(standardFiles)
      .values({ versionId: draft, path: file.path, hash, revision })
      .onConflictDoUpdate({ target: [standardFiles.versionId, standardFiles.path], set: { hash, revision } })
    return { revision, digest: await renewDigest(tx, draft, by) }
  })
}

/** Takes a file out of a draft; `revision` as for writing. */
export async function removeDraftFile(
  db: Database,
  draft: number,
  file: { readonly path: string; readonly revision: number },
  by: number | null,
): Promise<DraftChange> {
  return db.transaction(async (tx) => {
    if (file.revision === 0) return { obstacle: 'no-file' }
    const obstacle = await obstacleIn(tx, draft, file.path, file.revision)
    if (obstacle) return obstacle
    await tx.delete(standardFiles).where(and(eq(standardFiles.versionId, draft), eq(standardFiles.path, file.path)))
    return { revision: 0, digest: await renewDigest(tx, draft, by) }
  })
}

async function obstacleIn(
  tx: Database,
  draft: number,
  path: string,
  revision: number,
): Promise<DraftChange | undefined> {
  const version = await lockedVersion(tx, draft)
  if (!version) return { obstacle: 'no-version' }
  if (version.state !== 'draft') return { obstacle: 'not-a-draft' }
  const [file] = await tx
    .select({ revision: standardFiles.revision })
    .from(standardFiles)
    .where(and(eq(standardFiles.versionId, draft), eq(standardFiles.path, path)))
  const stands = file?.revision ?? 0
  if (stands === revision) return undefined
  return stands === 0 ? { obstacle: 'no-file' } : { obstacle: 'changed-meanwhile', revision: stands }
}

async function renewDigest(tx: Database, draft: number, changedBy: number | null): Promise<string> {
  const files = await tx
    .select({ path: standardFiles.path, hash: standardFiles.hash })
    .from(standardFiles)
    .where(eq(standardFiles.versionId, draft))
  const digest = digestOfFiles(files)
  await tx
    .update(standardVersions)
    .set({ digest, changedBy, changedAt: sql`now()` })
    .where(eq(standardVersions.id, draft))
  return digest
}

/** Changes what is said of a version beside its files. */
export async function changeVersion(
  tx: Database,
  id: number,
  change: Partial<typeof standardVersions.$inferInsert>,
): Promise<void> {
  await tx.update(standardVersions).set(change).where(eq(standardVersions.id, id))
}

/** Deletes a version that was never published, with its files, checks and back-tests. */
export async function deleteDraft(tx: Database, id: number): Promise<void> {
  await tx.delete(standardVersions).where(eq(standardVersions.id, id))
}

/** The draft that was begun last, if one is open. */
export async function openDraft(db: Database): Promise<number | undefined> {
  const [row] = await db
    .select({ id: standardVersions.id })
    .from(standardVersions)
    .where(eq(standardVersions.state, 'draft'))
    .orderBy(desc(standardVersions.id))
    .limit(1)
  return row?.id
}

/** The texts of a version's files in one folder, by path. */
export async function standardTextsUnder(
  db: Database,
  versionId: number,
  folder: string,
): Promise<Map<string, string>> {
  const rows = await db
    .select({ path: standardFiles.path, body: standardTexts.body })
    .from(standardFiles)
    .innerJoin(standardTexts, eq(standardTexts.hash, standardFiles.hash))
    .where(and(eq(standardFiles.versionId, versionId), sql`starts_with(${standardFiles.path}, ${`${folder}/`})`))
  return new Map(rows.map(({ path, body }) => [path, body]))
}
