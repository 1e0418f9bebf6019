import {
  answerAppeal,
  type AppealDetail,
  appealableConversation,
  appealFigures,
  countAppeals as countRoute,
  decideAppeal,
  fileAppeal,
  listAppeals as listRoute,
  readAppeal,
  withdrawAppeal,
} from '@liangyan/contract'
import {
  type AppealFilter,
  countAppeals,
  DAY,
  dayOf,
  listAppeals,
  type ListedAppeal,
  listedAppeal,
  listedConversation,
  startOfDay,
} from '@liangyan/store'
import { actorOf, sightOf, type Visitor } from '../access/visitor.ts'
import { answer, withdraw } from '../appeals/answer.ts'
import { decide } from '../appeals/decide.ts'
import { figuresOf } from '../appeals/figures.ts'
import { file } from '../appeals/file.ts'
import { moveLapsed } from '../appeals/lapse.ts'
import { appealable, shownAppeal, shownLines } from '../appeals/shown.ts'
import { appealSightOf, appealTakerOf } from '../appeals/sight.ts'
import { isBlindFor } from '../conversations/detail.ts'
import { conflict, forbidden, notFound } from '../http/refused.ts'
import type { Serve } from '../http/serve.ts'
import type { Reviewer } from '../reviews/begin.ts'
import type { System } from '../system.ts'

export function serveAppeals(serve: Serve, system: System): void {
  const { db } = system

  serve(appealableConversation, async ({ params, visitor }) => {
    await moveLapsed(system)
    return appealable(system, await conversationFor(params.id, visitor), visitor)
  })

  serve(fileAppeal, async ({ params, body, visitor, request }) => {
    const by = personal(visitor)
    const listed = await conversationFor(params.id, visitor)
    await moveLapsed(system)
    const id = await file(system, listed, by, body, actorOf(visitor, request))
    return detailFor(id, by)
  })

  serve(listRoute, async ({ query, visitor }) => {
    const by = personal(visitor)
    const { after, limit = 50, state, overdue, from, to, ...rest } = query
    await moveLapsed(system)
    const filter: AppealFilter = {
      ...rest,
      ...(state === 'todo' ? { todo: appealTakerOf(by) } : { state }),
      ...(overdue && { overdueAt: system.now() }),
      ...(from !== undefined && { from: startOfDay(from) }),
      ...(to !== undefined && { before: new Date(startOfDay(to).getTime() + DAY) }),
    }
    const page = await listAppeals(db, filter, appealSightOf(by), { after, limit })
    return { items: await shownLines(system, page.items, by), next: page.next }
  })

  serve(countRoute, async ({ visitor }) => {
    const by = personal(visitor)
    await moveLapsed(system)
    const now = system.now()
    const soon = new Date(startOfDay(dayOf(now)).getTime() + DAY)
    return countAppeals(db, appealSightOf(by), appealTakerOf(by), { now, soon })
  })

  serve(appealFigures, async ({ query, visitor }) => figuresOf(system, query, personal(visitor)))

  serve(readAppeal, async ({ params, visitor }) => {
    await moveLapsed(system)
    return detailFor(params.id, personal(visitor))
  })

  serve(answerAppeal, async ({ params, body, visitor, request }) => {
    const by = personal(visitor)
    await seen(params.id, by)
    await moveLapsed(system)
    await answer(system, params.id, by, body, actorOf(visitor, request))
    return detailFor(params.id, by)
  })

  serve(decideAppeal, async ({ params, body, visitor, request }) => {
    const by = personal(visitor)
    await seen(params.id, by)
    await moveLapsed(system)
    await decide(system, params.id, by, body, actorOf(visitor, request))
    return detailFor(params.id, by)
  })

  serve(withdrawAppeal, async ({ params, body, visitor, request }) => {
    const by = personal(visitor)
    await seen(params.id, by)
    await moveLapsed(system)
    await withdraw(system, params.id, by, body.reason, actorOf(visitor, request))
    return detailFor(params.id, by)
  })

  async function conversationFor(id: string, visitor: Visitor) {
    const listed = await listedConversation(db, id, sightOf(visitor))
    if (!listed) throw notFound('会话')
    if (await isBlindFor(system, listed, visitor)) throw scoredBlind()
    return listed
  }

  /** The appeal, where this person may see it. */
  async function seen(id: number, by: Reviewer): Promise<ListedAppeal> {
    const listed = await listedAppeal(db, id, appealSightOf(by))
    if (!listed) throw notFound('申诉')
    if (await isBlindFor(system, { key: listed.conversationKey }, by)) throw scoredBlind()
    return listed
  }

  async function detailFor(id: number, by: Reviewer): Promise<AppealDetail> {
    return shownAppeal(system, await seen(id, by), by)
  }
}

const scoredBlind = () => conflict('blind', '您正盲评此会话，提交评分后才能查看它的申诉')

/** Machines have no part in appeals. */
function personal(visitor: Visitor): Reviewer {
  if (visitor.kind !== 'person') throw forbidden()
  return visitor
}
