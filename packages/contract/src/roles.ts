import { Type, type Static } from 'typebox'

/** Who works here, and by what right. Chinese names: the console's word list. */
export const ROLES = [
  'agent',
  'team-lead',
  'inspector',
  'standard-owner',
  'trainer',
  'manager',
  'administrator',
] as const
export type Role = (typeof ROLES)[number]
export const RoleName = Type.Enum(ROLES)

/** What a machine's key may do. A route without a scope is not for machines. */
export const SCOPES = [
  'conversations:write',
  'conversations:read',
  'live:write',
  'standards:read',
  'standards:write',
  'figures:read',
  'tasks:read',
] as const
export type Scope = (typeof SCOPES)[number]
export const ScopeName = Type.Enum(SCOPES)
export type ScopeList = Static<typeof ScopeName>[]
