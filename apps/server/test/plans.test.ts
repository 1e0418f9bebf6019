import {
  addPlan,
  changePlan,
  listPlans,
  listSamples,
  type Plan,
  type PlanPreview,
  type PlanSample,
  previewPlan,
  readPlan,
  readTask,
  removePlan,
  type SamplingRule,
  type Task,
} from '@liangyan/contract'
import { drawSample } from '@liangyan/review'
import { sql } from '@liangyan/store'
import * as fc from 'fast-check'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { drawFrom } from '../src/plans/draw.ts'
import { askDueDrawings } from '../src/plans/due.ts'
import { DAY, input, planning } from './planning.ts'
import { refusal } from './reviewing.ts'
import { running } from './running.ts'

const whole = await running()
const { system, person, idle } = whole
const { db } = system
const administrator = await person('administrator')
const manager = await person('manager')
const inspectors = [await person('inspector'), await person('inspector'), await person('inspector')]
const [inspector] = inspectors
const { fill, add, draw, drawHere, drawnBy, forget } = planning(whole, administrator)
const reviewers = inspectors.map(({ id }) => id)
const CONVERSATIONS = 60
let all: string[]

beforeAll(async () => {
  all = await fill(CONVERSATIONS)
})
afterEach(forget)

const sizes = fc.integer({ min: 1, max: 25 })
const rules: fc.Arbitrary<SamplingRule> = fc.oneof(
  fc.record({ kind: fc.constant('random' as const), size: sizes }),
  fc.record({ kind: fc.constant('risk' as const), size: sizes, holdOut: fc.constantFrom(0, 0.2, 0.5, 1) }),
  fc.record({ kind: fc.constant('stratified' as const), atLeast: fc.integer({ min: 1, max: 6 }) }),
)

