import { record } from '@liangyan/store'
import { nameOf, personOf } from '../access/visitor.ts'
import type { Visitor } from '../access/visitor.ts'
import { askReinspection } from '../ingest/reinspect.ts'
import type { System } from '../system.ts'

/** Inspects conversations of a time again by the version now in force; the number of the task. */
export async function reinspect(
  system: System,
  wanted: { readonly from: string; readonly to?: string | undefined },
  visitor: Visitor,
): Promise<number> {
  const { from, to } = wanted
  system.standards.changed()
  const { number } = await system.standards.inForce()
  const title = `按规范 v${number} 重新质检`
  return system.db.transaction(async (tx) => {
    const filter = { from, ...(to !== undefined && { to }) }
    const task = await askReinspection(system, filter, title, personOf(visitor), tx)
    const by = { userId: personOf(visitor), who: nameOf(visitor) }
    await record(tx, { ...by, action: 'conversation.reinspect', subject: title, detail: { task, ...filter } })
    return task
  })
}
