import { reinspectConversations } from '@liangyan/contract'
import { readTask, record } from '@liangyan/store'
import { actorOf, personOf } from '../access/visitor.ts'
import type { Serve } from '../http/serve.ts'
import { askReinspection } from '../ingest/reinspect.ts'
import type { System } from '../system.ts'
import { shownTask } from './tasks.ts'

export function serveReinspection(serve: Serve, system: System): void {
  serve(reinspectConversations, async ({ body, visitor, request }) =>
    system.db.transaction(async (tx) => {
      const { number } = await system.standards.inForce()
      const title = `按规范 v${number} 重新质检`
      const id = await askReinspection(system, body.filter, title, personOf(visitor), tx)
      const detail = { task: id, filter: JSON.stringify(body.filter) }
      await record(tx, { ...actorOf(visitor, request), action: 'conversation.reinspect', subject: title, detail })
      return shownTask((await readTask(tx, id))!)
    }),
  )
}
