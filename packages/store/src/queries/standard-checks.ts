import { and, desc, eq, sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { standardChecks, tasks, users } from '../schema/index.ts'

/** A run of all examples, with how far its task is. */
export interface StandardCheckRow {
  readonly id: number
  readonly versionId: number
  readonly digest: string
  readonly taskId: number
  readonly green: boolean | null
  readonly report: unknown
  readonly startedByName: string | null
  readonly createdAt: Date
  readonly finishedAt: Date | null
  readonly state: string | null
  readonly done: number | null
  readonly total: number | null
}

const rows = (db: Database) =>
  db
    .select({
      id: standardChecks.id,
      versionId: standardChecks.versionId,
      digest: standardChecks.digest,
      taskId: standardChecks.taskId,
      green: standardChecks.green,
      report: standardChecks.report,
      startedByName: users.name,
      createdAt: standardChecks.createdAt,
      finishedAt: standardChecks.finishedAt,
      state: tasks.state,
      done: tasks.done,
      total: tasks.total,
    })
    .from(standardChecks)
    .leftJoin(tasks, eq(tasks.id, standardChecks.taskId))
    .leftJoin(users, eq(users.id, standardChecks.startedBy))

export async function addStandardCheck(
  db: Database,
  check: {
    readonly versionId: number
    readonly digest: string
    readonly taskId: number
    readonly startedBy: number | null
  },
): Promise<number> {
  const [{ id }] = await db.insert(standardChecks).values(check).returning({ id: standardChecks.id })
  return id
}

export async function readStandardCheck(db: Database, id: number): Promise<StandardCheckRow | undefined> {
  const [row] = await rows(db).where(eq(standardChecks.id, id))
  return row
}

/** The last run of a version's examples, whatever its texts were then. */
export async function lastStandardCheck(db: Database, versionId: number): Promise<StandardCheckRow | undefined> {
  const [row] = await rows(db).where(eq(standardChecks.versionId, versionId)).orderBy(desc(standardChecks.id)).limit(1)
  return row
}

export async function finishStandardCheck(
  db: Database,
  id: number,
  found: { readonly digest: string; readonly green: boolean; readonly report: unknown },
): Promise<void> {
  await db
    .update(standardChecks)
    .set({ ...found, finishedAt: sql`now()` })
    .where(eq(standardChecks.id, id))
}

/** Whether texts with this digest have been found all right, in whichever version. */
export async function isGreen(db: Database, digest: string): Promise<boolean> {
  const [row] = await db
    .select({ one: sql`1` })
    .from(standardChecks)
    .where(and(eq(standardChecks.digest, digest), sql`${standardChecks.green}`))
    .limit(1)
  return row !== undefined
}
