import type { ClauseVerdict, Finding } from '@liangyan/inspection'
import { and, asc, desc, eq, gt, gte, lt, lte, ne, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Database } from '../database.ts'
import {
  appealedFindings,
  appeals,
  backTestFlips,
  backTests,
  conversations,
  findings,
  standardVersions,
  tasks,
  transcripts,
  users,
} from '../schema/index.ts'
import { type PageOf, furtherUp, type PageWanted } from './page.ts'

export type BackTestFlipRow = typeof backTestFlips.$inferInsert

/** A back-test, with how far its task is. */
export interface BackTestRow {
  readonly id: number
  readonly versionId: number
  readonly digest: string
  readonly taskId: number
  readonly wanted: number
  readonly summary: unknown
  readonly createdAt: Date
  readonly finishedAt: Date | null
  readonly startedByName: string | null
  readonly against: { readonly id: number; readonly number: number | null; readonly title: string }
  readonly state: string | null
  readonly done: number | null
  readonly total: number | null
  readonly problems: unknown
}

const against = alias(standardVersions, 'against')

const rows = (db: Database) =>
  db
    .select({
      id: backTests.id,
      versionId: backTests.versionId,
      digest: backTests.digest,
      taskId: backTests.taskId,
      wanted: backTests.wanted,
      summary: backTests.summary,
      createdAt: backTests.createdAt,
      finishedAt: backTests.finishedAt,
      startedByName: users.name,
      against: { id: against.id, number: against.number, title: against.title },
      state: tasks.state,
      done: tasks.done,
      total: tasks.total,
      problems: tasks.problems,
    })
    .from(backTests)
    .innerJoin(against, eq(against.id, backTests.againstId))
    .leftJoin(tasks, eq(tasks.id, backTests.taskId))
    .leftJoin(users, eq(users.id, backTests.startedBy))

export async function addBackTest(
  db: Database,
  test: {
    readonly versionId: number
    readonly digest: string
    readonly againstId: number
    readonly taskId: number
    readonly wanted: number
    readonly startedBy: number | null
  },
): Promise<number> {
  const [{ id }] = await db.insert(backTests).values(test).returning({ id: backTests.id })
  return id
}

export async function readBackTest(db: Database, id: number): Promise<BackTestRow | undefined> {
  const [row] = await rows(db).where(eq(backTests.id, id))
  return row
}

/** The back-tests of a version, the latest first, up to fifty. */
export async function listBackTests(db: Database, versionId: number): Promise<BackTestRow[]> {
  return rows(db).where(eq(backTests.versionId, versionId)).orderBy(desc(backTests.id)).limit(50)
}

export async function finishBackTest(db: Database, id: number, summary: unknown): Promise<void> {
  await db.update(backTests).set({ summary, finishedAt: sql`now()` }).where(eq(backTests.id, id))
}

/** Forgets what an earlier attempt at the same back-test found. */
export async function clearFlips(db: Database, backTestId: number): Promise<void> {
  await db.delete(backTestFlips).where(eq(backTestFlips.backTestId, backTestId))
}

export async function addFlips(db: Database, flips: readonly BackTestFlipRow[]): Promise<void> {
  if (flips.length > 0) await db.insert(backTestFlips).values([...flips])
}

export interface ListedFlip {
  readonly key: number
  readonly id: string
  readonly startedAt: Date
  readonly agent: string
  readonly service: string
  readonly scoreBefore: number
  readonly scoreAfter: number
  readonly gradeBefore: string
  readonly gradeAfter: string
  readonly fatal: string
  readonly flips: (StoredFlip & { evidence: FlipEvidence[] })[]
}

/** A clause of a conversation as it is stored: what it was judged, what it would be, and where it was found. */
interface StoredFlip {
  readonly clause: string
  readonly title: string
  readonly from: string
  readonly to: string
  readonly turns: readonly number[]
}
/** What was said where a clause was found, masked. */
interface FlipEvidence {
  readonly turn: number
  readonly speaker: string
  readonly text: string
}

