import { Type } from 'typebox'
import type { Role } from '../roles.ts'
import { route } from '../route.ts'
import { NumberedId, Page, PageQuery } from '../shapes/basics.ts'
import { ExampleProposal, ProposalState } from '../shapes/proposals.ts'

const READ = ['inspector', 'standard-owner', 'manager', 'administrator'] as const satisfies readonly Role[]

export const listProposals = route({
  name: 'proposals.list',
  method: 'GET',
  path: '/api/proposals',
  summary: 'Example dialogues proposed for clauses by upheld appeals and reviews, the latest first',
  roles: READ,
  query: Type.Object({
    state: Type.Optional(ProposalState),
    clause: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    ...PageQuery,
  }),
  answer: Page(ExampleProposal),
})
export const readProposal = route({
  name: 'proposals.read',
  method: 'GET',
  path: '/api/proposals/:id',
  summary: 'One proposed example dialogue',
  roles: READ,
  params: NumberedId,
  answer: ExampleProposal,
})
export const proposeExample = route({
  name: 'proposals.propose',
  method: 'POST',
  path: '/api/findings/:id/proposal',
  summary:
    'Propose an example dialogue from a finding that a person added or overturned; the same again where there is one',
  roles: ['inspector', 'standard-owner', 'administrator'],
  params: NumberedId,
  answer: ExampleProposal,
})
export const addProposal = route({
  name: 'proposals.add',
  method: 'POST',
  path: '/api/proposals/:id/add',
  summary: 'Add a proposed example dialogue to the draft of the standard',
  roles: ['standard-owner', 'administrator'],
  params: NumberedId,
  body: Type.Object({
    /** As it is to be added, where it is not to stand as proposed. */
    dialogue: Type.Optional(Type.String({ minLength: 1, maxLength: 20_000 })),
  }),
  answer: ExampleProposal,
})
export const dismissProposal = route({
  name: 'proposals.dismiss',
  method: 'POST',
  path: '/api/proposals/:id/dismiss',
  summary: 'Leave a proposed example dialogue out of the standard',
  roles: ['standard-owner', 'administrator'],
  params: NumberedId,
  body: Type.Object({ reason: Type.String({ minLength: 2, maxLength: 500 }) }),
  answer: ExampleProposal,
})
