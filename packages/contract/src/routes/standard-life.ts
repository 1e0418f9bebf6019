import { Type } from 'typebox'
import { route } from '../route.ts'
import { Maybe, Moment, NumberedId } from '../shapes/basics.ts'
import { StandardVersion } from '../shapes/standards.ts'
import { STANDARD_WRITERS } from './standards.ts'

const Reason = Type.String({ minLength: 2, maxLength: 500 })

export const submitDraft = route({
  name: 'standards.submit',
  method: 'POST',
  path: '/api/standards/versions/:id/submit',
  summary: 'Hand a draft to a second person; all its examples must have been run as it stands, and be right',
  roles: STANDARD_WRITERS,
  params: NumberedId,
  body: Type.Object({ note: Reason }),
  answer: StandardVersion,
})
export const withdrawDraft = route({
  name: 'standards.withdraw',
  method: 'POST',
  path: '/api/standards/versions/:id/withdraw',
  summary: 'Take a version that is not published back to a draft',
  roles: STANDARD_WRITERS,
  params: NumberedId,
  answer: StandardVersion,
})
export const approveVersion = route({
  name: 'standards.approve',
  method: 'POST',
  path: '/api/standards/versions/:id/approve',
  summary: 'Approve what somebody else has written and submitted',
  roles: STANDARD_WRITERS,
  params: NumberedId,
  answer: StandardVersion,
})
export const rejectVersion = route({
  name: 'standards.reject',
  method: 'POST',
  path: '/api/standards/versions/:id/reject',
  summary: 'Send a submitted version back to be written on, with a reason',
  roles: STANDARD_WRITERS,
  params: NumberedId,
  body: Type.Object({ reason: Reason }),
  answer: StandardVersion,
})
/** Which conversations are inspected again by the new version. */
export const Reinspection = Type.Object({ from: Moment, to: Type.Optional(Moment) })

export const publishVersion = route({
  name: 'standards.publish',
  method: 'POST',
  path: '/api/standards/versions/:id/publish',
  summary: 'Publish an approved version and put it in force; inspect again what is wanted',
  roles: STANDARD_WRITERS,
  params: NumberedId,
  body: Type.Object({ reinspect: Type.Optional(Reinspection) }),
  answer: Type.Object({ version: StandardVersion, task: Maybe(Type.Integer()) }),
})
export const putVersionInForce = route({
  name: 'standards.putInForce',
  method: 'POST',
  path: '/api/standards/versions/:id/in-force',
  summary: 'Roll back: put a version that was published before in force again',
  roles: STANDARD_WRITERS,
  params: NumberedId,
  body: Type.Object({ reason: Reason, reinspect: Type.Optional(Reinspection) }),
  answer: Type.Object({ version: StandardVersion, task: Maybe(Type.Integer()) }),
})
