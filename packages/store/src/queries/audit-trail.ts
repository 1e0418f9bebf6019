import { and, desc, eq, gte, ilike, lte, type SQL, sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { auditTrail } from '../schema/index.ts'
import { containing } from '../search-terms.ts'
import { type PageOf, type PageWanted, UnknownPlace } from './page.ts'

export type AuditRow = Omit<typeof auditTrail.$inferSelect, 'summary'>

/** Which entries: every part given must hold. */
export interface AuditFilter {
  readonly from?: Date | undefined
  readonly to?: Date | undefined
  readonly user?: number | undefined
  readonly action?: string | undefined
  readonly subject?: string | undefined
  readonly words?: string | undefined
}

const a = auditTrail
const LINE = {
  id: a.id,
  at: a.at,
  userId: a.userId,
  who: a.who,
  action: a.action,
  subject: a.subject,
  detail: a.detail,
  address: a.address,
}

/** A page of the audit trail, newest first. Throws `UnknownPlace`. */
export async function listAudit(db: Database, filter: AuditFilter, page: PageWanted): Promise<PageOf<AuditRow>> {
  const rows = await db
    .select(LINE)
    .from(a)
    .where(and(matching(filter), afterEntry(page.after)))
    .orderBy(desc(a.at), desc(a.id))
    .limit(page.limit + 1)
  const items = rows.slice(0, page.limit)
  const last = items.at(-1)
  return { items, next: rows.length > items.length && last ? `${last.at.toISOString()}~${last.id}` : null }
}

function matching({ from, to, user, action, subject, words }: AuditFilter): SQL | undefined {
  return and(
    from && gte(a.at, from),
    to && lte(a.at, to),
    user === undefined ? undefined : eq(a.userId, user),
    action === undefined ? undefined : eq(a.action, action),
    subject === undefined ? undefined : eq(a.subject, subject),
    words === undefined ? undefined : ilike(a.summary, containing(words)),
  )
}

function afterEntry(after: string | undefined): SQL | undefined {
  if (after === undefined) return undefined
  const [, at, id] = /^(\d{4}-\d\d-\d\dT[\d:.]{12}Z)~(\d{1,15})$/.exec(after) ?? []
  if (at === undefined || Number.isNaN(Date.parse(at))) throw new UnknownPlace(after)
  return sql`(${a.at}, ${a.id}) < (${at}::timestamptz, ${id}::bigint)`
}

/** Every action there is an entry of, found by skipping along the index from one to the next. */
export async function actionsInTrail(db: Database): Promise<string[]> {
  const { rows } = await db.execute<{ action: string }>(sql`
    with recursive found as (
      (select action from ${a} order by action limit 1)
      union all
      select (select t.action from ${a} t where t.action > f.action order by t.action limit 1) from found f where f.action is not null
    )
    select action from found where action is not null`)
  return rows.map(({ action }) => action)
}
