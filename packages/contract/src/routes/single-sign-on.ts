import { Type } from 'typebox'
import { route } from '../route.ts'
import { NumberedId } from '../shapes/basics.ts'
import { User } from '../shapes/people.ts'

/** Why a sign-in through the provider failed: `problem` in the address of the sign-in page. */
export const SIGN_IN_PROBLEMS = ['sso-unreachable', 'sso-expired', 'sso-failed', 'sso-unknown', 'sso-disabled'] as const
export type SignInProblem = (typeof SIGN_IN_PROBLEMS)[number]

/** Both are followed by a browser and lead elsewhere. */
export const startSingleSignOn = route({
  name: 'sso.start',
  method: 'GET',
  path: '/api/sso/start',
  summary: "Leads to the bank's single sign-on (OpenID Connect)",
  roles: 'anyone',
  limit: { requests: 60, seconds: 60 },
  query: Type.Object({
    /** Page of the console to come back to. */
    to: Type.Optional(Type.String({ maxLength: 2_000 })),
  }),
  answer: Type.Unknown(),
  download: true,
})
export const singleSignOnCallback = route({
  name: 'sso.callback',
  method: 'GET',
  path: '/api/sso/callback',
  summary: 'Where the single sign-on leads back to: begins the session, or says at the sign-in page why not',
  roles: 'anyone',
  limit: { requests: 60, seconds: 60 },
  answer: Type.Unknown(),
  download: true,
})
export const toSingleSignOn = route({
  name: 'users.toSingleSignOn',
  method: 'POST',
  path: '/api/users/:id/single-sign-on',
  summary:
    'Take the password from a person, who from then on signs in through the single sign-on only; ends their sessions',
  roles: ['administrator'],
  params: NumberedId,
  answer: User,
})
