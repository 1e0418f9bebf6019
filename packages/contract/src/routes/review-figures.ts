import { Type } from 'typebox'
import { route } from '../route.ts'
import { AgreementTable, ClausePrecision } from '../shapes/agreement.ts'
import { Moment } from '../shapes/basics.ts'
import { ListeningFigures } from '../shapes/listening.ts'

const Period = { from: Type.Optional(Moment), to: Type.Optional(Moment) }

export const agreementFigures = route({
  name: 'reviewFigures.agreement',
  method: 'GET',
  path: '/api/review-figures/agreement',
  summary: 'Agreement between inspectors who scored twice, and of reviews with the machine',
  roles: ['inspector', 'manager', 'administrator'],
  query: Type.Object(Period),
  answer: Type.Object({
    /** From double scorings: the first against the second. */
    betweenPeople: AgreementTable,
    /** From blind reviews alone: the others have seen what the machine found. */
    withMachine: AgreementTable,
    /** From all reviews. */
    withMachineSeen: AgreementTable,
  }),
})
export const clausePrecision = route({
  name: 'reviewFigures.clauses',
  method: 'GET',
  path: '/api/review-figures/clauses',
  summary:
    'Precision and recall of the machine clause by clause, from conversations of a period that were reviewed; the least precise first',
  roles: ['inspector', 'standard-owner', 'manager', 'administrator'],
  query: Type.Object(Period),
  answer: Type.Object({ items: Type.Array(ClausePrecision) }),
})
export const listeningFigures = route({
  name: 'reviewFigures.listening',
  method: 'GET',
  path: '/api/review-figures/listening',
  summary: 'What reviewing in the order of risk finds, against reviewing at random; from this bank’s own reviews',
  roles: ['inspector', 'manager', 'administrator'],
  query: Type.Object({
    /** When the samples were drawn. */
    ...Period,
    plan: Type.Optional(Type.Integer()),
    /** How many conversations one can listen to. */
    budget: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000, default: 60 })),
    /** A conversation is bad with fewer points than this, or with a veto; where it is not given, with any points lost. */
    below: Type.Optional(Type.Number({ minimum: 0, maximum: 1000 })),
  }),
  answer: ListeningFigures,
})
