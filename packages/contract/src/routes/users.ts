import { Type } from 'typebox'
import { RoleName } from '../roles.ts'
import { route } from '../route.ts'
import { DisplayName, Maybe, Nothing, NumberedId, Page, PageQuery } from '../shapes/basics.ts'
import { Login, User } from '../shapes/people.ts'

export const listUsers = route({
  name: 'users.list',
  method: 'GET',
  path: '/api/users',
  summary: 'People who may sign in, by login',
  roles: ['manager', 'administrator'],
  query: Type.Object({
    role: Type.Optional(RoleName),
    team: Type.Optional(Type.Integer()),
    state: Type.Optional(Type.Enum(['active', 'disabled'])),
    /** Part of the login, the name or the staff number. */
    text: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
    ...PageQuery,
  }),
  answer: Page(User),
})
export const addUser = route({
  name: 'users.add',
  method: 'POST',
  path: '/api/users',
  summary: 'Add a person; the temporary password is shown once and must be changed at the first sign-in',
  roles: ['administrator'],
  body: Type.Object({
    login: Login,
    name: DisplayName,
    role: RoleName,
    team: Type.Optional(Maybe(Type.Integer())),
    staffNumber: Type.Optional(Maybe(DisplayName)),
    /** False for people who sign in through the single sign-on only. */
    withPassword: Type.Optional(Type.Boolean()),
  }),
  answer: Type.Object({ user: User, password: Maybe(Type.String()) }),
})
export const changeUser = route({
  name: 'users.change',
  method: 'PATCH',
  path: '/api/users/:id',
  summary: 'Change a person; conversations keep the team they had, disabling ends all sessions',
  roles: ['administrator'],
  params: NumberedId,
  body: Type.Object(
    {
      name: Type.Optional(DisplayName),
      role: Type.Optional(RoleName),
      team: Type.Optional(Maybe(Type.Integer())),
      staffNumber: Type.Optional(Maybe(DisplayName)),
      disabled: Type.Optional(Type.Boolean()),
    },
    { minProperties: 1 },
  ),
  answer: User,
})
export const resetPassword = route({
  name: 'users.resetPassword',
  method: 'POST',
  path: '/api/users/:id/password',
  summary: 'Give a person a new temporary password, shown once; ends their sessions',
  roles: ['administrator'],
  params: NumberedId,
  answer: Type.Object({ password: Type.String() }),
})
export const unlockUser = route({
  name: 'users.unlock',
  method: 'POST',
  path: '/api/users/:id/unlock',
  summary: 'Let a person who is locked out try again at once',
  roles: ['administrator'],
  params: NumberedId,
  answer: User,
})
export const endUserSessions = route({
  name: 'users.endSessions',
  method: 'POST',
  path: '/api/users/:id/sign-out',
  summary: 'End all sessions of a person',
  roles: ['administrator'],
  params: NumberedId,
  answer: Nothing,
})
export const unlinkUser = route({
  name: 'users.unlink',
  method: 'DELETE',
  path: '/api/users/:id/identity',
  summary: 'Forget which account of the single sign-on a person has; ends their sessions',
  roles: ['administrator'],
  params: NumberedId,
  answer: User,
})