describe('drawing', () => {
  test('never draws the same twice, shares evenly, and does what the preview says, until nothing is left', async () => {
    await fc.assert(
      fc.asyncProperty(
        rules,
        fc.integer({ min: 1, max: 3 }),
        fc.constantFrom(0, 0.3, 1),
        async (rule, count, doubleShare) => {
          await forget()
          const sharers = reviewers.slice(0, count)
          const share = count > 1 ? doubleShare : 0
          const plan = await add(manager, { rule, reviewers: sharers, doubleShare: share })
          for (let before = 0; ; ) {
            const body = { rule, filter: {}, doubleShare: share }
            const expected = await manager.get<PlanPreview>(previewPlan, { body })
            await drawHere(plan)
            const drawn = await drawnBy(plan)
            const ids = drawn.filter(({ reason }) => reason !== 'second').map(({ id }) => id)
            expect(new Set(ids).size).toBe(ids.length)
            expect(expected).toMatchObject({
              population: CONVERSATIONS - before,
              drawnBefore: before,
              drawn: ids.length - before,
            })
            const last = drawn.filter(({ sample }) => sample === drawn.at(-1)!.sample)
            if (ids.length > before) {
              expect(last.length).toBe(expected.reviews)
              const shares = sharers.map((id) => last.filter(({ reviewer }) => reviewer === id).length)
              expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1)
              const heldOut = last.filter(({ reason }) => reason === 'hold-out')
              expect(heldOut.length).toBe(expected.heldOut)
              for (const { probability } of heldOut)
                expect(probability).toBeCloseTo(expected.heldOut / expected.population, 6)
            }
            const pairs = Map.groupBy(last, ({ id }) => id)
            for (const pair of pairs.values()) {
              expect(new Set(pair.map(({ reviewer }) => reviewer)).size).toBe(pair.length)
              if (pair.length > 1) expect(pair.every(({ blind }) => blind)).toBe(true)
            }
            if (ids.length === before || ids.length === CONVERSATIONS) return
            before = ids.length
          }
        },
      ),
      { numRuns: 20 },
    )
  })

  test('is written down so that whoever has the seed draws it again', async () => {
    const plan = await add(manager, { rule: { kind: 'risk', size: 20, holdOut: 0.25 }, reviewers })
    const { rows: candidates } = await db.execute<{ conversation: string; agent: string; risk: number }>(
      sql`select id as conversation, agent, risk from conversations`,
    )
    await draw(manager, plan)
    const { items } = await manager.get<{ items: PlanSample[] }>(listSamples, { params: { id: plan.id } })
    const [sample] = items
    expect(sample).toMatchObject({ population: CONVERSATIONS, size: 20, progress: { done: 0, total: 20 } })
    expect(sample.reasons).toEqual([
      { reason: 'hold-out', count: 5 },
      { reason: 'risk', count: 15 },
    ])
    const again = drawSample(sample.rule, candidates, { seed: sample.seed })
    const drawn = await drawnBy(plan)
    expect(drawn.map(({ id }) => id)).toEqual(again.drawn.map(({ conversation }) => conversation))
    expect(drawn.every(({ state }) => state === 'assigned')).toBe(true)
    const risks = new Map(candidates.map(({ conversation, risk }) => [conversation, risk]))
    for (const { id, risk, probability, reason } of drawn) {
      expect(risk).toBeCloseTo(risks.get(id)!, 6)
      if (reason === 'hold-out') expect(probability).toBeCloseTo(5 / CONVERSATIONS, 6)
      else expect(probability).toBeNull()
    }
  })

  test('keeps to the days before today, and to the filter', async () => {
    const today = await fill(3, { startedAt: system.now().toISOString(), agent: 'A1' })
    const plan = await add(manager, { rule: { kind: 'random', size: 100 }, filter: { lastDays: 1, agent: 'A1' } })
    await draw(manager, plan)
    const ids = (await drawnBy(plan)).map(({ id }) => id)
    expect(ids.length).toBeGreaterThan(0)
    const { rows } = await db.execute<{ day: string; agent: string }>(sql`
      select distinct (started_at at time zone 'Asia/Shanghai')::date::text as day, agent from conversations
      where id in ${ids}`)
    const yesterday = new Date(system.now().getTime() + DAY / 3 - DAY).toISOString().slice(0, 10)
    expect(rows).toEqual([{ day: yesterday, agent: 'A1' }])
    await db.execute(sql`delete from conversations where id in ${today}`)
  })

  test('a job that is done twice draws once, and one that another process took over too', async () => {
    const plan = await add(manager, { reviewers })
    const task = await draw(manager, plan)
    await Promise.all([1, 2].map(() => drawFrom(system, { plan: plan.id, task: task.id })))
    expect(await drawnBy(plan)).toHaveLength(10)
    expect(await manager.get<Task>(readTask, { params: { id: task.id } })).toMatchObject({
      state: 'done',
      title: '抽取 每周风险抽检',
      result: { population: CONVERSATIONS, drawn: 10 },
    })
  })

  test('two plans drawn at once share no conversation', async () => {
    const plans = [
      await add(manager, { rule: { kind: 'random', size: 30 } }),
      await add(manager, { rule: { kind: 'risk', size: 30, holdOut: 0.1 } }),
    ]
    await Promise.all(plans.map((plan) => draw(manager, plan)))
    const ids = (await Promise.all(plans.map(drawnBy))).flat().map(({ id }) => id)
    expect(ids).toHaveLength(CONVERSATIONS)
    expect(new Set(ids).size).toBe(CONVERSATIONS)
    expect(ids.sort()).toEqual([...all].sort())
  })

  test('an inspector gets no conversation of their own', async () => {
    const own = await person('inspector', { staffNumber: 'A0' })
    const plan = await add(manager, { rule: { kind: 'random', size: 60 }, reviewers: [own.id, inspector.id] })
    await draw(manager, plan)
    const { rows } = await db.execute(sql`
      select 1 from assignments a join conversations c on c.key = a.conversation_key
      where a.reviewer_id = ${own.id} and c.agent = 'A0'`)
    expect(rows).toEqual([])
    expect((await drawnBy(plan)).every(({ reviewer }) => reviewer !== null)).toBe(true)
  })

  test('fails with a reason when those who were to score have left', async () => {
    const leaving = await person('inspector')
    const plan = await add(manager, { doubleShare: 0.5, reviewers: [inspector.id, leaving.id] })
    await db.execute(sql`update users set disabled = true where id = ${leaving.id}`)
    const task = await draw(manager, plan)
    expect(await manager.get<Task>(readTask, { params: { id: task.id } })).toMatchObject({
      state: 'failed',
      problems: [expect.stringContaining('人数不足')],
    })
    expect(await drawnBy(plan)).toEqual([])
  })
})

