import { addView, changeView, listViews, removeView, type SavedView, type ViewFilter } from '@liangyan/contract'
import {
  addSavedView,
  changeSavedView,
  countSavedViews,
  removeSavedView,
  type SavedViewRow,
  savedViewsOf,
} from '@liangyan/store'
import type { Visitor } from '../access/visitor.ts'
import { conflict, forbidden, notFound, unusable } from '../http/refused.ts'
import type { Serve } from '../http/serve.ts'
import type { System } from '../system.ts'

/** Views that one person may have. */
const MOST_VIEWS = 100

export function serveViews(serve: Serve, { db }: System): void {
  serve(listViews, async ({ visitor }) => (await savedViewsOf(db, ownerIn(visitor))).map(shown))

  serve(addView, async ({ body, visitor }) => {
    const userId = ownerIn(visitor)
    if ((await countSavedViews(db, userId)) >= MOST_VIEWS)
      throw unusable(`最多可以保存 ${MOST_VIEWS} 个视图，请先删除不再使用的视图`)
    const view = await addSavedView(db, { userId, name: body.name.trim(), filter: body.filter })
    if (!view) throw taken(body.name.trim())
    return shown(view)
  })

  serve(changeView, async ({ params, body, visitor }) => {
    const view = await changeSavedView(db, ownerIn(visitor), params.id, { ...body, name: body.name?.trim() })
    if (view === undefined) throw notFound('视图')
    if (view === 'taken') throw taken(body.name!.trim())
    return shown(view)
  })

  serve(removeView, async ({ params, visitor }) => {
    if (!(await removeSavedView(db, ownerIn(visitor), params.id))) throw notFound('视图')
    return {}
  })
}

function ownerIn(visitor: Visitor): number {
  if (visitor.kind !== 'person') throw forbidden()
  return visitor.person.user.id
}

const taken = (name: string) => conflict('name-taken', `您已有名为“${name}”的视图，请换一个名称`)

function shown({ id, name, filter }: SavedViewRow): SavedView {
  return { id, name, filter: filter as ViewFilter }
}
