import { Type } from 'typebox'
import { route } from '../route.ts'
import { Nothing, Page } from '../shapes/basics.ts'
import {
  ClauseExplanation,
  ConversationDetail,
  ConversationFilter,
  ConversationLine,
  ConversationQuery,
  RevealedTurn,
} from '../shapes/conversations.ts'
import { Task } from '../shapes/tasks.ts'

export const ConversationId = Type.Object({ id: Type.String({ minLength: 1, maxLength: 200 }) })

export const listConversations = route({
  name: 'conversations.list',
  method: 'GET',
  path: '/api/conversations',
  summary: 'Conversations, newest first; an agent sees own ones, a team lead those of the team',
  roles: 'signed-in',
  scope: 'conversations:read',
  query: ConversationQuery,
  answer: Page(ConversationLine),
})
export const countConversations = route({
  name: 'conversations.count',
  method: 'GET',
  path: '/api/conversations/count',
  summary: 'How many conversations there are; counted up to 10,000, `more` beyond',
  roles: 'signed-in',
  scope: 'conversations:read',
  query: ConversationFilter,
  answer: Type.Object({ count: Type.Integer(), more: Type.Boolean() }),
})
export const readConversation = route({
  name: 'conversations.read',
  method: 'GET',
  path: '/api/conversations/:id',
  summary: 'One conversation with its inspection, personal data masked',
  roles: 'signed-in',
  scope: 'conversations:read',
  params: ConversationId,
  answer: ConversationDetail,
})
export const revealConversation = route({
  name: 'conversations.reveal',
  method: 'POST',
  path: '/api/conversations/:id/reveal',
  summary: 'The words as they were said, unmasked; who asked and why is recorded',
  roles: ['team-lead', 'inspector', 'administrator'],
  params: ConversationId,
  body: Type.Object({ reason: Type.String({ minLength: 2, maxLength: 500 }) }),
  answer: Type.Object({ turns: Type.Array(RevealedTurn), attributes: Type.Record(Type.String(), Type.Unknown()) }),
})
export const explainClause = route({
  name: 'conversations.explain',
  method: 'GET',
  path: '/api/conversations/:id/explanations/:clause',
  summary: 'Why a clause did or did not hit in a conversation, by the version that inspected it; personal data masked',
  roles: 'signed-in',
  scope: 'conversations:read',
  params: Type.Object({ ...ConversationId.properties, clause: Type.String({ minLength: 1, maxLength: 200 }) }),
  answer: ClauseExplanation,
})
/** What can be chosen in the filters. */
export const conversationFacets = route({
  name: 'conversations.facets',
  method: 'GET',
  path: '/api/conversations/facets',
  summary: 'Channels, services, teams, agents, reasons of contact, criteria and clauses that filters can name',
  roles: 'signed-in',
  scope: 'conversations:read',
  answer: Type.Object({
    channels: Type.Array(Type.String()),
    services: Type.Array(Type.String()),
    teams: Type.Array(Type.Object({ id: Type.Integer(), name: Type.String() })),
    agents: Type.Array(Type.Object({ number: Type.String(), name: Type.String() })),
    contacts: Type.Array(Type.Object({ id: Type.String(), title: Type.String() })),
    criteria: Type.Array(Type.Object({ id: Type.String(), title: Type.String() })),
    clauses: Type.Array(Type.Object({ id: Type.String(), title: Type.String(), moment: Type.String() })),
    grades: Type.Array(Type.String()),
  }),
})
export const ingestConversations = route({
  name: 'conversations.ingest',
  method: 'POST',
  path: '/api/conversations',
  summary: 'Hand in conversations (at most 500); each is acknowledged once it is stored, and inspected soon after',
  roles: ['administrator'],
  scope: 'conversations:write',
  body: Type.Object({ conversations: Type.Array(Type.Unknown(), { minItems: 1, maxItems: 500 }) }),
  answer: Type.Object({
    accepted: Type.Array(Type.String()),
    /** Ids that were here before, word for word the same. */
    known: Type.Array(Type.String()),
    refused: Type.Array(Type.Object({ index: Type.Integer(), id: Type.String(), message: Type.String() })),
  }),
})
export const uploadConversations = route({
  name: 'conversations.upload',
  method: 'POST',
  path: '/api/conversations/upload',
  summary: 'Hand in a file of any format the readers know; read and inspected as a task',
  roles: ['inspector', 'manager', 'administrator'],
  scope: 'conversations:write',
  upload: true,
  query: Type.Object({
    agent: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 100,
        description: "Which voice is the agent's, as the file writes it: a channel number or a speaker label",
      }),
    ),
  }),
  answer: Task,
})
export const reinspectConversations = route({
  name: 'conversations.reinspect',
  method: 'POST',
  path: '/api/conversations/reinspect',
  summary: 'Inspect conversations again by the version in force, as a task; what people said of findings stands',
  roles: ['standard-owner', 'administrator'],
  scope: 'standards:write',
  body: Type.Object({ filter: ConversationFilter }),
  answer: Task,
})
export const forgetConversation = route({
  name: 'conversations.forget',
  method: 'DELETE',
  path: '/api/conversations/:id',
  summary: 'Delete a conversation with all that was found in it',
  roles: ['administrator'],
  params: ConversationId,
  answer: Nothing,
})
