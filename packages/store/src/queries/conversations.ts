import type { Event, Turn } from '@liangyan/conversation'
import { and, asc, desc, eq, inArray, isNull, lt } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { conversations, originals } from '../schema/index.ts'
import { markDaysChanged } from './changed-days.ts'

/** The record of a conversation with personal data masked. */
export interface MaskedRecord {
  readonly turns: readonly Turn[]
  readonly events: readonly Event[]
  readonly attributes: Readonly<Record<string, string | number | boolean>>
}

/** A conversation as it arrives. */
export interface NewConversation {
  readonly row: typeof conversations.$inferInsert
  readonly sealed: Buffer
}

/** Keys and digests of the conversations that are here already, by id. */
export async function knownConversations(
  db: Database,
  ids: readonly string[],
): Promise<Map<string, { readonly key: number; readonly digest: string; readonly inspected: boolean }>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({
      id: conversations.id,
      key: conversations.key,
      digest: conversations.digest,
      inspectionId: conversations.inspectionId,
    })
    .from(conversations)
    .where(inArray(conversations.id, [...ids]))
  return new Map(rows.map(({ id, inspectionId, ...rest }) => [id, { ...rest, inspected: inspectionId !== null }]))
}

/** Those of the conversations that are here and have not been inspected. */
export async function uninspectedAmong(db: Database, keys: readonly number[]): Promise<number[]> {
  if (keys.length === 0) return []
  const rows = await db
    .select({ key: conversations.key })
    .from(conversations)
    .where(and(inArray(conversations.key, [...keys]), isNull(conversations.inspectionId)))
  return rows.map(({ key }) => key)
}

/** Conversations that arrived before this moment and have not been inspected, so many at most. */
export async function leftUninspected(db: Database, before: Date, limit: number): Promise<number[]> {
  const rows = await db
    .select({ key: conversations.key })
    .from(conversations)
    .where(and(isNull(conversations.inspectionId), lt(conversations.receivedAt, before)))
    .orderBy(asc(conversations.key))
    .limit(limit)
  return rows.map(({ key }) => key)
}

const SUMMARY = {
  key: conversations.key,
  id: conversations.id,
  startedAt: conversations.startedAt,
  agent: conversations.agent,
  service: conversations.service,
  channel: conversations.channel,
  contact: conversations.contact,
  score: conversations.score,
  outOf: conversations.outOf,
  grade: conversations.grade,
  fatal: conversations.fatal,
  broken: conversations.broken,
  undecided: conversations.undecided,
}

/** What other systems are told of conversations, by key. */
export async function summariesOf(db: Database, keys: readonly number[]) {
  const rows = await db
    .select(SUMMARY)
    .from(conversations)
    .where(inArray(conversations.key, [...keys]))
  return new Map(rows.map(({ key, ...summary }) => [key, summary]))
}

/** Stores conversations that are not here yet; the keys of those stored, by id. Whoever came first stays. */
export async function addConversations(
  db: Database,
  arriving: readonly NewConversation[],
): Promise<Map<string, number>> {
  if (arriving.length === 0) return new Map()
  const added = await db
    .insert(conversations)
    .values(arriving.map(({ row }) => row))
    .onConflictDoNothing({ target: conversations.id })
    .returning({ id: conversations.id, key: conversations.key })
  const keys = new Map(added.map(({ id, key }) => [id, key]))
  const blobs = arriving.flatMap(({ row, sealed }) => {
    const conversationKey = keys.get(row.id)
    return conversationKey === undefined ? [] : [{ conversationKey, startedAt: row.startedAt, sealed }]
  })
  if (blobs.length > 0) await db.insert(originals).values(blobs)
  return keys
}

/** Puts another record in the place of a conversation's: what came after its end is part of it. */
export async function amendConversation(db: Database, key: number, { row, sealed }: NewConversation): Promise<void> {
  const { duration, turns, digest } = row
  await db.update(conversations).set({ duration, turns, digest }).where(eq(conversations.key, key))
  await db.update(originals).set({ sealed }).where(eq(originals.conversationKey, key))
}

/** Sealed originals by key, with the ids that they are sealed for. */
export async function sealedOriginals(
  db: Database,
  keys: readonly number[],
): Promise<{ readonly key: number; readonly id: string; readonly sealed: Buffer }[]> {
  if (keys.length === 0) return []
  return db
    .select({ key: conversations.key, id: conversations.id, sealed: originals.sealed })
    .from(conversations)
    .innerJoin(originals, eq(originals.conversationKey, conversations.key))
    .where(inArray(conversations.key, [...keys]))
    .orderBy(asc(conversations.key))
}

/** The original that was sealed last; by it a key is tried. */
export async function lastOriginal(db: Database): Promise<{ readonly id: string; readonly blob: Buffer } | undefined> {
  const [last] = await db
    .select({ id: conversations.id, blob: originals.sealed })
    .from(originals)
    .innerJoin(conversations, eq(conversations.key, originals.conversationKey))
    .orderBy(desc(originals.conversationKey))
    .limit(1)
  return last
}

/** Deletes conversations with everything that hangs on them; how many there were. */
export async function deleteConversations(db: Database, keys: readonly number[]): Promise<number> {
  if (keys.length === 0) return 0
  const gone = await db
    .delete(conversations)
    .where(inArray(conversations.key, [...keys]))
    .returning({ startedAt: conversations.startedAt })
  await markDaysChanged(
    db,
    gone.map(({ startedAt }) => startedAt),
  )
  return gone.length
}
