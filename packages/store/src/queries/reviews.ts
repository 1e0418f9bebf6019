import type { Scorecard } from '@liangyan/inspection'
import { and, asc, desc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { conversations, findings, opinions, reviews, users } from '../schema/index.ts'
import { markDaysChanged } from './changed-days.ts'

export type ReviewRow = typeof reviews.$inferSelect
export type NamedReview = ReviewRow & { readonly reviewer: string }

const withName = (db: Database) =>
  db.select({ review: reviews, reviewer: users.name }).from(reviews).innerJoin(users, eq(users.id, reviews.reviewerId))

async function one(db: Database, where: SQL | undefined, newest = false): Promise<NamedReview | undefined> {
  const [row] = await withName(db)
    .where(where)
    .orderBy(newest ? desc(reviews.id) : asc(reviews.id))
    .limit(1)
  return row && { ...row.review, reviewer: row.reviewer }
}

export async function reviewById(db: Database, id: number): Promise<NamedReview | undefined> {
  return one(db, eq(reviews.id, id))
}

/** The review that somebody is writing and that will decide the conversation's result. */
export async function deciding(db: Database, conversationKey: number): Promise<NamedReview | undefined> {
  return one(db, and(eq(reviews.conversationKey, conversationKey), eq(reviews.state, 'open'), reviews.counts))
}

/** The open review of an assignment. */
export async function openReviewOf(db: Database, assignmentId: number): Promise<NamedReview | undefined> {
  return one(db, and(eq(reviews.assignmentId, assignmentId), eq(reviews.state, 'open')))
}

/** The last review handed in that decided the conversation's result; it stands when the conversation is inspected again. */
export async function decidedReview(db: Database, key: number): Promise<NamedReview | undefined> {
  return one(db, and(eq(reviews.conversationKey, key), eq(reviews.state, 'done'), reviews.counts), true)
}

/** Begins a review; undefined where somebody else was quicker to begin the one that decides, or this assignment's. */
export async function addReview(db: Database, review: typeof reviews.$inferInsert): Promise<number | undefined> {
  const [row] = await db.insert(reviews).values(review).onConflictDoNothing().returning({ id: reviews.id })
  return row?.id
}

/**
 * Keeps what was written; the new revision and moment, or undefined where the review is no longer open, is another
 * person's now, or has been written to since `revision`.
 */
export async function saveReview(
  db: Database,
  review: { readonly id: number; readonly reviewerId: number; readonly revision: number },
  written: { readonly content: unknown; readonly comment: string; readonly inspectionId?: number },
): Promise<{ revision: number; savedAt: Date } | undefined> {
  const [row] = await db
    .update(reviews)
    .set({ ...written, revision: sql`${reviews.revision} + 1`, savedAt: sql`now()` })
    .where(
      and(
        eq(reviews.id, review.id),
        eq(reviews.state, 'open'),
        eq(reviews.reviewerId, review.reviewerId),
        eq(reviews.revision, review.revision),
      ),
    )
    .returning({ revision: reviews.revision, savedAt: reviews.savedAt })
  return row
}

/** Gives an open review to another person, with all that is written; false where it is no longer open. */
export async function takeOverReview(db: Database, id: number, reviewerId: number): Promise<boolean> {
  const taken = await db
    .update(reviews)
    .set({ reviewerId, revision: sql`${reviews.revision} + 1` })
    .where(and(eq(reviews.id, id), eq(reviews.state, 'open')))
    .returning({ id: reviews.id })
  return taken.length > 0
}

/** An open review that was begun without an assignment serves this one. */
export async function serveAssignment(db: Database, id: number, assignmentId: number): Promise<void> {
  await db
    .update(reviews)
    .set({ assignmentId })
    .where(and(eq(reviews.id, id), isNull(reviews.assignmentId)))
}

/** Closes a review that was saved just now in the same transaction. */
export async function closeReview(
  db: Database,
  id: number,
  result: { readonly scorecard: Scorecard; readonly bad: boolean; readonly criteria: readonly string[] },
): Promise<void> {
  const { scorecard, bad, criteria } = result
  const { total: score, fatal } = scorecard
  await db
    .update(reviews)
    .set({ state: 'done', scorecard, score, fatal, bad, criteria: [...criteria], doneAt: sql`now()` })
    .where(eq(reviews.id, id))
}

export async function dropReview(db: Database, id: number): Promise<void> {
  await db.delete(reviews).where(and(eq(reviews.id, id), eq(reviews.state, 'open')))
}

/** Reviews of a conversation that were handed in, the oldest first. */
export async function reviewsOf(db: Database, conversationKey: number): Promise<NamedReview[]> {
  const rows = await withName(db)
    .where(and(eq(reviews.conversationKey, conversationKey), eq(reviews.state, 'done')))
    .orderBy(asc(reviews.id))
  return rows.map(({ review, reviewer }) => ({ ...review, reviewer }))
}

export interface OpinionOnFinding {
  readonly findingId: number
  readonly comment: string
  readonly by: string
}

/** What the reviews that counted said of an inspection's findings, the last word on each. */
export async function lastOpinions(db: Database, inspectionId: number): Promise<Map<number, OpinionOnFinding>> {
  const rows = await db
    .select({ findingId: opinions.findingId, comment: opinions.comment, by: users.name })
    .from(opinions)
    .innerJoin(findings, eq(findings.id, opinions.findingId))
    .innerJoin(reviews, eq(reviews.id, opinions.reviewId))
    .innerJoin(users, eq(users.id, reviews.reviewerId))
    .where(and(eq(findings.inspectionId, inspectionId), reviews.counts))
    .orderBy(asc(opinions.reviewId))
  return new Map(rows.map((row) => [row.findingId, row]))
}

/** What a review says of findings, for good. */
export async function addOpinions(
  db: Database,
  reviewId: number,
  said: readonly { readonly findingId: number; readonly opinion: string; readonly comment: string }[],
): Promise<void> {
  if (said.length > 0) await db.insert(opinions).values(said.map((one) => ({ ...one, reviewId })))
}

/** Adds findings that a person made; their ids, in the order given. */
export async function addFindings(db: Database, rows: readonly (typeof findings.$inferInsert)[]): Promise<number[]> {
  if (rows.length === 0) return []
  const added = await db
    .insert(findings)
    .values([...rows])
    .returning({ id: findings.id, position: findings.position })
  return added.sort((a, b) => a.position - b.position).map(({ id }) => id)
}

/** What now stands of findings. One that a person added and another took back is no longer listed anywhere. */
export async function setOpinions(
  db: Database,
  opinion: string,
  findingIds: readonly number[],
  current = true,
): Promise<void> {
  if (findingIds.length === 0) return
  await db
    .update(findings)
    .set({ opinion, current })
    .where(inArray(findings.id, [...findingIds]))
}

export type HeldConversation = Pick<
  typeof conversations.$inferSelect,
  'id' | 'inspectionId' | 'startedAt' | 'reviewState'
>

/** A conversation held until the end of the transaction, so that no inspection or review comes between. */
export async function holdConversation(db: Database, key: number): Promise<HeldConversation | undefined> {
  const { id, inspectionId, startedAt, reviewState } = conversations
  const [row] = await db
    .select({ id, inspectionId, startedAt, reviewState })
    .from(conversations)
    .where(eq(conversations.key, key))
    .for('update')
  return row
}

/** What lists show of a conversation, as people left it; its day is marked changed. */
export async function setResult(
  db: Database,
  key: number,
  result: {
    readonly scorecard: Scorecard
    readonly broken: number
    readonly undecided: number
    readonly criteria: readonly string[]
    readonly reviewState?: string
  },
): Promise<void> {
  const { scorecard, broken, undecided, criteria, reviewState } = result
  const [row] = await db
    .update(conversations)
    .set({
      score: scorecard.total,
      outOf: scorecard.outOf,
      grade: scorecard.grade,
      fatal: scorecard.fatal,
      broken,
      undecided,
      criteria: [...criteria],
      ...(reviewState !== undefined && { reviewState }),
    })
    .where(eq(conversations.key, key))
    .returning({ startedAt: conversations.startedAt })
  if (row) await markDaysChanged(db, [row.startedAt])
}
