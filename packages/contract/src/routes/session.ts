import { Type } from 'typebox'
import { route } from '../route.ts'
import { Maybe, Nothing } from '../shapes/basics.ts'
import { Login, Me, Password } from '../shapes/people.ts'

export const signIn = route({
  name: 'session.signIn',
  method: 'POST',
  path: '/api/session',
  summary: 'Sign in with login and password; the session is kept in a cookie',
  roles: 'anyone',
  limit: { requests: 30, seconds: 60 },
  body: Type.Object({ login: Login, password: Type.String({ maxLength: 200 }) }),
  answer: Me,
})
export const signOut = route({
  name: 'session.signOut',
  method: 'DELETE',
  path: '/api/session',
  summary: 'End the session',
  roles: 'signed-in',
  answer: Nothing,
})
export const me = route({
  name: 'session.me',
  method: 'GET',
  path: '/api/session',
  summary: 'Who is signed in',
  roles: 'signed-in',
  answer: Me,
})
export const changePassword = route({
  name: 'session.changePassword',
  method: 'PUT',
  path: '/api/session/password',
  summary: 'Change the own password; ends all other sessions of this person',
  roles: 'signed-in',
  limit: { requests: 10, seconds: 60 },
  body: Type.Object({ old: Type.String({ maxLength: 200 }), new: Password }),
  answer: Nothing,
})
export const setLanguage = route({
  name: 'session.setLanguage',
  method: 'PUT',
  path: '/api/session/language',
  summary: 'Language of the console',
  roles: 'signed-in',
  body: Type.Object({ language: Type.Union([Type.Literal('zh-CN'), Type.Literal('en')]) }),
  answer: Nothing,
})
/** What the sign-in page must know before anybody is signed in. */
export const entrance = route({
  name: 'session.entrance',
  method: 'GET',
  path: '/api/entrance',
  summary: 'What the sign-in page offers: single sign-on, and the sample users while sample data is there',
  roles: 'anyone',
  answer: Type.Object({
    /** The bank's name; empty where none is set. */
    bank: Type.String(),
    singleSignOn: Maybe(Type.Object({ title: Type.String(), url: Type.String() })),
    samples: Type.Array(Type.Object({ login: Type.String(), name: Type.String(), role: Type.String() })),
    samplePassword: Maybe(Type.String()),
  }),
})
