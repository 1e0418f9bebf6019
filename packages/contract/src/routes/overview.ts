import { Type } from 'typebox'
import { route } from '../route.ts'
import { FigurePart, Overview, OverviewAgentsQuery, OverviewQuery } from '../shapes/overview.ts'

export const readOverview = route({
  name: 'overview.read',
  method: 'GET',
  path: '/api/overview',
  summary: 'Figures of at most 400 days; an agent sees those of own conversations, a team lead those of the team',
  roles: 'signed-in',
  scope: 'figures:read',
  query: OverviewQuery,
  answer: Overview,
})
export const overviewAgents = route({
  name: 'overview.agents',
  method: 'GET',
  path: '/api/overview/agents',
  summary: 'The hundred agents who come first: with most conversations, the lowest average, most findings or vetoes',
  roles: 'signed-in',
  scope: 'figures:read',
  query: OverviewAgentsQuery,
  answer: Type.Object({ agents: Type.Array(FigurePart), all: Type.Integer() }),
})