/** Which conversations of a back-test: those where a clause flips in some way, or whose score goes up or down. */
export interface FlipFilter {
  readonly clause?: string | undefined
  readonly kind?: keyof typeof KINDS | undefined
  readonly fatal?: 'became' | 'ceased' | undefined
  readonly score?: 'up' | 'down' | undefined
  /** Points that the score moves by: more than `above`, at most `upTo`. */
  readonly above?: number | undefined
  readonly upTo?: number | undefined
}

/** What a flip of each kind is one of. */
const KINDS = {
  'newly-broken': [{ to: 'broken' }],
  'no-longer-broken': [
    { from: 'broken', to: 'kept' },
    { from: 'broken', to: 'none' },
  ],
  'to-undecided': [{ to: 'undecided' }],
  'no-longer-undecided': [
    { from: 'undecided', to: 'kept' },
    { from: 'undecided', to: 'none' },
  ],
} as const

/** Conversations that would be judged otherwise, in the order in which they arrived. Deleted ones are left out. */
export async function listFlips(
  db: Database,
  backTestId: number,
  { clause, kind, fatal, score, above, upTo }: FlipFilter,
  page: PageWanted,
): Promise<PageOf<ListedFlip>> {
  const f = backTestFlips
  const found = await db
    .select({
      key: f.conversationKey,
      id: conversations.id,
      startedAt: conversations.startedAt,
      agent: conversations.agent,
      service: conversations.service,
      scoreBefore: f.scoreBefore,
      scoreAfter: f.scoreAfter,
      gradeBefore: f.gradeBefore,
      gradeAfter: f.gradeAfter,
      fatal: f.fatal,
      flips: f.flips,
    })
    .from(f)
    .innerJoin(conversations, eq(conversations.key, f.conversationKey))
    .where(
      and(
        eq(f.backTestId, backTestId),
        furtherUp(f.conversationKey, page.after),
        clause === undefined && kind === undefined ? undefined : flipsLike(clause, kind),
        fatal === undefined ? undefined : eq(f.fatal, fatal),
        score === undefined
          ? undefined
          : score === 'up'
            ? gt(f.scoreAfter, f.scoreBefore)
            : lt(f.scoreAfter, f.scoreBefore),
        above === undefined ? undefined : gt(MOVED, String(above)),
        upTo === undefined ? undefined : lte(MOVED, String(upTo)),
        // the histogram counts no score that stays
        above === undefined && upTo === undefined ? undefined : ne(f.scoreAfter, f.scoreBefore),
      ),
    )
    .orderBy(asc(f.conversationKey))
    .limit(page.limit + 1)
  const rows = found.slice(0, page.limit).map((row) => ({ ...row, flips: row.flips as StoredFlip[] }))
  const next = found.length > page.limit ? String(rows.at(-1)!.key) : null
  return { items: await withEvidence(db, rows), next }
}

/** Points that a score moves by; single precision is good for a thousandth of a point. */
const MOVED = sql`round((${backTestFlips.scoreAfter} - ${backTestFlips.scoreBefore})::numeric, 3)`

function flipsLike(clause: string | undefined, kind: FlipFilter['kind']) {
  const forms = kind === undefined ? [{}] : KINDS[kind]
  return or(
    ...forms.map((form) => {
      const flip = JSON.stringify([{ ...form, ...(clause !== undefined && { clause }) }])
      return sql`${backTestFlips.flips} @> ${flip}::jsonb`
    }),
  )
}

