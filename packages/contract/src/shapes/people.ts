import { Type, type Static } from 'typebox'
import { RoleName } from '../roles.ts'
import { Maybe, Moment } from './basics.ts'

export const Team = Type.Object({ id: Type.Integer(), name: Type.String() })
export type Team = Static<typeof Team>

export const Login = Type.String({ minLength: 1, maxLength: 100, pattern: '^[\\w.@-]+$' })
export const Password = Type.String({ minLength: 10, maxLength: 200 })

/** A person as others see them. */
export const User = Type.Object({
  id: Type.Integer(),
  login: Login,
  name: Type.String(),
  role: RoleName,
  team: Maybe(Team),
  staffNumber: Maybe(Type.String()),
  language: Type.Union([Type.Literal('zh-CN'), Type.Literal('en')]),
  disabled: Type.Boolean(),
  locked: Type.Boolean(),
  sample: Type.Boolean(),
  singleSignOn: Type.Boolean(),
  lastSeenAt: Maybe(Moment),
})
export type User = Static<typeof User>

/** The person signed in, as they see themselves. */
export const Me = Type.Object({
  id: Type.Integer(),
  login: Login,
  name: Type.String(),
  role: RoleName,
  team: Maybe(Team),
  staffNumber: Maybe(Type.String()),
  language: Type.Union([Type.Literal('zh-CN'), Type.Literal('en')]),
  mustChangePassword: Type.Boolean(),
  /** To be sent back in the header `x-liangyan-token` with every request that changes something. */
  token: Type.String(),
})
export type Me = Static<typeof Me>
