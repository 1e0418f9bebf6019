import { acknowledgeResult, listResults, readResults } from '@liangyan/contract'
import { acknowledge, listedConversation, listOwnResults, record } from '@liangyan/store'
import { actorOf, type Visitor } from '../access/visitor.ts'
import { moveLapsed } from '../appeals/lapse.ts'
import { conflict, forbidden, notFound } from '../http/refused.ts'
import type { Serve } from '../http/serve.ts'
import { resultLines } from '../results/lines.ts'
import { resultsOf } from '../results/results.ts'
import { subjectOf } from '../results/whose.ts'
import type { Reviewer } from '../reviews/begin.ts'
import type { System } from '../system.ts'

export function serveResults(serve: Serve, system: System): void {
  const { db } = system

  serve(readResults, async ({ query, visitor }) => {
    const subject = await subjectOf(system, query, personal(visitor))
    await moveLapsed(system)
    return resultsOf(system, query, subject)
  })

  serve(listResults, async ({ query, visitor }) => {
    const { after, limit = 50, only, ...asked } = query
    const { selection } = await subjectOf(system, asked, personal(visitor))
    await moveLapsed(system)
    const { items, next } = await listOwnResults(db, selection, only, { after, limit })
    return { items: await resultLines(system, items), next }
  })

  serve(acknowledgeResult, async ({ params, visitor, request }) => {
    const { user } = personal(visitor).person
    // nobody reads for others, not even a team lead
    const sight = user.staffNumber === null ? { none: true as const } : { agent: user.staffNumber }
    const listed = await listedConversation(db, params.id, sight)
    if (!listed) throw notFound('会话')
    if (listed.inspectionId === null) throw conflict('not-inspected', '会话尚未质检，还没有结果')
    const at = system.now()
    await db.transaction(async (tx) => {
      await acknowledge(tx, listed.key, user.id, at)
      const detail = { score: listed.score }
      await record(tx, { ...actorOf(visitor, request), action: 'result.acknowledge', subject: params.id, detail })
    })
    return { acknowledgedAt: at.toISOString() }
  })
}

function personal(visitor: Visitor): Reviewer {
  if (visitor.kind !== 'person') throw forbidden()
  return visitor
}
