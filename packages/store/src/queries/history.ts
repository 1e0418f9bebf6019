import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import {
  appeals,
  appealSteps,
  auditTrail,
  conversations,
  inspections,
  reviews,
  standardVersions,
  users,
} from '../schema/index.ts'

/** Something that happened to a conversation; the shape is the contract's. */
export interface Happened {
  readonly at: Date
  readonly who: string
  readonly action: 'received' | 'inspected' | 're-inspected' | 'reviewed' | 'taken-over' | 'revealed' | 'appeal'
  readonly text: string
  readonly version?: number
  readonly score?: number
  readonly step?: string
}

/** How the audit trail calls what the history tells too. */
const TOLD: Readonly<Record<string, Happened['action']>> = {
  'conversation.reveal': 'revealed',
  'review.takeOver': 'taken-over',
}

/** What happened to a conversation, the first first. */
export async function historyOf(db: Database, key: number, id: string): Promise<Happened[]> {
  const parts = await Promise.all([
    received(db, key),
    inspected(db, key),
    reviewed(db, key),
    told(db, id),
    appealed(db, key),
  ])
  return parts.flat().sort((a, b) => a.at.getTime() - b.at.getTime())
}

async function received(db: Database, key: number): Promise<Happened[]> {
  const rows = await db.select({ at: conversations.receivedAt }).from(conversations).where(eq(conversations.key, key))
  return rows.map(({ at }) => ({ at, who: '', action: 'received', text: '' }))
}

async function inspected(db: Database, key: number): Promise<Happened[]> {
  const rows = await db
    .select({
      at: inspections.madeAt,
      version: standardVersions.number,
      score: sql<number>`(${inspections.scorecard} ->> 'total')::real`,
    })
    .from(inspections)
    .leftJoin(standardVersions, eq(standardVersions.id, inspections.standardVersion))
    .where(eq(inspections.conversationKey, key))
    .orderBy(asc(inspections.id))
  return rows.map(({ at, version, score }, i) => ({
    at,
    who: '',
    action: i === 0 ? 'inspected' : 're-inspected',
    text: '',
    score,
    ...(version !== null && { version }),
  }))
}

async function reviewed(db: Database, key: number): Promise<Happened[]> {
  const rows = await db
    .select({ at: reviews.doneAt, who: users.name, text: reviews.comment, score: reviews.score })
    .from(reviews)
    .innerJoin(users, eq(users.id, reviews.reviewerId))
    .where(and(eq(reviews.conversationKey, key), eq(reviews.state, 'done'), reviews.counts))
  return rows.flatMap(({ at, who, text, score }) =>
    at === null ? [] : [{ at, who, action: 'reviewed' as const, text, ...(score !== null && { score }) }],
  )
}

async function told(db: Database, id: string): Promise<Happened[]> {
  const rows = await db
    .select({
      at: auditTrail.at,
      action: auditTrail.action,
      name: users.name,
      who: auditTrail.who,
      reason: sql<string | null>`${auditTrail.detail} ->> 'reason'`,
    })
    .from(auditTrail)
    .leftJoin(users, eq(users.id, auditTrail.userId))
    .where(and(eq(auditTrail.subject, id), inArray(auditTrail.action, Object.keys(TOLD))))
    .orderBy(asc(auditTrail.id))
  return rows.map(({ at, action, name, who, reason }) => ({
    at,
    who: name ?? who,
    action: TOLD[action],
    text: reason ?? '',
  }))
}

async function appealed(db: Database, key: number): Promise<Happened[]> {
  const rows = await db
    .select({ at: appealSteps.at, who: users.name, step: appealSteps.action, text: appealSteps.reason })
    .from(appealSteps)
    .innerJoin(appeals, eq(appeals.id, appealSteps.appealId))
    .leftJoin(users, eq(users.id, appealSteps.byId))
    .where(eq(appeals.conversationKey, key))
    .orderBy(asc(appealSteps.id))
  return rows.map(({ who, ...step }) => ({ ...step, who: who ?? '', action: 'appeal' }))
}
