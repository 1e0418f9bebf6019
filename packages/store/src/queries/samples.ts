import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { assignments, conversations, doubleScorings, samples, samplingPlans } from '../schema/index.ts'

/** Rows that go into one statement: PostgreSQL takes 65,535 values. */
const BATCH = 2_000

/** A conversation that was drawn, and who is to review it. */
export interface NewAssignment {
  readonly key: number
  readonly reason: string
  readonly probability: number | null
  readonly risk: number
  readonly rank: number
  readonly blind: boolean
  /** One, or null for anybody; two where it is scored twice. */
  readonly reviewers: readonly [number | null] | readonly [number, number]
}

export interface NewSample {
  readonly planId: number
  readonly drawnAt: Date
  readonly drawnBy: number | null
  readonly rule: unknown
  readonly filter: unknown
  readonly seed: string
  readonly population: number
  readonly scoreLimit: number
}

/** Stores a drawing with its assignments, and says of the conversations that they are assigned; within a transaction. */
export async function addSample(db: Database, sample: NewSample, drawn: readonly NewAssignment[]): Promise<number> {
  const { scoreLimit, ...row } = sample
  const [{ id }] = await db
    .insert(samples)
    .values({ ...row, size: drawn.length })
    .returning({ id: samples.id })
  await db.update(samplingPlans).set({ lastDrawnAt: sample.drawnAt }).where(eq(samplingPlans.id, sample.planId))
  for (let i = 0; i < drawn.length; i += BATCH) await addBatch(db, id, scoreLimit, drawn.slice(i, i + BATCH))
  return id
}

async function addBatch(
  db: Database,
  sampleId: number,
  scoreLimit: number,
  drawn: readonly NewAssignment[],
): Promise<void> {
  const doubled = drawn.filter(({ reviewers }) => reviewers.length === 2)
  const scorings = doubled.length === 0 ? [] : await addDoubleScorings(db, sampleId, scoreLimit, doubled)
  const scoringOf = new Map(scorings.map(({ id, key }) => [key, id]))
  const rows = drawn.flatMap(({ key, reason, probability, risk, rank, blind, reviewers }) =>
    reviewers.map((reviewerId, place) => ({
      conversationKey: key,
      sampleId,
      doubleScoringId: scoringOf.get(key) ?? null,
      reviewerId,
      reason: place === 0 ? reason : 'second',
      probability: place === 0 ? probability : null,
      risk,
      rank,
      blind: blind || reviewers.length === 2,
    })),
  )
  await db.insert(assignments).values(rows)
  await markAssigned(
    db,
    drawn.map(({ key }) => key),
  )
}

async function addDoubleScorings(
  db: Database,
  sampleId: number,
  scoreLimit: number,
  doubled: readonly NewAssignment[],
): Promise<{ readonly id: number; readonly key: number }[]> {
  return db
    .insert(doubleScorings)
    .values(doubled.map(({ key }) => ({ sampleId, conversationKey: key, scoreLimit })))
    .returning({ id: doubleScorings.id, key: doubleScorings.conversationKey })
}

/** Says of conversations that nobody has reviewed that somebody is to. */
async function markAssigned(db: Database, keys: readonly number[]): Promise<void> {
  await db
    .update(conversations)
    .set({ reviewState: 'assigned' })
    .where(and(inArray(conversations.key, [...keys]), eq(conversations.reviewState, 'none')))
}

/** Lets no other drawing be stored until the end of the transaction. */
export async function holdDrawings(db: Database): Promise<void> {
  await db.execute(sql`lock table ${samples} in share row exclusive mode`)
}

/** Whether a plan has drawn any of these conversations. */
export async function isDrawn(db: Database, keys: readonly number[]): Promise<boolean> {
  if (keys.length === 0) return false
  const rows = await db
    .select({ id: assignments.id })
    .from(assignments)
    .where(and(inArray(assignments.conversationKey, [...keys]), isNotNull(assignments.sampleId)))
    .limit(1)
  return rows.length > 0
}

/** Who shared a drawing's work, as its plan says today; nobody where there is no drawing. */
export async function sharersOfSample(db: Database, sampleId: number | null): Promise<number[]> {
  if (sampleId === null) return []
  const [row] = await db
    .select({ reviewers: samplingPlans.reviewers })
    .from(samples)
    .innerJoin(samplingPlans, eq(samplingPlans.id, samples.planId))
    .where(eq(samples.id, sampleId))
  return row?.reviewers ?? []
}
