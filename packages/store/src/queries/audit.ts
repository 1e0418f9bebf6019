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
  const words = Object.values(detail).filter((value) => typeof value === 'string' || typeof value === 'number')
  const summary = [who, action, subject, ...words].join(' ')
  await db.insert(auditTrail).values({ userId, who, action, subject, detail, summary, address })
}
