import type { PlanInput } from '@liangyan/contract'
import { changePlan, duePlans, holdPlan, openDrawings } from '@liangyan/store'
import type { System } from '../system.ts'
import { askDrawing } from './draw.ts'
import { nextDrawing } from './period.ts'

/** So often it is looked whether a plan is due, in milliseconds. */
const PAUSE = 60_000

/** Asks for the drawings of plans that repeat, when they are due, until the queue is closed. */
export function drawWhenDue(system: System): void {
  system.queue.repeat(PAUSE, async () => {
    try {
      await askDueDrawings(system)
    } catch (error) {
      system.log.error({ error }, 'due drawings')
    }
  })
}

/** Asks for the drawings that are due. Whichever process is first does; the others find nothing left to do. */
export async function askDueDrawings(system: System): Promise<void> {
  for (const id of await duePlans(system.db, system.now())) {
    await system.db.transaction(async (tx) => {
      const plan = await holdPlan(tx, id)
      const now = system.now()
      if (!plan?.active || plan.nextDrawAt === null || plan.nextDrawAt > now) return
      await changePlan(tx, id, { nextDrawAt: nextDrawing(plan.repeats as PlanInput['repeats'], now) })
      if (!(await openDrawings(tx)).has(id)) await askDrawing(system, tx, plan, { userId: null, who: '系统' })
    })
  }
}
