import { Type } from 'typebox'
import { route } from '../route.ts'
import { NumberedId, Page, PageQuery } from '../shapes/basics.ts'
import { BackTest, BackTestFlip, FlipKind } from '../shapes/back-tests.ts'
import { STANDARD_WRITERS } from './standards.ts'

export const MOST_BACK_TESTED = 100_000

export const startBackTest = route({
  name: 'standards.startBackTest',
  method: 'POST',
  path: '/api/standards/versions/:id/back-tests',
  summary: 'Judge the conversations that arrived last by a version, against the one in force, as a task',
  roles: STANDARD_WRITERS,
  params: NumberedId,
  body: Type.Object({ conversations: Type.Integer({ minimum: 1, maximum: MOST_BACK_TESTED }) }),
  answer: BackTest,
})
export const listBackTests = route({
  name: 'standards.backTests',
  method: 'GET',
  path: '/api/standards/versions/:id/back-tests',
  summary: 'The back-tests of a version, the latest first, up to fifty',
  roles: STANDARD_WRITERS,
  params: NumberedId,
  answer: Type.Object({ items: Type.Array(BackTest) }),
})
export const readBackTest = route({
  name: 'standards.backTest',
  method: 'GET',
  path: '/api/standards/back-tests/:id',
  summary: 'One back-test: how far it is, and what it found',
  roles: STANDARD_WRITERS,
  params: NumberedId,
  answer: BackTest,
})
export const listFlips = route({
  name: 'standards.flips',
  method: 'GET',
  path: '/api/standards/back-tests/:id/flips',
  summary: 'The conversations that would be judged otherwise, in the order in which they arrived',
  roles: STANDARD_WRITERS,
  params: NumberedId,
  query: Type.Object({
    ...PageQuery,
    /** With `kind`: that clause is judged otherwise in that way. */
    clause: Type.Optional(Type.String({ maxLength: 200 })),
    kind: Type.Optional(FlipKind),
    fatal: Type.Optional(Type.Enum(['became', 'ceased'])),
    score: Type.Optional(Type.Union([Type.Literal('up'), Type.Literal('down')])),
    /** Score moved by more than `above` and at most `upTo` points, as the histogram counts it. */
    above: Type.Optional(Type.Number({ minimum: -1_000, maximum: 1_000 })),
    upTo: Type.Optional(Type.Number({ minimum: -1_000, maximum: 1_000 })),
  }),
  answer: Page(BackTestFlip),
})
