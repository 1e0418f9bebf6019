import { type AnswerOf, type AnyRoute, ingestConversations, type Refusal, type Role, ROUTES } from '@liangyan/contract'
import { sql } from '@liangyan/store'
import * as fc from 'fast-check'
import type { Static, TSchema } from 'typebox'
import { beforeAll, expect, test } from 'vitest'
import { accessWorld, type AskerName } from './access-world.ts'
import { anything, damage, HOSTILE, malformed, type Sent } from './malformed.ts'
import { EXAMPLES } from './handing-in.ts'

const BODIES = 10_000
const { app, system, headersOf, conversation, idle, ask } = await accessWorld()

const WITH_BODY = [...ROUTES.values()].filter(({ body }) => body !== undefined)
/** Each of the 10,000 goes to one route in turn. */
const TIMES = Math.ceil(BODIES / WITH_BODY.length)

/** Sessions are marked as used by every request; figures are made from the other tables, when there is time. */
const OF_THEMSELVES = new Set(['sessions', 'day_figures', 'changed_days'])

/** How many rows each table holds, and what they come to. */
async function contents(): Promise<Record<string, string>> {
  const { rows: tables } = await system.db.execute<{ name: string }>(
    sql`select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  )
  const found: [string, string][] = []
  for (const { name } of tables.filter((table) => !OF_THEMSELVES.has(table.name))) {
    const { rows } = await system.db.execute<{ sum: string }>(
      // when a key was last used is written down whatever it asked for
      sql.raw(
        `select count(*) || ' ' || coalesce(sum(hashtextextended((to_jsonb(t) - 'last_used_at')::text, 0)), 0) as sum
          from "${name}" t`,
      ),
    )
    found.push([name, rows[0].sum])
  }
  return Object.fromEntries(found)
}

let before: Record<string, string> = {}
let sent = 0
beforeAll(async () => {
  before = await contents()
})
const COLUMN: Readonly<Record<Role, AskerName>> = {
  agent: 'agent',
  'team-lead': 'lead',
  inspector: 'inspector',
  'standard-owner': 'owner',
  trainer: 'trainer',
  manager: 'manager',
  administrator: 'admin',
}

/** Somebody for whom the route is. */
function whoMay({ roles }: AnyRoute): AskerName {
  if (roles === 'anyone') return 'nobody'
  if (roles.length === 0) return 'key'
  return roles === 'signed-in' || roles.includes('administrator') ? 'admin' : COLUMN[roles[0]]
}

/** Where the route is asked, about things that are there as far as there are any. */
const urlOf = ({ path }: AnyRoute): string =>
  path.replaceAll(/:(\w+)/g, (_, name: string) =>
    name === 'id' && path.startsWith('/api/conversations') ? conversation('own') : '1',
  )

test.for(WITH_BODY.map((route) => ({ name: route.name, route })))(
  '$name refuses what is malformed',
  async ({ route }) => {
    const who = whoMay(route)
    const headers = who === 'nobody' ? {} : await headersOf(who)
    const url = urlOf(route)
    let count = 0
    const send = async ({ payload, type }: Sent) => {
      sent += 1
      // an address of its own each time: what is asked too often is refused for that
      const remoteAddress = `10.4.${(count >> 8) % 256}.${count++ % 256}`
      return app.inject({
        method: route.method,
        url,
        payload,
        remoteAddress,
        headers: { ...headers, 'content-type': type },
      })
    }
    await fc.assert(
      fc.asyncProperty(malformed(route.body as TSchema), async (body) => {
        const { statusCode, json } = await send(body)
        expect(statusCode).toBeGreaterThanOrEqual(400)
        expect(statusCode).toBeLessThan(500)
        const { error } = json<Static<typeof Refusal>>()
        expect(error.code).not.toBe('internal')
        expect(error.message).toMatch(/^\P{C}*\p{Script=Han}\P{C}*$/u)
      }),
      { numRuns: TIMES },
    )
  },
)

test('nothing has come of 10,000 malformed bodies', async () => {
  expect(sent).toBeGreaterThanOrEqual(BODIES)
  expect(before.conversations).toMatch(/^3 /)
  expect(await contents()).toEqual(before)
})

const WITH_QUERY = [...ROUTES.values()].filter(({ query, method }) => query !== undefined && method === 'GET')

test.for(WITH_QUERY.map((route) => ({ name: route.name, route })))(
  '$name takes no query for more than words',
  async ({ route }) => {
    const who = whoMay(route)
    const names = Object.keys((route.query as { properties: object }).properties)
    for (const name of names)
      for (const value of HOSTILE) {
        const params = Object.fromEntries([...route.path.matchAll(/:(\w+)/g)].map(([, each]) => [each, '1']))
        const { statusCode, body } = await ask(who, route, { params, query: { [name]: value } })
        expect(statusCode, `${name}=${value} ${body.slice(0, 200)}`).toBeLessThan(500)
      }
  },
)

test('of conversations handed in with one place damaged, each is stored whole or refused with its place', async () => {
  const count = async () => {
    const { rows } = await system.db.execute<{ n: number }>(
      sql`select (select count(*) from conversations)::int + (select count(*) from originals)::int as n`,
    )
    return rows[0].n
  }
  let number = 0
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...EXAMPLES), fc.nat(), anything, async (example, at, instead) => {
      const damaged = damage({ ...example, id: `damaged-${++number}` }, at, instead)
      // is no JSON that a server should read, wherever it stands
      fc.pre(!JSON.stringify(damaged).includes('"__proto__"'))
      const stored = await count()
      const answer = await ask('admin', ingestConversations, { body: { conversations: [damaged] } })
      expect(answer.statusCode, answer.body).toBe(200)
      const { accepted, known, refused } = answer.json<AnswerOf<typeof ingestConversations>>()
      expect(accepted.length + known.length + refused.length).toBe(1)
      for (const { message } of refused) expect(message).toMatch(/\p{Script=Han}/u)
      expect(await count()).toBe(stored + 2 * accepted.length)
    }),
    { numRuns: 300 },
  )
  await idle()
})
