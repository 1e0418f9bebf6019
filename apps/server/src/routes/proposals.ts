import {
  addProposal as addRoute,
  dismissProposal,
  listProposals as listRoute,
  proposeExample,
  readProposal,
} from '@liangyan/contract'
import { listedProposal, listProposals } from '@liangyan/store'
import { actorOf, type Visitor } from '../access/visitor.ts'
import { forbidden, notFound } from '../http/refused.ts'
import type { Serve } from '../http/serve.ts'
import { addToDraft, dismiss, propose, shownProposal } from '../proposals/propose.ts'
import type { Reviewer } from '../reviews/begin.ts'
import type { System } from '../system.ts'

export function serveProposals(serve: Serve, system: System): void {
  const { db, standards } = system

  serve(listRoute, async ({ query }) => {
    const { after, limit = 50, ...filter } = query
    const [{ items, next }, ready] = await Promise.all([
      listProposals(db, filter, { after, limit }),
      standards.inForce(),
    ])
    return { items: items.map((item) => shownProposal(item, ready)), next }
  })

  serve(readProposal, async ({ params }) => shown(params.id))

  serve(proposeExample, async ({ params, visitor, request }) =>
    shown(await propose(system, params.id, personal(visitor), actorOf(visitor, request))),
  )

  serve(addRoute, async ({ params, body, visitor, request }) => {
    await addToDraft(system, params.id, body.dialogue, personal(visitor), actorOf(visitor, request))
    return shown(params.id)
  })

  serve(dismissProposal, async ({ params, body, visitor, request }) => {
    await dismiss(system, params.id, body.reason, personal(visitor), actorOf(visitor, request))
    return shown(params.id)
  })

  async function shown(id: number) {
    const [listed, ready] = await Promise.all([listedProposal(db, id), standards.inForce()])
    if (!listed) throw notFound('示例提案')
    return shownProposal(listed, ready)
  }
}

function personal(visitor: Visitor): Reviewer {
  if (visitor.kind !== 'person') throw forbidden()
  return visitor
}