/** Rows with what was said on the turns that they name. */
async function withEvidence<T extends { readonly key: number; readonly flips: readonly StoredFlip[] }>(
  db: Database,
  rows: readonly T[],
): Promise<(T & Pick<ListedFlip, 'flips'>)[]> {
  const named = rows.map(({ key, flips }) => ({ key, turns: [...new Set(flips.flatMap(({ turns }) => turns))] }))
  const { rows: said } = await db.execute<{ key: string; turn: number; speaker: string; text: string }>(sql`
    select n.key, (t->>'index')::int turn, t->>'speaker' speaker, t->>'text' "text"
    from jsonb_to_recordset(${JSON.stringify(named)}::jsonb) n (key bigint, turns jsonb)
    join ${transcripts} w on w.conversation_key = n.key
    cross join jsonb_array_elements(w.record->'turns') t
    where n.turns @> (t->'index')`)
  const texts = new Map(said.map(({ key, ...one }) => [`${key} ${one.turn}`, one]))
  return rows.map((row) => ({
    ...row,
    flips: row.flips.map((flip) => ({
      ...flip,
      evidence: flip.turns.flatMap((turn) => texts.get(`${row.key} ${turn}`) ?? []),
    })),
  }))
}

/** Keys of the inspected conversations that arrived last, ascending. */
export async function latestInspected(db: Database, most: number): Promise<number[]> {
  const { rows: found } = await db.execute<{ key: string }>(sql`
    select key from ${conversations} where inspection_id is not null order by key desc limit ${most}`)
  return found.map(({ key }) => Number(key)).reverse()
}

/** What scoring asks of a finding. */
export type ScoredFinding = Pick<Finding, 'clause' | 'criterion' | 'kind' | 'verdict' | 'severity' | 'trial' | 'turns'>

/** A conversation as it stands: the sealed record, and what the machine made of it when it was last inspected. */
export interface StandingInspection {
  readonly key: number
  readonly id: string
  readonly sealed: Buffer
  readonly standardVersion: number
  readonly verdicts: readonly ClauseVerdict[]
  readonly score: number
  readonly grade: string
  readonly fatal: boolean
  /** In their order; those that people added are not among them. */
  readonly findings: readonly ScoredFinding[]
}

/** The inspected conversations with keys from one to another, both included. */
export async function standingInspections(db: Database, from: number, to: number): Promise<StandingInspection[]> {
  const { rows: found } = await db.execute<StandingInspection & { key: string; [column: string]: unknown }>(sql`
    select c.key, c.id, o.sealed, i.standard_version "standardVersion", i.verdicts,
      (i.scorecard->>'total')::float8 score, i.scorecard->>'grade' grade, (i.scorecard->>'fatal')::boolean fatal,
      coalesce((
        select json_agg(json_build_object('clause', f.clause, 'criterion', f.criterion, 'kind', f.kind,
          'verdict', f.verdict, 'severity', f.severity, 'trial', f.trial, 'turns', f.turns) order by f.position)
        from ${findings} f
        where f.conversation_key = c.key and f.inspection_id = c.inspection_id and f.opinion <> 'added'
      ), '[]'::json) findings
    from ${conversations} c
    join originals o on o.conversation_key = c.key
    join inspections i on i.id = c.inspection_id
    where c.key between ${from} and ${to}
    order by c.key`)
  return found.map((row) => ({ ...row, key: Number(row.key) }))
}

export interface DecidedClause {
  readonly conversation: string
  readonly clause: string
}

/** What people have decided on conversations with keys from one on: appeals upheld, and misses that a review added. */
export async function decidedSince(
  db: Database,
  from: number,
): Promise<{ readonly upheld: DecidedClause[]; readonly missed: DecidedClause[] }> {
  const [upheld, missed] = await Promise.all([
    db
      .selectDistinct({ conversation: conversations.id, clause: appealedFindings.clause })
      .from(appealedFindings)
      .innerJoin(appeals, eq(appeals.id, appealedFindings.appealId))
      .innerJoin(conversations, eq(conversations.key, appeals.conversationKey))
      .where(and(eq(appealedFindings.outcome, 'upheld'), gte(conversations.key, from))),
    db
      .selectDistinct({ conversation: conversations.id, clause: findings.clause })
      .from(findings)
      .innerJoin(conversations, eq(conversations.key, findings.conversationKey))
      .where(and(eq(findings.opinion, 'added'), gte(conversations.key, from))),
  ])
  return { upheld, missed }
}
