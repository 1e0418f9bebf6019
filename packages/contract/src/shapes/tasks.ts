import { Type, type Static } from 'typebox'
import { Maybe, Moment } from './basics.ts'

/** Long work, as people follow it. */
export const Task = Type.Object({
  id: Type.Integer(),
  kind: Type.String(),
  title: Type.String(),
  state: Type.Enum(['waiting', 'running', 'done', 'failed']),
  total: Maybe(Type.Integer()),
  done: Type.Integer(),
  skipped: Type.Integer(),
  problems: Type.Array(Type.String()),
  result: Type.Unknown(),
  startedBy: Maybe(Type.String()),
  createdAt: Moment,
  finishedAt: Maybe(Moment),
})
export type Task = Static<typeof Task>
