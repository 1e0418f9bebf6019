import { and, asc, inArray, ne, or, sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { appealedFindings, findings, opinions } from '../schema/index.ts'

type Row = typeof findings.$inferSelect

/** Findings in force of these conversations that people have said something of, added, or appealed against. */
export async function saidByPeople(tx: Database, keys: readonly number[]): Promise<Row[]> {
  const named = or(
    ne(findings.opinion, 'machine'),
    sql`exists (select from ${opinions} o where o.finding_id = ${findings.id})`,
    sql`exists (select from ${appealedFindings} a where a.finding_id = ${findings.id})`,
  )
  return tx
    .select()
    .from(findings)
    .where(and(inArray(findings.conversationKey, [...keys]), sql`${findings.current}`, named))
    .orderBy(asc(findings.id))
}

/**
 * Takes what people said of findings over to a further inspection: where the same clause stands on the same turns again,
 * the opinion stands; a finding that a person added stays. Reviews and appeals that name the earlier finding name the
 * later one too.
 * @param ids the new inspections by conversation
 */
export async function carryOver(tx: Database, said: readonly Row[], ids: ReadonlyMap<number, number>): Promise<void> {
  const standing = said.filter(({ conversationKey }) => ids.has(conversationKey))
  if (standing.length === 0) return
  const inspectionIds = new Set(standing.map(({ conversationKey }) => ids.get(conversationKey)!))
  const found = await tx
    .select()
    .from(findings)
    .where(inArray(findings.inspectionId, [...inspectionIds]))
    .orderBy(asc(findings.position))
  const pairs = samePairs(standing, found)
  for (const opinion of ['confirmed', 'overturned'] as const) {
    const chosen = [...pairs].flatMap(([before, now]) => (opinionNow(before) === opinion ? now.id : []))
    if (chosen.length > 0) await tx.update(findings).set({ opinion }).where(inArray(findings.id, chosen))
  }
  const stay = standing.filter((before) => before.opinion === 'added' && !pairs.has(before))
  const copies = await copy(tx, stay, found, ids)
  const later = new Map([...[...pairs].map(([before, now]) => [before.id, now.id] as const), ...copies])
  await nameLater(tx, later)
}

/** What a person added and the machine now finds too is confirmed by it. */
const opinionNow = ({ opinion }: Row): string => (opinion === 'added' ? 'confirmed' : opinion)

/** Earlier findings with the later ones that are the same: those on the same words first, each later one once. */
export function samePairs(before: readonly Row[], now: readonly Row[]): Map<Row, Row> {
  const pairs = new Map<Row, Row>()
  const taken = new Set<Row>()
  for (const placeOf of [wordsOf, turnsOf]) {
    const free = Map.groupBy(
      now.filter((row) => !taken.has(row)),
      placeOf,
    )
    for (const row of before) {
      if (pairs.has(row)) continue
      const same = free.get(placeOf(row))?.shift()
      if (!same) continue
      pairs.set(row, same)
      taken.add(same)
    }
  }
  return pairs
}

const turnsOf = ({ conversationKey, clause, turns }: Row): string => JSON.stringify([conversationKey, clause, turns])

function wordsOf(row: Row): string {
  const { evidence = [] } = row.detail as { evidence?: readonly { turn: number; start: number; end: number }[] }
  return JSON.stringify([turnsOf(row), evidence.map(({ turn, start, end }) => [turn, start, end])])
}

/** Copies findings to the new inspections, behind what the machine found there; the copies' ids by those copied. */
async function copy(
  tx: Database,
  stay: readonly Row[],
  found: readonly Row[],
  ids: ReadonlyMap<number, number>,
): Promise<[number, number][]> {
  if (stay.length === 0) return []
  const next = new Map<number, number>()
  for (const { inspectionId, position } of found)
    next.set(inspectionId, Math.max(next.get(inspectionId) ?? 0, position + 1))
  const rows = stay.map(({ id: _id, ...row }) => {
    const inspectionId = ids.get(row.conversationKey)!
    const position = next.get(inspectionId) ?? 0
    next.set(inspectionId, position + 1)
    return { ...row, inspectionId, position, current: true }
  })
  const copied = await tx
    .insert(findings)
    .values(rows)
    .returning({ id: findings.id, inspectionId: findings.inspectionId, position: findings.position })
  const byPlace = new Map(copied.map(({ id, inspectionId, position }) => [`${inspectionId} ${position}`, id]))
  return stay.map(({ id }, i) => [id, byPlace.get(`${rows[i].inspectionId} ${rows[i].position}`)!])
}

async function nameLater(tx: Database, later: ReadonlyMap<number, number>): Promise<void> {
  if (later.size === 0) return
  const pairs = sql`jsonb_to_recordset(${JSON.stringify([...later].map(([before, now]) => ({ before, now })))}::jsonb)
    as pair(before bigint, now bigint)`
  await tx.execute(sql`
    insert into ${opinions} (review_id, finding_id, opinion, comment, at)
    select o.review_id, pair.now, o.opinion, o.comment, o.at from ${opinions} o join ${pairs} on pair.before = o.finding_id
    on conflict do nothing`)
  await tx.execute(sql`
    update ${appealedFindings} a set finding_id = pair.now from ${pairs} where a.finding_id = pair.before`)
}
