import {
  agreementFigures,
  type AgreementTable,
  clausePrecision,
  type ClausePrecision,
  listeningFigures,
  type ListeningFigures,
  type ReviewContent,
} from '@liangyan/contract'
import { listeningEffort, proportionOf } from '@liangyan/review'
import { sql } from '@liangyan/store'
import { beforeEach, describe, expect, test } from 'vitest'
import { apart } from '../src/agreement/listening.ts'
import { DAY, planning } from './planning.ts'
import { handIn, open, read } from './reviewing.ts'
import { running } from './running.ts'

const whole = await running()
const { system, person } = whole
const { db } = system
const administrator = await person('administrator')
const manager = await person('manager')
const [first, second] = [await person('inspector'), await person('inspector')]
const { fill, add, draw, drawnBy, forget } = planning(whole, administrator)
const ids = await fill(60)

beforeEach(async () => {
  await db.execute(sql`delete from reviews`)
  await forget()
})

const figures = (query: Record<string, unknown> = {}) => manager.get<ListeningFigures>(listeningFigures, { query })

describe('the listening curve', () => {
  test('says what is missing while there is too little', async () => {
    expect(await figures()).toMatchObject({
      drawings: 0,
      missing: 30,
      leastHoldOuts: 30,
      effort: null,
      lack: 'few-hold-outs',
    })
    const plan = await add(manager, { rule: { kind: 'risk', size: 10, holdOut: 0.3 }, reviewers: [first.id] })
    await draw(manager, plan)
    const heldOut = (await drawnBy(plan)).filter(({ reason }) => reason === 'hold-out')
    for (const { id } of heldOut.slice(0, 2)) await handIn(first, await open(first, id), {})
    expect(await figures()).toMatchObject({
      drawings: 1,
      population: 60,
      holdOut: { reviewed: 2, drawn: 3 },
      byRisk: { reviewed: 0, drawn: 7 },
      missing: 28,
      effort: null,
    })
  })

  test('is worked out from the reviews of the drawings', async () => {
    const plan = await add(manager, { rule: { kind: 'risk', size: 55, holdOut: 0.6 }, reviewers: [first.id] })
    await draw(manager, plan)
    const drawn = await drawnBy(plan)
    // handed in straight: what costs points is what the machine found
    const results = new Map<string, number>()
    for (const { id } of drawn) {
      const { result } = await handIn(first, await open(first, id), {})
      results.set(id, result.scorecard.total)
    }
    const reviewed = (below: number) =>
      drawn.map(({ id, reason, risk, probability }) => ({
        risk,
        bad: results.get(id)! < below,
        reason: reason as 'risk' | 'hold-out',
        ...(probability !== null && { probability }),
      }))
    for (const [query, below] of [
      [{}, 100],
      [{ below: 90, budget: 20 }, 90],
    ] as const) {
      const expected = listeningEffort(reviewed(below), { population: 60, budget: 'budget' in query ? 20 : 60 })
      expect(expected.enough).toBe(true)
      const { effort, holdOut, missing } = await figures(query)
      expect({ enough: true, holdOut: { reviewed: holdOut.reviewed, bad: holdOut.bad }, ...effort }).toEqual(expected)
      expect(missing).toBe(0)
    }
    expect((await figures({ plan: plan.id })).drawings).toBe(1)
    expect((await figures({ plan: plan.id + 1 })).drawings).toBe(0)
    expect((await figures({ to: new Date(Date.now() - DAY).toISOString() })).drawings).toBe(0)
  })

  test('leaves out drawings that drew from the same conversations', () => {
    const sample = (id: number, filter: Record<string, unknown>) => {
      return { id, planId: 1, drawnAt: new Date(), population: 10, filter }
    }
    const week = (n: number) => ({
      from: new Date(n * 7 * DAY).toISOString(),
      to: new Date((n + 1) * 7 * DAY - 1).toISOString(),
    })
    const kept = (...filters: Record<string, unknown>[]) =>
      apart(filters.map((f, i) => sample(i, f))).map(({ id }) => id)
    expect(kept(week(1), week(2), week(3))).toEqual([0, 1, 2])
    expect(kept(week(1), week(1))).toEqual([0])
    expect(kept({}, week(1))).toEqual([0])
    expect(kept({ ...week(1), channel: 'phone' }, { ...week(1), channel: 'chat' }, { ...week(1), agent: 'x' })).toEqual(
      [0, 1],
    )
  })
})

