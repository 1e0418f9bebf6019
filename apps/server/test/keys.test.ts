import {
  addKey,
  type AnyRoute,
  type ApiKey,
  countConversations,
  ingestConversations,
  listConversations,
  listKeys,
  type Refusal,
  revokeKey,
  ROUTES,
  type Scope,
  SCOPES,
} from '@liangyan/contract'
import type { Static } from 'typebox'
import { describe, expect, test } from 'vitest'
import { asker, type Asker, running } from './running.ts'
import { trail } from './trail.ts'

const { app, system, person, pass } = await running()
const administrator = await person('administrator')

interface Added {
  key: ApiKey
  secret: string
}

const add = (scopes: readonly Scope[], more: object = {}) =>
  administrator.get<Added>(addKey, { body: { name: '呼叫平台', scopes, ...more } })
const bearing = (secret: string): Asker => asker(app, async () => ({ authorization: `Bearer ${secret}` }))

test('a key is shown once; lists show how it begins', async () => {
  const { key, secret } = await add(['conversations:read'])
  expect(secret).toMatch(/^ly_[\w-]{43}$/)
  expect(key).toMatchObject({ state: 'active', lastUsedAt: null, prefix: secret.slice(0, 9), expiresAt: null })
  const listed = await administrator.ask(listKeys)
  expect(listed.body).not.toContain(secret)
  expect(listed.json<{ items: ApiKey[] }>().items[0]).toEqual(key)
  const { rows } = await system.pool.query('select * from api_keys')
  expect(JSON.stringify(rows)).not.toContain(secret)
  expect(JSON.stringify(await trail(system, `呼叫平台（${key.prefix}…）`))).not.toContain(secret)
})

test('it opens what its scopes name, is marked as used, and needs no token of a session', async () => {
  const { key, secret } = await add(['conversations:write', 'conversations:read'])
  const machine = bearing(secret)
  const turns = [{ index: 0, speaker: 'agent', text: '您好。' }]
  const body = { conversations: [{ id: 'by-key', turns, events: [] }] }
  expect(await machine.get(ingestConversations, { body })).toMatchObject({ accepted: ['by-key'] })
  expect(await machine.get(countConversations)).toEqual({ count: 1, more: false })
  const { items } = await administrator.get<{ items: ApiKey[] }>(listKeys)
  expect(items.find(({ id }) => id === key.id)?.lastUsedAt).not.toBeNull()
})

test('a revoked key, and one that is over, open nothing', async () => {
  const { key, secret } = await add(['conversations:read'])
  const expiresAt = new Date(system.now().getTime() + 3_600_000).toISOString()
  const passing = await add(['conversations:read'], { expiresAt })
  const status = async (one: string) => (await bearing(one).ask(listConversations)).statusCode
  expect([await status(secret), await status(passing.secret)]).toEqual([200, 200])
  const revoked = await administrator.get<ApiKey>(revokeKey, { params: { id: key.id } })
  expect(revoked).toMatchObject({ state: 'revoked', revokedAt: expect.any(String) })
  // once more changes nothing
  expect(await administrator.get(revokeKey, { params: { id: key.id } })).toEqual(revoked)
  expect(await status(secret)).toBe(401)
  pass(3_600_000)
  expect(await status(passing.secret)).toBe(401)
  const actions = (await trail(system, `呼叫平台（${key.prefix}…）`)).map(({ action }) => action)
  expect(actions).toEqual(['key.add', 'key.revoke'])
})

test('keys without scope, with unknown ones, or over before they begin, are not made', async () => {
  const status = async (body: object) => (await administrator.ask(addKey, { body })).statusCode
  expect(await status({ name: 'x', scopes: [] })).toBe(400)
  expect(await status({ name: 'x', scopes: ['everything'] })).toBe(400)
  expect(await status({ name: 'x', scopes: ['tasks:read', 'tasks:read'] })).toBe(400)
  expect(await status({ name: 'x', scopes: ['tasks:read'], expiresAt: '2020-01-01T00:00:00Z' })).toBe(400)
  expect((await administrator.ask(revokeKey, { params: { id: 4711 } })).statusCode).toBe(404)
})

describe('machines and routes', async () => {
  const every = bearing((await add(SCOPES)).secret)
  const alone = new Map<Scope, Asker>()
  for (const scope of SCOPES) alone.set(scope, bearing((await add([scope])).secret))
  /** Refusals of the door stand before anything is read, so that no input is needed to see them. */
  const code = async (asking: Asker, route: AnyRoute) => {
    const params = Object.fromEntries([...route.path.matchAll(/:(\w+)/g)].map(([, name]) => [name, '999999']))
    const answer = await asking.ask(route, { params })
    if (answer.statusCode === 200) return undefined
    return answer.json<Static<typeof Refusal>>().error.code
  }

  const served = [...ROUTES.values()].filter(({ method, path }) => app.hasRoute({ method, url: path }))
  test.each(served)('$name', async (route) => {
    if (route.roles === 'anyone') return expect(route.scope).toBeUndefined()
    if (route.scope === undefined) return expect(await code(every, route)).toBe('scope')
    expect(await code(alone.get(route.scope)!, route)).not.toBe('scope')
    const others = bearing((await add(SCOPES.filter((scope) => scope !== route.scope))).secret)
    expect(await code(others, route)).toBe('scope')
  })
})
