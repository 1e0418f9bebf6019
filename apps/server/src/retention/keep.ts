import type { Retention, RetentionPreview } from '@liangyan/contract'
import { advanceTask, countOld, deleteOld, type Kept, record } from '@liangyan/store'
import { readConfiguration } from '../configuration/configuration.ts'
import type { Jobs } from '../jobs/queue.ts'
import type { System } from '../system.ts'
import { horizon } from './horizon.ts'

/** Conversations take their originals along, so they go first. */
const ORDER: readonly Kept[] = ['conversations', 'originals', 'figures', 'auditTrail', 'sessions']

/** Deleted in one transaction: short enough that whoever lists or ingests meanwhile hardly waits. */
const BATCH = 1_000

/** Beyond this many nobody counts. */
const MOST_COUNTED = 100_000

/**
 * Deletes what the rules no longer keep, batch by batch, each in the audit trail in its own transaction: whenever it is
 * stopped, what is gone is told, and the next run goes on. A task, where there is one, shows how far it is.
 */
export async function keepToRetention(
  system: Pick<System, 'db' | 'now'>,
  { task }: Jobs['retention'],
  signal: AbortSignal,
): Promise<void> {
  const { db } = system
  const rules = await readConfiguration(db, 'retention')
  const gone: Partial<Record<Kept, number>> = {}
  const say = async (state: 'running' | 'done') => {
    const done = Object.values(gone).reduce((sum, count) => sum + count, 0)
    if (task !== undefined) await advanceTask(db, task, { state, done, result: gone })
  }
  await say('running')
  for (const kept of ORDER) {
    let count: number
    do {
      signal.throwIfAborted()
      count = await deleteBatch(system, kept, rules[kept])
      if (count > 0) {
        gone[kept] = (gone[kept] ?? 0) + count
        await say('running')
      }
    } while (count >= BATCH)
  }
  await say('done')
}

async function deleteBatch({ db, now }: Pick<System, 'db' | 'now'>, kept: Kept, days: number | null): Promise<number> {
  if (days === null) return 0
  const before = horizon(now(), days)
  return db.transaction(async (tx) => {
    const count = await deleteOld(tx, kept, before, BATCH)
    if (count > 0) {
      const detail = { count, before: before.toISOString(), days }
      await record(tx, { userId: null, who: '系统', action: 'retention.delete', subject: kept, detail })
    }
    return count
  })
}

/** What rules would delete now. */
export async function previewOf({ db, now }: Pick<System, 'db' | 'now'>, rules: Retention): Promise<RetentionPreview> {
  const counts = await Promise.all(
    ORDER.map(async (kept) => {
      const days = rules[kept]
      const count = days === null ? 0 : await countOld(db, kept, horizon(now(), days), MOST_COUNTED)
      return [kept, { count: Math.min(count, MOST_COUNTED), more: count > MOST_COUNTED }] as const
    }),
  )
  return Object.fromEntries(counts) as RetentionPreview
}
