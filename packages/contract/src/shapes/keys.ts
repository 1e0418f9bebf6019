import { Type, type Static } from 'typebox'
import { ScopeName } from '../roles.ts'
import { Maybe, Moment } from './basics.ts'

/** A machine's key as lists show it; the key itself is shown once, when it is made. */
export const ApiKey = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  /** How the key begins. */
  prefix: Type.String(),
  scopes: Type.Array(ScopeName),
  state: Type.Enum(['active', 'expired', 'revoked']),
  createdBy: Maybe(Type.String()),
  createdAt: Moment,
  expiresAt: Maybe(Moment),
  lastUsedAt: Maybe(Moment),
  revokedAt: Maybe(Moment),
})
export type ApiKey = Static<typeof ApiKey>
