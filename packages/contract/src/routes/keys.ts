import { Type } from 'typebox'
import { ScopeName } from '../roles.ts'
import { route } from '../route.ts'
import { DisplayName, Maybe, Moment, NumberedId, Page, PageQuery } from '../shapes/basics.ts'
import { ApiKey } from '../shapes/keys.ts'

export const listKeys = route({
  name: 'keys.list',
  method: 'GET',
  path: '/api/keys',
  summary: 'Keys of machines, newest first',
  roles: ['administrator'],
  query: Type.Object(PageQuery),
  answer: Page(ApiKey),
})
export const addKey = route({
  name: 'keys.add',
  method: 'POST',
  path: '/api/keys',
  summary: 'Make a key for a machine; it is shown once',
  roles: ['administrator'],
  body: Type.Object({
    name: DisplayName,
    scopes: Type.Array(ScopeName, { minItems: 1, uniqueItems: true }),
    expiresAt: Type.Optional(Maybe(Moment)),
  }),
  answer: Type.Object({ key: ApiKey, secret: Type.String() }),
})
export const revokeKey = route({
  name: 'keys.revoke',
  method: 'DELETE',
  path: '/api/keys/:id',
  summary: 'Revoke a key at once and for good',
  roles: ['administrator'],
  params: NumberedId,
  answer: ApiKey,
})
