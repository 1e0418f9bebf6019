import { Type } from 'typebox'
import type { Role } from '../roles.ts'
import { route } from '../route.ts'
import { Moment, Page } from '../shapes/basics.ts'
import { ResultLine, ResultLinesQuery, Results, ResultsQuery } from '../shapes/results.ts'
import { ConversationId } from './conversations.ts'

/** Agents look at their own; a team lead at those of an agent of the team. */
const READ = ['agent', 'team-lead'] as const satisfies readonly Role[]

export const readResults = route({
  name: 'results.read',
  method: 'GET',
  path: '/api/results',
  summary: 'What an agent’s conversations of some days came to: what was good, what to say instead, promises, appeals',
  roles: READ,
  query: ResultsQuery,
  answer: Results,
})
export const listResults = route({
  name: 'results.list',
  method: 'GET',
  path: '/api/results/conversations',
  summary: 'An agent’s conversations with their results, newest first',
  roles: READ,
  query: ResultLinesQuery,
  answer: Page(ResultLine),
})
export const acknowledgeResult = route({
  name: 'results.acknowledge',
  method: 'POST',
  path: '/api/results/conversations/:id/acknowledge',
  summary: 'Say that one has read the result of an own conversation',
  roles: READ,
  params: ConversationId,
  answer: Type.Object({ acknowledgedAt: Moment }),
})
