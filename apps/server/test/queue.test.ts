import {
  type Assignment,
  handBackAssignment,
  listAssignments,
  openReview,
  queueProgress,
  type QueueProgress,
  reassign,
  takeAssignment,
} from '@liangyan/contract'
import { riskOf, type RiskFinding } from '@liangyan/review'
import { machineSigns, sql } from '@liangyan/store'
import { beforeEach, describe, expect, test } from 'vitest'
import { planning } from './planning.ts'
import { handIn, open, refusal } from './reviewing.ts'
import { type Client, running } from './running.ts'

const whole = await running()
const { system, person } = whole
const { db } = system
const administrator = await person('administrator')
const manager = await person('manager')
const inspector = await person('inspector')
const second = await person('inspector')
const { fill, add, draw, drawnBy, forget } = planning(whole, administrator)
await fill(30)

interface List {
  readonly items: Assignment[]
  readonly next: string | null
}
const list = (who: Client, query: Record<string, unknown> = {}) => who.get<List>(listAssignments, { query })
const take = (who: Client, { id }: { id: number }) => who.ask(takeAssignment, { params: { id } })
const back = (who: Client, { id }: { id: number }) =>
  who.ask(handBackAssignment, { params: { id }, body: { reason: '临时有会' } })

beforeEach(forget)

describe('a queue', () => {
  test('holds what is the reviewer’s, in the order drawn, page by page, and tells how far it is', async () => {
    const plan = await add(manager, {
      rule: { kind: 'risk', size: 12, holdOut: 0.25 },
      reviewers: [inspector.id, second.id],
    })
    await draw(manager, plan)
    const own = (await drawnBy(plan)).filter(({ reviewer }) => reviewer === inspector.id)
    const listed: Assignment[] = []
    for (let after: string | undefined; ; ) {
      const { items, next } = await list(inspector, { limit: 4, ...(after !== undefined && { after }) })
      listed.push(...items)
      if (next === null) break
      after = next
    }
    expect(listed.map(({ id }) => id)).toEqual(own.map(({ assignment }) => assignment))
    expect(listed.map(({ judged }) => judged?.reason)).toEqual(own.map(({ reason }) => reason))
    expect(listed.every(({ state, plan: named }) => state === 'waiting' && named?.id === plan.id)).toBe(true)

    const [first] = listed
    const review = await open(inspector, first.conversation.id)
    expect((await list(inspector)).items[0]).toMatchObject({ id: first.id, state: 'begun' })
    await handIn(inspector, review, {})
    expect((await list(inspector)).items.map(({ id }) => id)).toEqual(listed.slice(1).map(({ id }) => id))
    expect((await list(inspector, { state: 'done' })).items).toMatchObject([{ id: first.id, state: 'done' }])
    const { items } = await inspector.get<{ items: QueueProgress[] }>(queueProgress)
    expect(items).toEqual([
      { plan: { id: plan.id, name: plan.name }, calibration: null, open: listed.length - 1, done: 1, free: 0 },
    ])
    expect((await list(manager, { whose: 'all', reviewer: second.id })).items.map(({ id }) => id)).toEqual(
      (await list(second)).items.map(({ id }) => id),
    )
    expect((await inspector.ask(listAssignments, { query: { whose: 'all' } })).statusCode).toBe(403)
    expect(refusal(await inspector.ask(listAssignments, { query: { after: '1; drop table' } }))).toMatchObject({
      status: 400,
    })
  })

  test('says what a risk is made of, and it comes to the risk by which it was drawn', async () => {
    const plan = await add(manager, { rule: { kind: 'risk', size: 10, holdOut: 0 }, reviewers: [inspector.id] })
    await draw(manager, plan)
    const { items } = await list(inspector)
    expect(items.length).toBe(10)
    for (const { judged } of items) {
      const together = 1 - judged!.riskParts.reduce((product, { weight }) => product * (1 - weight), 1)
      expect(together).toBeCloseTo(judged!.risk!, 5)
      const weights = judged!.riskParts.map(({ weight }) => weight)
      expect(weights).toEqual(weights.toSorted((a, b) => b - a))
    }
    expect(items[0].judged!.riskParts.length).toBeGreaterThan(0)
    const risks = items.map(({ judged }) => judged!.risk!)
    expect(risks).toEqual(risks.toSorted((a, b) => b - a))
    // what the contributions are read from is what the inspection was weighed by
    const { rows } = await db.execute<{ id: string; risk: number }>(
      sql`select inspection_id as id, risk from conversations`,
    )
    const signs = await machineSigns(
      db,
      rows.map(({ id }) => Number(id)),
    )
    for (const { id, risk } of rows) {
      const { findings, score, outOf, contact } = signs.get(Number(id))!
      const own = { findings: findings as RiskFinding[], score, outOf, complaint: contact === 'complaint' }
      expect(riskOf(own)).toBeCloseTo(risk, 5)
    }
  })
})

