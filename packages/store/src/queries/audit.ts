import type { Database } from '../database.ts'
import { auditTrail } from '../schema/index.ts'

export interface AuditEntry {
  readonly userId: number | null
  readonly who: string
  readonly action: string
  readonly subject?: string
  readonly detail?: Record<string, unknown>
  readonly address?: string
}

/** Adds to the audit trail; in the transaction of what it tells, so that neither stands without the other. */
export async function record(db: Database, entry: AuditEntry): Promise<void> {
  const { userId, who, action, subject = '', detail = {}, address = '' } = entry
  const summary = [who, action, subject, ...wordsIn(detail)].join(' ')
  await db.insert(auditTrail).values({ userId, who, action, subject, detail, summary, address })
}

/** All texts and numbers in a detail, however deep. */
function wordsIn(detail: unknown): (string | number)[] {
  if (typeof detail === 'string' || typeof detail === 'number') return [detail]
  return typeof detail === 'object' && detail !== null ? Object.values(detail).flatMap(wordsIn) : []
}
