import { desc, eq, sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { tasks, users } from '../schema/index.ts'
import { type PageOf, further, type PageWanted } from './page.ts'

export type TaskRow = typeof tasks.$inferSelect & { readonly startedByName: string | null }

const MOST_PROBLEMS = 100

const rows = (db: Database) =>
  db.select({ task: tasks, startedByName: users.name }).from(tasks).leftJoin(users, eq(users.id, tasks.startedBy))

export async function addTask(
  db: Database,
  task: { readonly kind: string; readonly title: string; readonly startedBy: number | null; readonly total?: number },
): Promise<number> {
  const [{ id }] = await db.insert(tasks).values(task).returning({ id: tasks.id })
  return id
}

export async function readTask(db: Database, id: number): Promise<TaskRow | undefined> {
  const [row] = await rows(db).where(eq(tasks.id, id))
  return row && { ...row.task, startedByName: row.startedByName }
}

export async function listTasks(db: Database, page: PageWanted): Promise<PageOf<TaskRow>> {
  const found = await rows(db)
    .where(further(tasks.id, page.after))
    .orderBy(desc(tasks.id))
    .limit(page.limit + 1)
  const items = found.slice(0, page.limit).map(({ task, startedByName }) => ({ ...task, startedByName }))
  return { items, next: found.length > page.limit ? String(items.at(-1)!.id) : null }
}

/** A task's work begins, or begins again after a crash: what it said of an earlier attempt is taken back. */
export async function beginTask(db: Database, id: number, result: unknown): Promise<void> {
  await db.update(tasks).set({ state: 'running', done: 0, skipped: 0, problems: [], result }).where(eq(tasks.id, id))
}

/** Where a task stands now; problems are added to those told before, up to a hundred. */
export async function advanceTask(
  db: Database,
  id: number,
  now: {
    readonly state?: 'running' | 'done' | 'failed'
    readonly done?: number
    readonly skipped?: number
    readonly total?: number
    readonly problems?: readonly string[]
    readonly result?: unknown
  },
): Promise<void> {
  const { problems = [], ...change } = now
  await db
    .update(tasks)
    .set({
      ...change,
      ...(problems.length > 0 && {
        problems: sql`case when jsonb_array_length(${tasks.problems}) < ${MOST_PROBLEMS}
          then ${tasks.problems} || ${JSON.stringify(problems.slice(0, MOST_PROBLEMS))}::jsonb else ${tasks.problems} end`,
      }),
      ...((now.state === 'done' || now.state === 'failed') && { finishedAt: sql`now()` }),
    })
    .where(eq(tasks.id, id))
}
