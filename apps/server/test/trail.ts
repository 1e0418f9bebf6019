import type { System } from '../src/system.ts'

export interface TrailEntry {
  readonly userId: number | null
  readonly who: string
  readonly action: string
  readonly subject: string
  readonly detail: Record<string, unknown>
  readonly summary: string
  readonly address: string
}

/** What the audit trail says of a subject, oldest first. */
export async function trail(system: System, subject: string): Promise<TrailEntry[]> {
  const { rows } = await system.pool.query<TrailEntry>(
    `select user_id as "userId", who, action, subject, detail, summary, address
      from audit_trail where subject = $1 order by id`,
    [subject],
  )
  return rows
}
