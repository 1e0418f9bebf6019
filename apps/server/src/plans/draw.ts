import { randomBytes } from 'node:crypto'
import {
  type ConversationFilter,
  LARGEST_SAMPLE,
  type PlanFilter,
  REVIEWERS,
  type SamplingRule,
} from '@liangyan/contract'
import { drawSample } from '@liangyan/review'
import {
  addSample,
  addTask,
  advanceTask,
  type Database,
  type Drawable,
  drawableConversations,
  holdDrawings,
  isDrawn,
  openDrawings,
  type PlanRow,
  readPlan,
  readTask,
  record,
  reviewersWithLoad,
} from '@liangyan/store'
import { conflict } from '../http/refused.ts'
import { filterFor } from '../conversations/filter.ts'
import type { System } from '../system.ts'
import { allot } from './allotment.ts'
import { leastReviewers } from './checks.ts'
import { filterAt } from './period.ts'

/** Who asked for a drawing; nobody where it was due. */
export interface Asker {
  readonly userId: number | null
  readonly who: string
  readonly address?: string
}

/** Asks the workers to draw from a plan: a task for people, a job for the workers. The task's number. */
export async function askDrawing(system: System, tx: Database, plan: PlanRow, asker: Asker): Promise<number> {
  if ((await openDrawings(tx)).has(plan.id)) throw conflict('drawing', '该计划正在抽取，请稍候查看结果')
  const task = await addTask(tx, { kind: 'draw', title: `抽取 ${plan.name}`, startedBy: asker.userId })
  await advanceTask(tx, task, { result: { plan: plan.id } })
  await system.queue.ask('draw', { plan: plan.id, task }, tx)
  await record(tx, { ...asker, action: 'plan.draw', subject: plan.name, detail: { plan: plan.id } })
  return task
}

/** Draws from a plan. Done again after a crash it draws anew: nothing is stored before all is. */
export async function drawFrom(system: System, told: { readonly plan: number; readonly task: number }): Promise<void> {
  const { db, log } = system
  const task = await readTask(db, told.task)
  if (!task || task.finishedAt !== null) return
  await advanceTask(db, told.task, { state: 'running' })
  try {
    const problem = await drawn(system, told, task.startedBy)
    if (problem !== undefined) await advanceTask(db, told.task, { state: 'failed', problems: [problem] })
  } catch (error) {
    if (error instanceof DrawnMeanwhile) throw error
    log.error({ error, plan: told.plan }, 'drawing failed')
    await advanceTask(db, told.task, {
      state: 'failed',
      problems: ['抽取未完成，原因已记入系统日志，请稍后再试或联系管理员'],
    })
  }
}

/** Another drawing has taken some of the conversations since they were read. */
class DrawnMeanwhile extends Error {}

/** Draws and stores; what is in the way, where something is. */
async function drawn(
  system: System,
  told: { readonly plan: number; readonly task: number },
  drawnBy: number | null,
): Promise<string | undefined> {
  const { db } = system
  const plan = await readPlan(db, told.plan)
  if (!plan) return '抽检计划已被删除'
  const now = system.now()
  const filter = filterAt(plan.filter as PlanFilter, now)
  const rule = plan.rule as SamplingRule
  const candidates = await readAll(system, filter, (done) => advanceTask(db, told.task, { done }))
  const seed = randomBytes(16).toString('hex')
  const { drawn, population } = drawSample(rule, candidates, { seed })
  if (drawn.length > LARGEST_SAMPLE)
    return `按此规则将抽取 ${drawn.length} 通，超过单次上限 ${LARGEST_SAMPLE} 通，请缩小范围或减少每人数量`
  const byId = new Map(candidates.map((each) => [each.conversation, each]))
  const chosen = drawn.map((each) => ({ ...each, ...byId.get(each.conversation)! }))
  const sharers = await sharersOf(db, plan)
  if (sharers.length < leastReviewers(plan)) return '该计划指定的质检员已停用或不再担任质检，人数不足，请先修改计划'
  const allotted = allot(chosen, sharers, { doubleShare: plan.doubleShare, seed })
  await db.transaction(async (tx) => {
    await holdDrawings(tx)
    if ((await readTask(tx, told.task))?.finishedAt !== null) return
    if (
      await isDrawn(
        tx,
        chosen.map(({ key }) => key),
      )
    )
      throw new DrawnMeanwhile()
    const sample = {
      planId: plan.id,
      drawnAt: now,
      drawnBy,
      rule,
      filter,
      seed,
      population,
      scoreLimit: plan.scoreLimit,
    }
    const id = await addSample(
      tx,
      sample,
      chosen.map(({ key, conversation, reason, probability, risk }, rank) => ({
        key,
        reason,
        probability: probability ?? null,
        risk,
        rank,
        blind: plan.blind,
        reviewers: allotted.get(conversation)!,
      })),
    )
    const result = { plan: plan.id, sample: id, population, drawn: chosen.length }
    await advanceTask(tx, told.task, { state: 'done', total: population, done: population, result })
  })
  return undefined
}

async function readAll(
  system: System,
  filter: ConversationFilter,
  advance: (done: number) => Promise<void>,
): Promise<Drawable[]> {
  const candidates: Drawable[] = []
  for await (const page of drawableConversations(system.db, await filterFor(system, filter))) {
    for (const one of page) candidates.push(one)
    await advance(candidates.length)
  }
  return candidates
}

/** Those of the plan's reviewers who still review. */
async function sharersOf(db: Database, { reviewers }: PlanRow) {
  return (await reviewersWithLoad(db, REVIEWERS)).filter(({ id }) => reviewers.includes(id))
}