describe('what is anybody’s', () => {
  test('is taken by one of those who reach for it', async () => {
    const plan = await add(manager, { rule: { kind: 'random', size: 3 } })
    await draw(manager, plan)
    const { items } = await list(inspector, { whose: 'free' })
    expect(items).toHaveLength(3)
    const answers = await Promise.all([take(inspector, items[0]), take(second, items[0])])
    expect(answers.map(({ statusCode }) => String(statusCode)).sort()).toEqual(['200', '409'])
    expect((await list(inspector, { whose: 'free' })).items).toHaveLength(2)
    expect((await take(manager, items[1])).statusCode).toBe(403)
    const winner = answers[0].statusCode === 200 ? inspector : second
    expect((await list(winner)).items).toMatchObject([{ id: items[0].id, takenAt: expect.any(String) }])
  })

  test('is so again when it is handed back; what was begun is gone', async () => {
    const plan = await add(manager, { rule: { kind: 'random', size: 1 }, reviewers: [inspector.id] })
    await draw(manager, plan)
    const [own] = (await list(inspector)).items
    await open(inspector, own.conversation.id)
    expect((await back(second, own)).statusCode).toBe(409)
    expect((await back(inspector, own)).statusCode).toBe(200)
    expect((await list(inspector)).items).toEqual([])
    const [free] = (await list(second, { whose: 'free' })).items
    expect(free).toMatchObject({ id: own.id, reviewer: null, state: 'waiting', takenAt: null })
    await handIn(second, await open(second, own.conversation.id, { assignment: own.id }), {})
    expect((await back(second, own)).statusCode).toBe(409)
  })
})

describe('what is scored blind', () => {
  test('goes, handed back, to the other reviewer of the plan, or to nobody', async () => {
    const plan = await add(manager, {
      rule: { kind: 'random', size: 1 },
      blind: true,
      reviewers: [inspector.id, second.id],
    })
    await draw(manager, plan)
    const [drawn] = await drawnBy(plan)
    const [who, other] = drawn.reviewer === inspector.id ? [inspector, second] : [second, inspector]
    const [own] = (await list(who)).items
    expect((await back(who, own)).json<Assignment>()).toMatchObject({ reviewer: { id: other.id } })
    expect((await list(other)).items).toMatchObject([{ id: own.id, blind: true, judged: null }])

    const pair = await add(manager, {
      rule: { kind: 'random', size: 1 },
      doubleShare: 1,
      reviewers: [inspector.id, second.id],
    })
    await draw(manager, pair)
    const [doubled] = (await list(other, { plan: pair.id })).items
    expect(refusal(await back(other, doubled)).message).toContain('请联系管理者改派')
  })
})

describe('reassigning', () => {
  test('moves what waits, tells what was begun, and is on record', async () => {
    const plan = await add(manager, { rule: { kind: 'random', size: 4 }, reviewers: [inspector.id] })
    await draw(manager, plan)
    const { items } = await list(inspector)
    await open(inspector, items[0].conversation.id)
    const answer = await manager.get<{ moved: number; refused: unknown[] }>(reassign, {
      body: { assignments: [...items.map(({ id }) => id), 999_999], reviewer: second.id },
    })
    expect(answer).toEqual({
      moved: 3,
      refused: [
        { assignment: items[0].id, message: expect.stringContaining('已有人开始复核') },
        { assignment: 999_999, message: expect.stringContaining('不存在') },
      ],
    })
    expect((await list(second)).items.map(({ id }) => id)).toEqual(items.slice(1).map(({ id }) => id))
    expect(
      (await inspector.ask(openReview, { params: { id: items[1].conversation.id }, body: { assignment: items[1].id } }))
        .statusCode,
    ).toBe(409)
    const body = { assignments: [items[1].id], reviewer: manager.id }
    expect((await manager.ask(reassign, { body })).statusCode).toBe(400)
    expect((await inspector.ask(reassign, { body })).statusCode).toBe(403)
    const { rows } = await db.execute(sql`select detail from audit_trail where action = 'assignment.reassign'`)
    expect(rows).toMatchObject([{ detail: { moved: 3 } }])
  })

  test('gives nobody a conversation of their own', async () => {
    const own = await person('inspector', { staffNumber: 'A1' })
    const plan = await add(manager, {
      rule: { kind: 'random', size: 1 },
      filter: { agent: 'A1' },
      reviewers: [inspector.id],
    })
    await draw(manager, plan)
    const [item] = (await list(inspector)).items
    expect(await manager.get(reassign, { body: { assignments: [item.id], reviewer: own.id } })).toMatchObject({
      refused: [{ message: expect.stringContaining('本人的会话') }],
    })
  })
})
