import { Type, type TSchema } from 'typebox'

/** ISO 8601 in UTC, e.g. `2026-03-05T02:02:00.000Z`. */
export const Moment = Type.String({ format: 'date-time' })
/** A calendar day where the bank is, e.g. `2026-03-05`. */
export const Day = Type.String({ format: 'date' })
export const NumberedId = Type.Object({ id: Type.Integer({ minimum: 1 }) })
/** What people, teams, keys are called: no control characters, not only blanks. */
export const DisplayName = Type.String({
  minLength: 1,
  maxLength: 60,
  pattern: '^[^\\u0000-\\u001f\\u007f]*[^\\s\\u0000-\\u001f\\u007f][^\\u0000-\\u001f\\u007f]*$',
})
export const Nothing = Type.Object({})
export const Maybe = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()])

/** A page of a list. `next` is handed back as `after` for the following page; null at the end. */
export const Page = <S extends TSchema>(item: S) => Type.Object({ items: Type.Array(item), next: Maybe(Type.String()) })
export const PageQuery = {
  after: Type.Optional(Type.String({ maxLength: 500, description: 'The `next` of the page before.' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 50 })),
}

/** Every refusal: what is wrong and the way out, in one Chinese sentence; `place` where a place can be named. */
export const Refusal = Type.Object({
  error: Type.Object({
    code: Type.String(),
    message: Type.String(),
    place: Type.Optional(Type.String()),
  }),
})
