import { Type } from 'typebox'
import { route } from '../route.ts'
import { Day, Maybe, Moment } from '../shapes/basics.ts'

export const readSystem = route({
  name: 'system.read',
  method: 'GET',
  path: '/api/system',
  summary: 'What runs here, on what, and how much there is to do',
  roles: ['administrator'],
  answer: Type.Object({
    version: Type.String(),
    node: Type.String(),
    startedAt: Moment,
    /** Where people reach it; null where nobody has said. */
    url: Maybe(Type.String()),
    database: Type.Object({
      version: Type.String(),
      /** It came along with the program. */
      embedded: Type.Boolean(),
      size: Type.Integer({ description: 'Bytes' }),
    }),
    conversations: Type.Integer(),
    originals: Type.Integer(),
    /** Processes that work on jobs beside the server; none: it does so itself. */
    workers: Type.Integer(),
    jobs: Type.Array(Type.Object({ name: Type.String(), waiting: Type.Integer(), active: Type.Integer() })),
    standard: Type.Object({ number: Type.Integer(), title: Type.String(), since: Moment }),
    calendar: Type.Object({ knownUntil: Day, daysLeft: Type.Integer() }),
    singleSignOn: Maybe(Type.Object({ issuer: Type.String(), callback: Type.String() })),
    watching: Type.Boolean(),
  }),
})
