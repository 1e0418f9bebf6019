import { Type, type Static } from 'typebox'
import { Maybe, Moment, PageQuery } from './basics.ts'

const auditFilter = {
  from: Type.Optional(Moment),
  to: Type.Optional(Moment),
  /** Number of the person; what machines and the system itself did has none. */
  user: Type.Optional(Type.Integer({ minimum: 1 })),
  action: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
  subject: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
  /** Words of the entry: who, what, of what, and the detail. */
  words: Type.Optional(Type.String({ minLength: 2, maxLength: 100 })),
}
export const AuditFilter = Type.Object(auditFilter)
export type AuditFilter = Static<typeof AuditFilter>
export const AuditQuery = Type.Object({ ...auditFilter, ...PageQuery })

/** Something that somebody did, or the system by itself. */
export const AuditLine = Type.Object({
  id: Type.Integer(),
  at: Moment,
  user: Maybe(Type.Integer()),
  /** Name as it was then. */
  who: Type.String(),
  /** A key of `AUDIT_ACTIONS`. */
  action: Type.String(),
  subject: Type.String(),
  /** What was changed stands under `changes`, as `{ from, to }` by field. */
  detail: Type.Record(Type.String(), Type.Unknown()),
  address: Type.String(),
})
export type AuditLine = Static<typeof AuditLine>
