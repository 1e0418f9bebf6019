import { and, asc, eq, gte, inArray, isNotNull, lte, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Database } from '../database.ts'
import { assignments, doubleScorings, findings, inspections, reviews, samples } from '../schema/index.ts'

export interface Period {
  readonly from?: Date | undefined
  readonly to?: Date | undefined
}

/** What one person left broken of one inspection. */
export interface ReviewedCriteria {
  readonly inspectionId: number
  readonly criteria: readonly string[]
}

/** Of one inspection what two people left broken. */
export interface TwiceReviewed {
  readonly inspectionId: number
  readonly first: readonly string[]
  readonly second: readonly string[]
}

/** Double scorings that both have handed in, the later of them in the period, of the same inspection. */
export async function twiceReviewed(db: Database, { from, to }: Period): Promise<TwiceReviewed[]> {
  const [one, other] = [alias(assignments, 'one'), alias(assignments, 'other')]
  const [first, second] = [alias(reviews, 'first_review'), alias(reviews, 'second_review')]
  const both = sql`greatest(${first.doneAt}, ${second.doneAt})`
  return db
    .select({
      inspectionId: first.inspectionId,
      first: sql<string[]>`coalesce(${first.criteria}, '{}')`,
      second: sql<string[]>`coalesce(${second.criteria}, '{}')`,
    })
    .from(second)
    .innerJoin(other, and(eq(other.id, second.assignmentId), eq(other.reason, 'second')))
    .innerJoin(doubleScorings, eq(doubleScorings.id, other.doubleScoringId))
    .innerJoin(
      one,
      and(eq(one.doubleScoringId, doubleScorings.id), sql`${one.reason} not in ('second', 'arbitration')`),
    )
    .innerJoin(first, and(eq(first.assignmentId, one.id), eq(first.state, 'done')))
    .where(
      and(
        eq(second.state, 'done'),
        eq(second.inspectionId, first.inspectionId),
        from && gte(both, from),
        to && lte(both, to),
      ),
    )
    .orderBy(asc(doubleScorings.id))
}

/** Reviews handed in within the period, each as its writer left it: those written blind, and the others. */
export async function reviewedCriteria(
  db: Database,
  { from, to }: Period,
  blind: boolean,
): Promise<ReviewedCriteria[]> {
  const rows = await db
    .select({ inspectionId: reviews.inspectionId, criteria: reviews.criteria })
    .from(reviews)
    .where(
      and(
        eq(reviews.state, 'done'),
        eq(reviews.blind, blind),
        // what a blind review came to once it was held against the machine's findings is no review of its own
        blind ? isNotNull(reviews.assignmentId) : undefined,
        from && gte(reviews.doneAt, from),
        to && lte(reviews.doneAt, to),
      ),
    )
    .orderBy(asc(reviews.id))
  return rows.map(({ inspectionId, criteria }) => ({ inspectionId, criteria: criteria ?? [] }))
}

/** What the machine said in one inspection. */
export interface MachineJudgement {
  readonly inspectionId: number
  readonly standardVersion: number
  readonly scorecard: unknown
  /** Clauses that the conversation gave occasion to keep or to break. */
  readonly applied: readonly string[]
  /** Criteria that it found broken, and those of which it could not tell. */
  readonly broken: readonly string[]
  readonly undecided: readonly string[]
}

/** Inspections that are read together. */
const BATCH = 500

/** What the machine said in these inspections, by their ids; clauses on trial are left out. */
export async function machineJudgements(
  db: Database,
  inspectionIds: Iterable<number>,
): Promise<Map<number, MachineJudgement>> {
  const ids = [...new Set(inspectionIds)]
  const judgements = new Map<number, MachineJudgement>()
  for (let i = 0; i < ids.length; i += BATCH)
    for (const judgement of await judgementsOf(db, ids.slice(i, i + BATCH)))
      judgements.set(judgement.inspectionId, judgement)
  return judgements
}

async function judgementsOf(db: Database, ids: readonly number[]): Promise<MachineJudgement[]> {
  const by = (verdict: string) => sql<string[]>`array(select distinct f.criterion from ${findings} f
    where f.inspection_id = ${inspections}.id and f.verdict = ${verdict}
      and not f.trial and not f.detail -> 'decidedBy' ? 'person')`
  return db
    .select({
      inspectionId: inspections.id,
      standardVersion: inspections.standardVersion,
      scorecard: inspections.scorecard,
      applied: sql<
        string[]
      >`array(select verdict ->> 'clause' from jsonb_array_elements(${inspections.verdicts}) verdict
        where (verdict ->> 'broken')::int + (verdict ->> 'kept')::int + (verdict ->> 'undecided')::int > 0)`,
      broken: by('broken'),
      undecided: by('undecided'),
    })
    .from(inspections)
    .where(inArray(inspections.id, [...ids]))
}

/** A conversation of a risk plan's drawing, with what its review came to. */
export interface DrawnByRisk {
  readonly sampleId: number
  readonly reason: 'risk' | 'hold-out'
  readonly probability: number | null
  readonly risk: number
  /** Of the review that counts; null before there is one. */
  readonly bad: boolean | null
  readonly score: number | null
  readonly fatal: boolean | null
}

/** What these drawings of risk plans drew, in the order of the drawings and their ranks. */
export async function drawnByRisk(db: Database, sampleIds: readonly number[]): Promise<DrawnByRisk[]> {
  if (sampleIds.length === 0) return []
  const counted = db
    .select({ bad: reviews.bad, score: reviews.score, fatal: reviews.fatal })
    .from(reviews)
    .where(and(eq(reviews.conversationKey, assignments.conversationKey), eq(reviews.state, 'done'), reviews.counts))
    .orderBy(sql`${reviews.id} desc`)
    .limit(1)
    .as('counted')
  const rows = await db
    .select({
      sampleId: assignments.sampleId,
      reason: assignments.reason,
      probability: assignments.probability,
      risk: assignments.risk,
      bad: counted.bad,
      score: counted.score,
      fatal: counted.fatal,
    })
    .from(assignments)
    .leftJoinLateral(counted, sql`${assignments.doneAt} is not null`)
    .where(and(inArray(assignments.sampleId, [...sampleIds]), inArray(assignments.reason, ['risk', 'hold-out'])))
    .orderBy(asc(assignments.sampleId), asc(assignments.rank))
  return rows as DrawnByRisk[]
}

export type SampleOfRisk = Pick<typeof samples.$inferSelect, 'id' | 'planId' | 'drawnAt' | 'filter' | 'population'>

/** Drawings of risk plans, the first first. */
export async function riskSamples(db: Database, { from, to }: Period, plan?: number): Promise<SampleOfRisk[]> {
  return db
    .select({
      id: samples.id,
      planId: samples.planId,
      drawnAt: samples.drawnAt,
      filter: samples.filter,
      population: samples.population,
    })
    .from(samples)
    .where(
      and(
        sql`${samples.rule} ->> 'kind' = 'risk'`,
        plan === undefined ? undefined : eq(samples.planId, plan),
        from && gte(samples.drawnAt, from),
        to && lte(samples.drawnAt, to),
      ),
    )
    .orderBy(asc(samples.drawnAt), asc(samples.id))
}