describe('precision of clauses', () => {
  test('is what reviewers confirmed of what the machine found, with what it missed', async () => {
    const found = new Map<string, { confirmed: number; overturned: number }>()
    let turn = 0
    for (const id of ids.slice(0, 20)) {
      const { inspection } = await read(first, id)
      const opinions = inspection!.findings.map((finding): ReviewContent['opinions'][number] => {
        const opinion = turn++ % 3 === 0 ? 'overturned' : 'confirmed'
        if (finding.verdict === 'broken') {
          const counts = found.get(finding.clause) ?? { confirmed: 0, overturned: 0 }
          found.set(finding.clause, counts)
          counts[opinion]++
        }
        return { finding: finding.id, opinion, comment: '误判' }
      })
      const added = { key: 'a', criterion: '-', kind: null, turns: [0], quote: null, comment: '' }
      const further = { ...added, clause: 'hold-ask-first' }
      const byCriterion = { ...added, key: 'b', clause: null, criterion: 'improper-wording' }
      await handIn(first, await open(first, id), { opinions, added: [further, byCriterion] })
    }
    const { items } = await manager.get<{ items: ClausePrecision[] }>(clausePrecision)
    const shown = new Map(items.map((item) => [item.clause, item]))
    expect(shown.get('hold-ask-first')).toMatchObject({ missed: 20 })
    expect(shown.has('improper-wording')).toBe(false)
    expect(found.size).toBeGreaterThan(1)
    for (const [clause, { confirmed, overturned }] of found) {
      const { precision } = shown.get(clause)!
      expect(precision?.of).toBeLessThanOrEqual(confirmed + overturned)
      if (precision?.of === confirmed + overturned)
        expect(precision).toEqual(proportionOf(confirmed, confirmed + overturned))
    }
    const highs = items.flatMap(({ precision }) => precision?.high ?? [])
    expect(highs).toEqual(highs.toSorted((a, b) => a - b))
    const later = { query: { from: new Date(Date.now() + DAY).toISOString() } }
    expect(await manager.get(clausePrecision, later)).toEqual({ items: [] })
    const owner = await person('standard-owner')
    expect((await owner.ask(clausePrecision)).statusCode).toBe(200)
  })
})

describe('agreement in a period', () => {
  interface Answer {
    readonly betweenPeople: AgreementTable
    readonly withMachine: AgreementTable
    readonly withMachineSeen: AgreementTable
  }

  test('comes from double scorings between people, from blind reviews with the machine', async () => {
    const plan = await add(manager, {
      rule: { kind: 'random', size: 6 },
      doubleShare: 1,
      scoreLimit: 100,
      reviewers: [first.id, second.id],
    })
    await draw(manager, plan)
    const drawn = new Set((await drawnBy(plan)).map(({ id }) => id))
    const added = { key: 'a', clause: 'tone-curt', criterion: '-', kind: null, turns: [0], quote: null, comment: '' }
    for (const id of drawn) {
      await handIn(first, await open(first, id), { added: [added] })
      await handIn(second, await open(second, id), { added: [added] })
    }
    const now = await manager.get<Answer>(agreementFigures)
    const tone = now.betweenPeople.criteria.find(({ id }) => id === 'improper-wording')!
    expect(tone.figures).toMatchObject({ pairs: 6, percent: 1, kappa: null, lack: 'one-category' })
    expect(now.betweenPeople.overall).toMatchObject({ percent: 1, kappa: 1 })
    expect(now.withMachine.overall.pairs).toBeGreaterThanOrEqual(now.betweenPeople.overall.pairs)
    expect(now.withMachineSeen.overall.pairs).toBe(0)
    const later = await manager.get<Answer>(agreementFigures, {
      query: { from: new Date(Date.now() + DAY).toISOString() },
    })
    expect(later.betweenPeople.overall.pairs).toBe(0)

    // one that no other test has left opinions on
    const other = ids.slice(20).find((id) => !drawn.has(id))!
    await handIn(first, await open(first, other), {})
    const seen = (await manager.get<Answer>(agreementFigures)).withMachineSeen.overall
    expect(seen.pairs).toBeGreaterThan(0)
    // handed in straight: they differ on nothing but what the machine could not tell
    const { categories, counts } = seen.table
    const said = (one: string, other: string) => counts[categories.indexOf(one)]?.[categories.indexOf(other)] ?? 0
    expect([said('broken', 'kept'), said('kept', 'broken')]).toEqual([0, 0])
  })
})
