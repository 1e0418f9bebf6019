import { Type, type Static } from 'typebox'
import { conversationFilter } from './conversations.ts'

/** What a list of conversations shows. `period` instead of `from` and `to` moves with the calendar. */
export const ViewFilter = Type.Object({
  ...conversationFilter,
  period: Type.Optional(Type.Enum(['today', 'week', 'month'])),
  order: Type.Optional(Type.Enum(['time', 'risk'])),
})
export type ViewFilter = Static<typeof ViewFilter>

/** What a view is called: not only blanks. */
export const ViewName = Type.String({ minLength: 1, maxLength: 40, pattern: '\\S' })

/** A filter of the conversation list that somebody gave a name. */
export const SavedView = Type.Object({ id: Type.Integer(), name: ViewName, filter: ViewFilter })
export type SavedView = Static<typeof SavedView>
