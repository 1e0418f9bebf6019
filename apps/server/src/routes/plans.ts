import {
  addPlan as addRoute,
  changePlan as changeRoute,
  drawPlan,
  listPlans as listRoute,
  listReviewers,
  listSamples as samplesRoute,
  type Plan,
  type PlanInput,
  previewPlan,
  readPlan as readRoute,
  removePlan as removeRoute,
  REVIEWERS,
} from '@liangyan/contract'
import {
  addPlan,
  changePlan,
  holdPlan,
  listPlans,
  listSamples,
  readPlan,
  readTask,
  record,
  removePlan,
  reviewersWithLoad,
} from '@liangyan/store'
import { actorOf, personOf } from '../access/visitor.ts'
import { conflict, notFound } from '../http/refused.ts'
import type { Serve } from '../http/serve.ts'
import { checkPlan } from '../plans/checks.ts'
import { askDrawing } from '../plans/draw.ts'
import { nextDrawing } from '../plans/period.ts'
import { preview } from '../plans/preview.ts'
import { shownPlans, shownSample } from '../plans/shown.ts'
import type { System } from '../system.ts'
import { shownTask } from './tasks.ts'

export function servePlans(serve: Serve, system: System): void {
  const { db, now } = system

  serve(listRoute, async ({ query: { after, limit = 50 } }) => {
    const { items, next } = await listPlans(db, { after, limit })
    return { items: await shownPlans(db, items), next }
  })

  serve(readRoute, async ({ params }) => shown(params.id))

  serve(addRoute, async ({ body, visitor, request }) => {
    await checkPlan(db, body)
    const id = await db.transaction(async (tx) => {
      const id = await addPlan(tx, { ...rowOf(body, now()), createdBy: personOf(visitor) })
      await record(tx, { ...actorOf(visitor, request), action: 'plan.add', subject: body.name, detail: { plan: id } })
      return id
    })
    return shown(id)
  })

  serve(changeRoute, async ({ params, body, visitor, request }) => {
    await checkPlan(db, body)
    await db.transaction(async (tx) => {
      const before = await holdPlan(tx, params.id)
      if (!before) throw notFound('抽检计划')
      const { nextDrawAt, ...row } = rowOf(body, now())
      // a drawing that is due stays due unless the plan is to be drawn at other times
      const kept = before.repeats === row.repeats && before.active === row.active
      await changePlan(tx, params.id, { ...row, nextDrawAt: kept ? before.nextDrawAt : nextDrawAt })
      const { name, rule, filter, reviewers, ...rest } = body
      const detail = { plan: params.id, rule, filter, reviewers, ...rest }
      await record(tx, { ...actorOf(visitor, request), action: 'plan.change', subject: name, detail })
    })
    return shown(params.id)
  })

  serve(removeRoute, async ({ params, visitor, request }) => {
    const plan = await readPlan(db, params.id)
    if (!plan) throw notFound('抽检计划')
    await db.transaction(async (tx) => {
      if (!(await removePlan(tx, params.id)))
        throw conflict('drawn', '该计划已抽取过会话，其记录须保留；如不再使用，请将其停用')
      const detail = { plan: params.id }
      await record(tx, { ...actorOf(visitor, request), action: 'plan.remove', subject: plan.name, detail })
    })
    return {}
  })

  serve(previewPlan, async ({ body }) => preview(system, body))

  serve(drawPlan, async ({ params, visitor, request }) => {
    const task = await db.transaction(async (tx) => {
      const plan = await holdPlan(tx, params.id)
      if (!plan) throw notFound('抽检计划')
      return askDrawing(system, tx, plan, actorOf(visitor, request))
    })
    return shownTask((await readTask(db, task))!)
  })

  serve(samplesRoute, async ({ params, query: { after, limit = 50 } }) => {
    const { items, next } = await listSamples(db, params.id, { after, limit })
    return { items: items.map(shownSample), next }
  })

  serve(listReviewers, async () => ({ items: await reviewersWithLoad(db, REVIEWERS) }))

  async function shown(id: number): Promise<Plan> {
    const row = await readPlan(db, id)
    if (!row) throw notFound('抽检计划')
    const [plan] = await shownPlans(db, [row])
    return plan
  }
}

function rowOf(plan: PlanInput, now: Date) {
  return { ...plan, nextDrawAt: nextDrawing(plan.repeats, now) }
}
