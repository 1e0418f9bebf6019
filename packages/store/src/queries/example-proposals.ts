import { and, desc, eq, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Database } from '../database.ts'
import {
  appealedFindings,
  conversations,
  exampleProposals,
  findings,
  standardVersions,
  users,
} from '../schema/index.ts'
import type { FindingRow } from './inspections.ts'
import { type PageOf, further, type PageWanted } from './page.ts'

const p = exampleProposals
export type ExampleProposalRow = typeof p.$inferSelect

const proposer = alias(users, 'proposer')
const settler = alias(users, 'settler')

export type ListedProposal = Awaited<ReturnType<typeof selectProposals>>[number]

function selectProposals(db: Database, where: SQL | undefined) {
  return db
    .select({
      proposal: p,
      conversation: conversations.id,
      appeal: sql<number | null>`(select max(f.appeal_id) from ${appealedFindings} f
        where f.finding_id = ${p.findingId} and f.outcome = 'upheld')`.mapWith(Number),
      proposedByName: proposer.name,
      settledByName: settler.name,
      version: { id: standardVersions.id, title: standardVersions.title },
    })
    .from(p)
    .innerJoin(findings, eq(findings.id, p.findingId))
    .innerJoin(conversations, eq(conversations.key, findings.conversationKey))
    .leftJoin(proposer, eq(proposer.id, p.proposedBy))
    .leftJoin(settler, eq(settler.id, p.settledBy))
    .leftJoin(standardVersions, eq(standardVersions.id, p.versionId))
    .where(where)
    .$dynamic()
}

/** Proposals, the latest first. */
export async function listProposals(
  db: Database,
  { state, clause }: { readonly state?: string | undefined; readonly clause?: string | undefined },
  page: PageWanted,
): Promise<PageOf<ListedProposal>> {
  const where = and(
    state === undefined ? undefined : eq(p.state, state),
    clause === undefined ? undefined : eq(p.clause, clause),
    further(p.id, page.after),
  )
  const rows = await selectProposals(db, where)
    .orderBy(desc(p.id))
    .limit(page.limit + 1)
  const items = rows.slice(0, page.limit)
  return { items, next: rows.length > items.length ? String(items.at(-1)!.proposal.id) : null }
}

export async function listedProposal(db: Database, id: number): Promise<ListedProposal | undefined> {
  const [row] = await selectProposals(db, eq(p.id, id))
  return row
}

/** The proposal that a finding has made, as its number. */
export async function proposalOfFinding(db: Database, findingId: number): Promise<number | undefined> {
  const [row] = await db.select({ id: p.id }).from(p).where(eq(p.findingId, findingId))
  return row?.id
}

/** Stores a proposal; where the finding has made one already, that one stays. Its number. */
export async function addProposal(db: Database, proposal: typeof p.$inferInsert): Promise<number> {
  await db.insert(p).values(proposal).onConflictDoNothing({ target: p.findingId })
  return (await proposalOfFinding(db, proposal.findingId))!
}

/** Takes a proposal that is open for itself until the end of the transaction; undefined where it is settled. */
export async function holdOpenProposal(db: Database, id: number): Promise<ExampleProposalRow | undefined> {
  const [row] = await db
    .select()
    .from(p)
    .where(and(eq(p.id, id), eq(p.state, 'open')))
    .for('update')
  return row
}

export async function settleProposal(
  db: Database,
  id: number,
  settled: Pick<ExampleProposalRow, 'state' | 'settledBy' | 'settledAt'> &
    Partial<Pick<ExampleProposalRow, 'dialogue' | 'versionId' | 'place'>>,
): Promise<void> {
  await db.update(p).set(settled).where(eq(p.id, id))
}

/** A finding by itself. */
export async function readFinding(db: Database, id: number): Promise<FindingRow | undefined> {
  const [row] = await db.select().from(findings).where(eq(findings.id, id))
  return row
}

/** What a heading says of a conversation. */
export type ConversationHead = NonNullable<Awaited<ReturnType<typeof readHead>>>

export async function readHead(db: Database, key: number) {
  const { channel, direction, service, queue, startedAt } = conversations
  const [row] = await db
    .select({ channel, direction, service, queue, startedAt })
    .from(conversations)
    .where(eq(conversations.key, key))
  return row
}
