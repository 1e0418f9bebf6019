import type { ClauseVerdict, Commitment, Finding, Scorecard } from '@liangyan/inspection'
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { conversations, findings, inspections, transcripts } from '../schema/index.ts'
import { carryOver, saidByPeople } from './carry-over.ts'
import { markDaysChanged } from './changed-days.ts'
import type { MaskedRecord } from './conversations.ts'

export type FindingRow = typeof findings.$inferSelect
export type InspectionRow = typeof inspections.$inferSelect & {
  readonly scorecard: Scorecard
  readonly verdicts: ClauseVerdict[]
  readonly commitments: Commitment[]
}

/** The part of a finding that no column of its own holds. */
export type FindingDetail = Pick<
  Finding,
  'evidence' | 'decidedBy' | 'suggestion' | 'advice' | 'question' | 'sources' | 'title'
>

export interface NewInspection {
  readonly key: number
  readonly standardVersion: number
  readonly contact: string | null
  readonly scorecard: Scorecard
  readonly verdicts: readonly ClauseVerdict[]
  readonly commitments: readonly Commitment[]
  readonly findings: readonly Finding[]
  readonly record: MaskedRecord
  readonly terms: string
  readonly risk: number
}

/**
 * Stores what was found, all masked, as the inspections in force, and marks the days changed; one transaction. What
 * people said of findings that are found again, or added, stands; what conversations come to by it is for whoever knows
 * the standard to make. Those of conversations that are gone meanwhile are left out, with `first` also those of
 * conversations that another worker has inspected meanwhile. The inspections' ids by conversation.
 */
export async function addInspections(
  db: Database,
  made: readonly NewInspection[],
  { first = false } = {},
): Promise<Map<number, number>> {
  if (made.length === 0) return new Map()
  return db.transaction(async (tx) => {
    const startedAts = await lockConversations(
      tx,
      made.map(({ key }) => key),
      first,
    )
    const standing = made.filter(({ key }) => startedAts.has(key))
    const keys = [...startedAts.keys()]
    if (standing.length === 0) return new Map<number, number>()
    const said = first ? [] : await saidByPeople(tx, keys)
    await tx
      .update(findings)
      .set({ current: false })
      .where(and(inArray(findings.conversationKey, keys), sql`${findings.current}`))
    const ids = await insertInspections(tx, standing)
    await insertTranscripts(tx, standing)
    await insertFindings(tx, standing, ids, startedAts)
    await carryOver(tx, said, ids)
    await summarise(tx, standing, ids)
    await markDaysChanged(tx, [...startedAts.values()])
    return ids
  })
}

async function lockConversations(tx: Database, keys: readonly number[], first: boolean): Promise<Map<number, Date>> {
  const rows = await tx
    .select({ key: conversations.key, startedAt: conversations.startedAt })
    .from(conversations)
    .where(and(inArray(conversations.key, [...keys]), first ? isNull(conversations.inspectionId) : undefined))
    .orderBy(asc(conversations.key))
    .for('update')
  return new Map(rows.map(({ key, startedAt }) => [key, startedAt]))
}

async function insertInspections(tx: Database, made: readonly NewInspection[]): Promise<Map<number, number>> {
  const rows = await tx
    .insert(inspections)
    .values(
      made.map(({ key, standardVersion, contact, scorecard, verdicts, commitments }) => ({
        conversationKey: key,
        standardVersion,
        contact,
        scorecard,
        verdicts,
        commitments,
      })),
    )
    .returning({ id: inspections.id, key: inspections.conversationKey })
  return new Map(rows.map(({ id, key }) => [key, id]))
}

async function insertTranscripts(tx: Database, made: readonly NewInspection[]): Promise<void> {
  await tx
    .insert(transcripts)
    .values(made.map(({ key, record, terms }) => ({ conversationKey: key, record, terms })))
    .onConflictDoUpdate({
      target: transcripts.conversationKey,
      set: { record: sql`excluded.record`, terms: sql`excluded.terms` },
    })
}

async function insertFindings(
  tx: Database,
  made: readonly NewInspection[],
  ids: ReadonlyMap<number, number>,
  startedAts: ReadonlyMap<number, Date>,
): Promise<void> {
  const rows = made.flatMap(({ key, findings: found }) =>
    found.map((finding, position) => findingRow(finding, position, key, ids.get(key)!, startedAts.get(key)!)),
  )
  if (rows.length > 0) await tx.insert(findings).values(rows)
}

/** A finding as its row. */
export function findingRow(
  finding: Finding,
  position: number,
  conversationKey: number,
  inspectionId: number,
  startedAt: Date,
): typeof findings.$inferInsert {
  const { clause, criterion, kind, verdict, severity, trial, turns, ...detail } = finding
  return {
    conversationKey,
    inspectionId,
    position,
    startedAt,
    clause,
    criterion,
    kind: kind ?? null,
    verdict,
    severity,
    trial: trial ?? false,
    turns: [...turns],
    detail,
  }
}

/** What lists show of an inspection: of its findings only those that count. */
async function summarise(
  tx: Database,
  made: readonly NewInspection[],
  ids: ReadonlyMap<number, number>,
): Promise<void> {
  const summaries = made.map(({ key, standardVersion, contact, scorecard, commitments, findings: found, risk }) => {
    const counted = found.filter(({ trial }) => !trial)
    const broken = counted.filter(({ verdict }) => verdict === 'broken')
    return {
      key,
      inspection_id: ids.get(key),
      standard_version: standardVersion,
      contact,
      score: scorecard.total,
      out_of: scorecard.outOf,
      grade: scorecard.grade,
      fatal: scorecard.fatal,
      broken: broken.length,
      undecided: counted.length - broken.length,
      commitments: commitments.length,
      risk,
      criteria: [...new Set(broken.map(({ criterion }) => criterion))],
    }
  })
  await tx.execute(sql`
    update ${conversations} c set
      inspection_id = s.inspection_id, standard_version = s.standard_version, contact = s.contact, score = s.score,
      out_of = s.out_of, grade = s.grade, fatal = s.fatal, broken = s.broken, undecided = s.undecided,
      commitments = s.commitments, risk = s.risk, criteria = s.criteria
    from jsonb_to_recordset(${JSON.stringify(summaries)}::jsonb) as s(
      key bigint, inspection_id bigint, standard_version int, contact text, score real, out_of real, grade text,
      fatal boolean, broken smallint, undecided smallint, commitments smallint, risk real, criteria text[])
    where c.key = s.key`)
}

/** The inspection in force with its findings in order, and the masked record; undefined before it is inspected. */
export async function readInspection(
  db: Database,
  key: number,
  inspectionId: number,
): Promise<{ inspection: InspectionRow; findings: FindingRow[]; record: MaskedRecord } | undefined> {
  // one after another: a transaction has one connection
  const [inspection] = await db.select().from(inspections).where(eq(inspections.id, inspectionId))
  const found = await db
    .select()
    .from(findings)
    .where(eq(findings.inspectionId, inspectionId))
    .orderBy(asc(findings.position))
  const [transcript] = await db
    .select({ record: transcripts.record })
    .from(transcripts)
    .where(eq(transcripts.conversationKey, key))
  if (!inspection || !transcript) return undefined
  return { inspection: inspection as InspectionRow, findings: found, record: transcript.record as MaskedRecord }
}
