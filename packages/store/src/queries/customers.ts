import type { Commitment } from '@liangyan/inspection'
import { and, desc, eq, lt } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { conversations, inspections, liveConversations, users } from '../schema/index.ts'

/** An earlier conversation of a customer. */
export interface EarlierContact {
  readonly id: string
  readonly startedAt: Date
  readonly channel: string
  readonly service: string
  readonly contact: string | null
  readonly agent: string
  readonly agentName: string | null
  /** Sealed; what the agent put on record. */
  readonly summary: Buffer | null
  readonly commitments: readonly Commitment[]
}

/** Conversations of the customer behind an alias before a moment, the latest first. */
export async function contactsOf(
  db: Database,
  customer: string,
  before: Date,
  limit: number,
): Promise<EarlierContact[]> {
  const rows = await db
    .select({
      id: conversations.id,
      startedAt: conversations.startedAt,
      channel: conversations.channel,
      service: conversations.service,
      contact: conversations.contact,
      agent: conversations.agent,
      agentName: users.name,
      summary: liveConversations.summary,
      commitments: inspections.commitments,
    })
    .from(conversations)
    .leftJoin(inspections, eq(inspections.id, conversations.inspectionId))
    .leftJoin(users, eq(users.staffNumber, conversations.agent))
    .leftJoin(liveConversations, eq(liveConversations.conversationKey, conversations.key))
    .where(and(eq(conversations.customer, customer), lt(conversations.startedAt, before)))
    .orderBy(desc(conversations.startedAt), desc(conversations.key))
    .limit(limit)
  return rows.map((row) => ({ ...row, commitments: (row.commitments ?? []) as Commitment[] }))
}
