import { Type } from 'typebox'
import type { Role } from '../roles.ts'
import { route } from '../route.ts'
import { AppealCounts, Appealable, AppealDetail, AppealFigures, AppealLine, AppealState } from '../shapes/appeals.ts'
import { Day, NumberedId, Page, PageQuery } from '../shapes/basics.ts'
import { ConversationId } from './conversations.ts'

/** Who may look at appeals at all: an agent at own ones, a team lead at those of the team. */
export const APPEAL_READERS = [
  'agent',
  'team-lead',
  'inspector',
  'standard-owner',
  'manager',
  'administrator',
] as const satisfies readonly Role[]

const Reason = Type.String({ maxLength: 2000 })

export const appealableConversation = route({
  name: 'appeals.ofConversation',
  method: 'GET',
  path: '/api/conversations/:id/appeals',
  summary: 'Whether and until when the result of a conversation can be appealed against, and the appeals so far',
  roles: APPEAL_READERS,
  params: ConversationId,
  answer: Appealable,
})
export const fileAppeal = route({
  name: 'appeals.file',
  method: 'POST',
  path: '/api/conversations/:id/appeals',
  summary: 'Appeal against findings of an own conversation, with a reason for each or one for all',
  // a team lead who took the call has the same right
  roles: ['agent', 'team-lead'],
  params: ConversationId,
  body: Type.Object({
    findings: Type.Array(Type.Object({ finding: Type.Integer({ minimum: 1 }), reason: Reason }), {
      minItems: 1,
      maxItems: 100,
    }),
    /** Of all of them; may be empty where each has its own. */
    reason: Reason,
  }),
  answer: AppealDetail,
})
export const listAppeals = route({
  name: 'appeals.list',
  method: 'GET',
  path: '/api/appeals',
  summary: 'Appeals: open ones by deadline, the nearest first; otherwise the latest filed first',
  roles: APPEAL_READERS,
  query: Type.Object({
    /** `todo`: those that wait for the person who asks. */
    state: Type.Optional(Type.Union([AppealState, Type.Enum(['todo', 'open', 'closed'])])),
    /** Past their deadline. */
    overdue: Type.Optional(Type.Boolean()),
    clause: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    /** Staff number. */
    agent: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    team: Type.Optional(Type.Integer({ minimum: 1 })),
    /** First and last day of filing. */
    from: Type.Optional(Day),
    to: Type.Optional(Day),
    ...PageQuery,
  }),
  answer: Page(AppealLine),
})
export const countAppeals = route({
  name: 'appeals.count',
  method: 'GET',
  path: '/api/appeals/count',
  summary: 'Open appeals that the person who asks may see, and those that wait for them',
  roles: APPEAL_READERS,
  answer: AppealCounts,
})
export const appealFigures = route({
  name: 'appeals.figures',
  method: 'GET',
  path: '/api/appeals/figures',
  summary: 'What became of the appeals filed in some days: upheld by clause, time taken',
  roles: ['team-lead', 'inspector', 'standard-owner', 'manager', 'administrator'],
  query: Type.Object({ from: Day, to: Day }),
  answer: AppealFigures,
})
export const readAppeal = route({
  name: 'appeals.read',
  method: 'GET',
  path: '/api/appeals/:id',
  summary: 'One appeal with the words around what it is about, and its steps',
  roles: APPEAL_READERS,
  params: NumberedId,
  answer: AppealDetail,
})
export const answerAppeal = route({
  name: 'appeals.answer',
  method: 'POST',
  path: '/api/appeals/:id/answer',
  summary: 'The team lead supports it, so that it goes to an inspector, or rejects it',
  // a manager stands in where the team lead is the agent
  roles: ['team-lead', 'manager'],
  params: NumberedId,
  body: Type.Object({ support: Type.Boolean(), reason: Reason }),
  answer: AppealDetail,
})
export const decideAppeal = route({
  name: 'appeals.decide',
  method: 'POST',
  path: '/api/appeals/:id/decide',
  summary: 'An inspector who had no part in the result decides each finding; what is upheld is overturned at once',
  // a manager stands in where every inspector has to stand aside
  roles: ['inspector', 'manager'],
  params: NumberedId,
  body: Type.Object({
    findings: Type.Array(
      Type.Object({ finding: Type.Integer({ minimum: 1 }), upheld: Type.Boolean(), reason: Reason }),
      { minItems: 1, maxItems: 100 },
    ),
    /** Of all of them; may be empty where each has its own. */
    reason: Reason,
  }),
  answer: AppealDetail,
})
export const withdrawAppeal = route({
  name: 'appeals.withdraw',
  method: 'POST',
  path: '/api/appeals/:id/withdraw',
  summary: 'The agent takes the own appeal back while it is open',
  roles: ['agent', 'team-lead'],
  params: NumberedId,
  body: Type.Object({ reason: Reason }),
  answer: AppealDetail,
})
