import { Type } from 'typebox'
import { route } from '../route.ts'
import { Nothing, NumberedId } from '../shapes/basics.ts'
import { SavedView, ViewFilter, ViewName } from '../shapes/views.ts'

export const listViews = route({
  name: 'views.list',
  method: 'GET',
  path: '/api/views',
  summary: 'Own saved views of the conversation list, by name',
  roles: 'signed-in',
  answer: Type.Array(SavedView),
})
export const addView = route({
  name: 'views.add',
  method: 'POST',
  path: '/api/views',
  summary: 'Save a view; a name that is taken is refused',
  roles: 'signed-in',
  body: Type.Object({ name: ViewName, filter: ViewFilter }),
  answer: SavedView,
})
export const changeView = route({
  name: 'views.change',
  method: 'PATCH',
  path: '/api/views/:id',
  summary: 'Rename a view, or let it show something else',
  roles: 'signed-in',
  params: NumberedId,
  body: Type.Object({ name: Type.Optional(ViewName), filter: Type.Optional(ViewFilter) }),
  answer: SavedView,
})
export const removeView = route({
  name: 'views.remove',
  method: 'DELETE',
  path: '/api/views/:id',
  summary: 'Delete a view',
  roles: 'signed-in',
  params: NumberedId,
  answer: Nothing,
})
