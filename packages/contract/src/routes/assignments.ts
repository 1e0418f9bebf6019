import { Type } from 'typebox'
import type { Role } from '../roles.ts'
import { route } from '../route.ts'
import { Maybe, NumberedId, Page, PageQuery } from '../shapes/basics.ts'
import { Assignment, QueueProgress } from '../shapes/assignments.ts'

const READ = ['inspector', 'manager', 'administrator'] as const satisfies readonly Role[]

export const listAssignments = route({
  name: 'assignments.list',
  method: 'GET',
  path: '/api/assignments',
  summary:
    'Conversations to be reviewed, in the order in which to review them; what is scored blind shows no judgement',
  roles: READ,
  query: Type.Object({
    /** `all` is for managers and administrators. */
    whose: Type.Optional(Type.Enum(['mine', 'free', 'all'], { default: 'mine' })),
    state: Type.Optional(Type.Enum(['open', 'done'], { default: 'open' })),
    plan: Type.Optional(Type.Integer()),
    sample: Type.Optional(Type.Integer()),
    calibration: Type.Optional(Type.Integer()),
    reviewer: Type.Optional(Type.Integer()),
    ...PageQuery,
  }),
  answer: Page(Assignment),
})
export const queueProgress = route({
  name: 'assignments.progress',
  method: 'GET',
  path: '/api/assignments/progress',
  summary: 'How far the own queue is, plan by plan',
  roles: READ,
  answer: Type.Object({ items: Type.Array(QueueProgress) }),
})
export const takeAssignment = route({
  name: 'assignments.take',
  method: 'POST',
  path: '/api/assignments/:id/take',
  summary: 'Take a conversation that is nobody’s yet',
  roles: ['inspector', 'administrator'],
  params: NumberedId,
  answer: Assignment,
})
export const handBackAssignment = route({
  name: 'assignments.handBack',
  method: 'POST',
  path: '/api/assignments/:id/hand-back',
  summary: 'Give an own conversation back, so that another takes it; what was begun is lost',
  roles: ['inspector', 'administrator'],
  params: NumberedId,
  body: Type.Object({ reason: Type.String({ minLength: 2, maxLength: 200 }) }),
  answer: Assignment,
})
export const reassign = route({
  name: 'assignments.reassign',
  method: 'POST',
  path: '/api/assignments/reassign',
  summary: 'Give conversations that wait to another; those already begun stay, and are told',
  roles: ['manager', 'administrator'],
  body: Type.Object({
    assignments: Type.Array(Type.Integer(), { minItems: 1, maxItems: 500, uniqueItems: true }),
    /** Null: anybody's who takes it. */
    reviewer: Maybe(Type.Integer()),
  }),
  answer: Type.Object({
    moved: Type.Integer(),
    refused: Type.Array(Type.Object({ assignment: Type.Integer(), message: Type.String() })),
  }),
})
