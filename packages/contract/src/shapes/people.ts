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
  /** Too many wrong passwords; passes by itself. */
  locked: Type.Boolean(),
  sample: Type.Boolean(),
  /** Has signed in through the bank's single sign-on. */
  singleSignOn: Type.Boolean(),
  /** `none`: single sign-on only; `temporary`: set by somebody else and not changed yet. */
  password: Type.Enum(['none', 'temporary', 'own']),
  createdAt: Moment,
  lastSeenAt: Maybe(Moment),
})
export type User = Static<typeof User>

/** A team as those see it who arrange teams. */
export const TeamLine = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  /** People who are not disabled. */
  members: Type.Integer(),
  leads: Type.Array(Type.String()),
})
export type TeamLine = Static<typeof TeamLine>

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
