import { Type } from 'typebox'
import { route } from '../route.ts'
import { NumberedId, Page, PageQuery } from '../shapes/basics.ts'
import { Comparison, DoubleScoring } from '../shapes/double-scorings.ts'

export const listDoubleScorings = route({
  name: 'doubleScorings.list',
  method: 'GET',
  path: '/api/double-scorings',
  summary:
    'Conversations that two score blind, newest first; an inspector sees those of which they are one, and settled ones',
  roles: ['inspector', 'manager', 'administrator'],
  query: Type.Object({
    state: Type.Optional(Type.Enum(['waiting', 'agreed', 'arbitration', 'arbitrated'])),
    plan: Type.Optional(Type.Integer()),
    ...PageQuery,
  }),
  answer: Page(DoubleScoring),
})
export const compareDoubleScoring = route({
  name: 'doubleScorings.compare',
  method: 'GET',
  path: '/api/double-scorings/:id/comparison',
  summary: 'Item by item what each scored; as far as the asker may see it',
  roles: ['inspector', 'manager', 'administrator'],
  params: NumberedId,
  answer: Comparison,
})
