import { and, desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Database } from '../database.ts'
import { conversations, teams, users } from '../schema/index.ts'
import { type Filter, foundNamed, matching, reachedBy, seenBy, type Sight } from './filter.ts'
import { keysThatHold } from './costly.ts'
import { saidWords } from './said.ts'
import { type PageOf, type PageWanted, UnknownPlace } from './page.ts'

const c = conversations

const LINE = {
  key: c.key,
  id: c.id,
  startedAt: c.startedAt,
  duration: c.duration,
  turns: c.turns,
  channel: c.channel,
  direction: c.direction,
  service: c.service,
  queue: c.queue,
  agent: c.agent,
  agentName: users.name,
  teamId: c.teamId,
  team: teams.name,
  contact: c.contact,
  score: c.score,
  outOf: c.outOf,
  grade: c.grade,
  fatal: c.fatal,
  broken: c.broken,
  undecided: c.undecided,
  commitments: c.commitments,
  criteria: c.criteria,
  risk: c.risk,
  reviewState: c.reviewState,
  inspectionId: c.inspectionId,
  standardVersion: c.standardVersion,
  sample: c.sample,
}

/** A conversation as lists show it; a type of its own, so that the compiler keeps the columns together. */
export type ListedConversation = Awaited<ReturnType<typeof selectLines>>[number]

function selectLines(db: Database, where: SQL | undefined) {
  return db
    .select(LINE)
    .from(c)
    .leftJoin(users, eq(users.staffNumber, c.agent))
    .leftJoin(teams, eq(teams.id, c.teamId))
    .where(where)
    .$dynamic()
}

export type ListOrder = 'time' | 'risk'
type ListPage = PageWanted & { readonly order?: ListOrder | undefined }

/** A page of conversations that fulfil the filter and may be seen, newest or riskiest first. */
export async function listConversations(
  db: Database,
  filter: Filter,
  sight: Sight,
  page: ListPage,
): Promise<PageOf<ListedConversation>> {
  const by = page.order === 'risk' ? c.risk : c.startedAt
  const keys = await costlyKeys(db, filter, sight, { ...page, by })
  const rows = await selectLines(db, keys ? inArray(c.key, keys) : inPage(db, filter, sight, page))
    .orderBy(desc(by), desc(c.key))
    .limit(page.limit + 1)
  const items = rows.slice(0, page.limit)
  const last = items.at(-1)
  const place = last && (page.order === 'risk' ? String(last.risk) : last.startedAt.toISOString())
  const more = (keys ?? rows).length > page.limit
  return { items, next: more && last ? `${place}~${last.key}` : null }
}

function inPage(db: Database, filter: Filter, sight: Sight, { after, order }: Partial<ListPage>): SQL | undefined {
  return and(matching(db, filter), seenBy(sight), afterRow(after, order))
}

/** Keys of the rows of a page, and of the one after it, where a condition decides them that is costly to ask. */
async function costlyKeys(
  db: Database,
  filter: Filter,
  sight: Sight,
  { by, ...page }: ListPage & { readonly by: PgColumn },
): Promise<number[] | undefined> {
  const { words, criterion, clause, clauses, ...rest } = filter
  const wanted = (cheap: Filter) => ({ where: inPage(db, cheap, sight, page), by, limit: page.limit + 1 })
  if (words !== undefined) {
    const said = saidWords(words)
    return said ? keysThatHold(db, said, wanted({ ...rest, criterion, clause, clauses })) : []
  }
  const found = foundNamed(filter)
  return found && keysThatHold(db, found, wanted({ ...rest, verdict: undefined }))
}

function afterRow(after: string | undefined, order: ListOrder | undefined): SQL | undefined {
  if (after === undefined) return undefined
  const match = /^([\d.e:TZ-]{1,40})~(\d{1,15})$/.exec(after)
  if (!match) throw new UnknownPlace(after)
  const [, place, key] = match
  if (order === 'risk') {
    if (Number.isNaN(Number(place))) throw new UnknownPlace(after)
    return sql`(${c.risk}, ${c.key}) < (${place}::real, ${key}::bigint)`
  }
  if (Number.isNaN(Date.parse(place))) throw new UnknownPlace(after)
  return sql`(${c.startedAt}, ${c.key}) < (${place}::timestamptz, ${key}::bigint)`
}

/** Beyond this many nobody counts for a list. */
export const MOST_COUNTED = 10_000

/** How many there are; one more than `most` where there are more. */
export async function countConversations(
  db: Database,
  filter: Filter,
  sight: Sight,
  most = MOST_COUNTED,
): Promise<number> {
  const some = db
    .select({ one: sql`1` })
    .from(c)
    .where(and(matching(db, filter), seenBy(sight)))
    .limit(most + 1)
    .as('some')
  const [{ count }] = await db.select({ count: sql<number>`count(*)::int` }).from(some)
  return count
}

/** One conversation as lists show it, where it may be seen. */
export async function listedConversation(
  db: Database,
  id: string,
  sight: Sight,
): Promise<ListedConversation | undefined> {
  const [row] = await selectLines(db, and(eq(c.id, id), reachedBy(sight))).limit(1)
  return row
}
