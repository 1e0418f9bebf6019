import {
  addableFindings as addableRoute,
  discardReview,
  handInReview,
  nextReview,
  openReview,
  saveReview,
} from '@liangyan/contract'
import { countWaiting, listedConversation, nextAssignment } from '@liangyan/store'
import { sightOf, type Visitor } from '../access/visitor.ts'
import { forbidden, notFound } from '../http/refused.ts'
import type { Serve } from '../http/serve.ts'
import { addableFindings } from '../reviews/addable.ts'
import { beginReview, type Reviewer } from '../reviews/begin.ts'
import { handIn } from '../reviews/hand-in.ts'
import { discard, keepReview } from '../reviews/write.ts'
import type { System } from '../system.ts'

export function serveReviews(serve: Serve, system: System): void {
  const { db } = system

  serve(openReview, async ({ params, body, visitor, request }) => {
    const listed = await listedConversation(db, params.id, sightOf(visitor))
    if (!listed) throw notFound('会话')
    return beginReview(system, { listed, reviewer: reviewerOf(visitor), ...body, address: request.ip })
  })

  serve(saveReview, async ({ params, body, visitor }) =>
    keepReview(system, { id: params.id, reviewer: reviewerOf(visitor), ...body }),
  )

  serve(handInReview, async ({ params, body, visitor, request }) =>
    handIn(system, { id: params.id, reviewer: reviewerOf(visitor), ...body }, request.ip),
  )

  serve(discardReview, async ({ params, visitor, request }) => {
    await discard(db, params.id, reviewerOf(visitor), request.ip)
    return {}
  })

  serve(nextReview, async ({ query, visitor }) => {
    const { id } = reviewerOf(visitor).person.user
    const [next, left] = await Promise.all([nextAssignment(db, id, query.after), countWaiting(db, id)])
    return { next: next ?? null, left }
  })

  serve(addableRoute, async ({ params, visitor }) => {
    const listed = await listedConversation(db, params.id, sightOf(visitor))
    if (!listed) throw notFound('会话')
    const version = listed.standardVersion
    const ready = await (version === null ? system.standards.inForce() : system.standards.version(version))
    return { items: addableFindings(ready) }
  })
}

/** Machines do not review. */
function reviewerOf(visitor: Visitor): Reviewer {
  if (visitor.kind !== 'person') throw forbidden()
  return visitor
}