describe('a plan that repeats', () => {
  test('is drawn when it is due, once, however many processes look', async () => {
    const plan = await add(manager, { repeats: 'weekly', filter: { lastDays: 7 }, reviewers })
    expect(new Date(plan.nextDrawAt!).getTime()).toBeGreaterThan(system.now().getTime())
    await askDueDrawings(system)
    await idle()
    expect(await drawnBy(plan)).toEqual([])

    await db.execute(sql`update sampling_plans set next_draw_at = now() - interval '1 minute' where id = ${plan.id}`)
    await Promise.all([askDueDrawings(system), askDueDrawings(system), askDueDrawings(system)])
    await idle()
    expect(await drawnBy(plan)).toHaveLength(10)
    const now = await manager.get<Plan>(readPlan, { params: { id: plan.id } })
    expect(now).toMatchObject({ drawings: 1, progress: { done: 0, total: 10 }, nextDrawAt: plan.nextDrawAt })
    const { items } = await manager.get<{ items: PlanSample[] }>(listSamples, { params: { id: plan.id } })
    expect(items).toMatchObject([{ drawnBy: null, from: expect.any(String), to: expect.any(String) }])
  })

  test('is not drawn by itself while it is not active', async () => {
    const plan = await add(manager, { repeats: 'daily', active: false })
    expect(plan.nextDrawAt).toBeNull()
    await db.execute(sql`update sampling_plans set next_draw_at = now() - interval '1 minute' where id = ${plan.id}`)
    await askDueDrawings(system)
    await idle()
    expect(await drawnBy(plan)).toEqual([])
  })
})

describe('plans', () => {
  test('are added, changed, listed and removed, each on record', async () => {
    const first = await add(manager, { name: '甲' })
    const second = await add(administrator, { name: '乙', reviewers: [inspector.id] })
    const changed = await manager.get<Plan>(changePlan, {
      params: { id: first.id },
      body: input({ name: '丙', rule: { kind: 'stratified', atLeast: 2 }, repeats: 'monthly' }),
    })
    expect(changed).toMatchObject({ name: '丙', rule: { kind: 'stratified', atLeast: 2 }, repeats: 'monthly' })
    expect(changed.nextDrawAt).toMatch(/-(01|31|30|29|28)T22:00:00/)
    const { items } = await inspector.get<{ items: Plan[] }>(listPlans)
    expect(items.map(({ name }) => name)).toEqual(['乙', '丙'])
    expect(items[0].reviewers).toEqual([{ id: inspector.id, name: expect.stringContaining('inspector') }])
    const page = await inspector.get<{ items: Plan[]; next: string }>(listPlans, { query: { limit: 1 } })
    const rest = await inspector.get<{ items: Plan[] }>(listPlans, { query: { limit: 1, after: page.next } })
    expect([...page.items, ...rest.items].map(({ name }) => name)).toEqual(['乙', '丙'])
    await manager.get(removePlan, { params: { id: second.id } })
    expect((await manager.ask(readPlan, { params: { id: second.id } })).statusCode).toBe(404)
    const { rows } = await db.execute(sql`
      select action from audit_trail where action like 'plan.%' and detail ->> 'plan' in ${[String(first.id), String(second.id)]}
      order by id`)
    expect(rows.map(({ action }) => action)).toEqual(['plan.add', 'plan.add', 'plan.change', 'plan.remove'])
  })

  test('that have drawn stay', async () => {
    const plan = await add(manager)
    await draw(manager, plan)
    expect(refusal(await manager.ask(removePlan, { params: { id: plan.id } }))).toMatchObject({
      status: 409,
      message: expect.stringContaining('停用'),
    })
  })

  test('that cannot be carried out are refused with the way out', async () => {
    const refused = async (more: Parameters<typeof input>[0]) =>
      refusal(await manager.ask(addPlan, { body: input(more) })).message
    expect(await refused({ doubleShare: 0.5, reviewers: [inspector.id] })).toContain('至少需要指定两名')
    expect(await refused({ blind: true })).toContain('盲评须指定质检员')
    expect(await refused({ reviewers: [manager.id] })).toContain('不担任质检')
    expect(await refused({ filter: { lastDays: 7, from: '2026-01-01T00:00:00.000Z' } })).toContain('只选一种')
    expect(await refused({ rule: { kind: 'stratified', atLeast: 0 } })).toContain('不会抽到任何会话')
    expect(await refused({ rule: { kind: 'random', size: 10_001 } })).toContain('请求不符合接口约定')
    expect(await refused({ name: '  ' })).toContain('请求不符合接口约定')
  })

  test('are written by managers and administrators alone', async () => {
    expect((await inspector.ask(addPlan, { body: input() })).statusCode).toBe(403)
    const agent = await person('agent')
    expect((await agent.ask(listPlans)).statusCode).toBe(403)
  })
})
