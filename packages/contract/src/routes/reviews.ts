import { Type } from 'typebox'
import { route } from '../route.ts'
import { Maybe, Moment, NumberedId, Nothing } from '../shapes/basics.ts'
import { AddableFinding, NextAssignment, OpenReview, ReviewContent, ReviewResult } from '../shapes/reviews.ts'
import { ConversationId } from './conversations.ts'

/** Who reviews; team leads, managers and agents read what came of it. */
export const REVIEWERS = ['inspector', 'administrator'] as const

export const openReview = route({
  name: 'reviews.open',
  method: 'POST',
  path: '/api/conversations/:id/review',
  summary:
    'Open a review, or the own one that is open already; refused while somebody else writes one, unless taken over',
  roles: REVIEWERS,
  params: ConversationId,
  body: Type.Object({
    assignment: Type.Optional(Type.Integer({ minimum: 1 })),
    takeOver: Type.Optional(Type.Boolean()),
  }),
  answer: OpenReview,
})
const Written = Type.Object({
  /** The revision that was read: refused if another came between. */
  revision: Type.Integer({ minimum: 0 }),
  content: ReviewContent,
})
export const saveReview = route({
  name: 'reviews.save',
  method: 'PUT',
  path: '/api/reviews/:id',
  summary: 'Keep what is written so far; the answer says what it would come to',
  roles: REVIEWERS,
  params: NumberedId,
  body: Written,
  answer: Type.Object({ revision: Type.Integer(), savedAt: Moment, result: ReviewResult }),
})
export const handInReview = route({
  name: 'reviews.handIn',
  method: 'POST',
  path: '/api/reviews/:id/done',
  summary: 'Hand in: the result of the conversation is what the review makes of it',
  roles: REVIEWERS,
  params: NumberedId,
  body: Written,
  answer: Type.Object({ result: ReviewResult, next: Maybe(NextAssignment) }),
})
export const discardReview = route({
  name: 'reviews.discard',
  method: 'DELETE',
  path: '/api/reviews/:id',
  summary: 'Give up an open review; what was written is gone, the assignment stays',
  roles: REVIEWERS,
  params: NumberedId,
  answer: Nothing,
})
export const nextReview = route({
  name: 'reviews.next',
  method: 'GET',
  path: '/api/reviews/next',
  summary: "The reviewer's next open assignment, own ones and those that are anybody's, by rank",
  roles: REVIEWERS,
  query: Type.Object({
    after: Type.Optional(Type.Integer({ minimum: 1, description: 'An assignment to go on from, without doing it.' })),
  }),
  answer: Type.Object({ next: Maybe(NextAssignment), left: Type.Integer() }),
})
export const addableFindings = route({
  name: 'reviews.addable',
  method: 'GET',
  path: '/api/conversations/:id/review/addable',
  summary: 'Clauses and criteria of the version that inspected, to add a finding by',
  roles: REVIEWERS,
  params: ConversationId,
  answer: Type.Object({ items: Type.Array(AddableFinding) }),
})
