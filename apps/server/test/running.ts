import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AnyRoute, Me, Role } from '@liangyan/contract'
import { addTeam, addUser, jobDepths } from '@liangyan/store'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { afterAll } from 'vitest'
import { freshDatabase } from '../../../packages/store/test/database.ts'
import { hashPassword } from '../src/access/passwords.ts'
import { buildApp } from '../src/http/app.ts'
import { workOnJobs } from '../src/jobs/handlers.ts'
import { openSystem } from '../src/open-system.ts'
import { readSettings } from '../src/settings.ts'
import type { System } from '../src/system.ts'

export const PASSWORD = 'a long enough word'
let hashed: Promise<string> | undefined

export interface Running {
  readonly system: System
  readonly app: FastifyInstance
  /** Adds a person; signs them in when first asked for something. */
  readonly person: (role: Role, more?: { login?: string; team?: string; staffNumber?: string }) => Promise<Client>
  /** Waits until no conversation is left to be inspected and no other job waits. */
  readonly idle: () => Promise<void>
}

/** Somebody who asks. */
export interface Client {
  readonly id: number
  readonly login: string
  readonly ask: (
    route: AnyRoute,
    input?: { params?: Record<string, string | number>; query?: Record<string, unknown>; body?: unknown },
  ) => Promise<LightMyRequestResponse>
  /** The same, and the answer's JSON; fails unless it was answered with 200. */
  readonly get: <T>(route: AnyRoute, input?: Parameters<Client['ask']>[1]) => Promise<T>
}

/**
 * A whole system on a database of its own, working on jobs in this process; closed when the tests of the file are over.
 * Called where tests are declared.
 */
export async function running(environment: Record<string, string> = {}): Promise<Running> {
  const { url } = await freshDatabase()
  const data = mkdtempSync(join(tmpdir(), 'liangyan-system-'))
  const settings = readSettings(
    { DATABASE_URL: url, LIANGYAN_DATA: data, LIANGYAN_LOG: 'silent', LIANGYAN_WORKERS: '0', ...environment },
    data,
  )
  const { system, close } = await openSystem(settings, 'server')
  const app = await buildApp(system)
  await workOnJobs(system)
  afterAll(async () => {
    await app.close()
    await close()
    await rm(data, { recursive: true, force: true })
  })
  return { system, app, person: personIn(system, app), idle: () => untilIdle(system) }
}

function personIn(system: System, app: FastifyInstance): Running['person'] {
  let count = 0
  return async (role, { login = `${role}-${++count}`, team, staffNumber } = {}) => {
    const teamId = team === undefined ? null : await addTeam(system.db, team)
    const passwordHash = await (hashed ??= hashPassword(PASSWORD))
    const user = { login, name: `${role} ${login}`, role, teamId, staffNumber: staffNumber ?? null, passwordHash }
    const id = await addUser(system.db, user)
    return clientOf(app, id, login)
  }
}

function clientOf(app: FastifyInstance, id: number, login: string): Client {
  let session: Promise<{ cookie: string; token: string }> | undefined
  const ask: Client['ask'] = async (route, { params = {}, query = {}, body } = {}) => {
    const { cookie, token } = await (session ??= signIn(app, login))
    const path = route.path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
    return app.inject({
      method: route.method,
      url: path,
      query: Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)])),
      headers: { cookie, 'x-liangyan-token': token },
      ...(body !== undefined && { payload: body as object }),
    })
  }
  const get: Client['get'] = async (route, input) => {
    const answer = await ask(route, input)
    if (answer.statusCode !== 200) throw new Error(`${route.name}: ${answer.statusCode} ${answer.body}`)
    return answer.json()
  }
  return { id, login, ask, get }
}

async function signIn(app: FastifyInstance, login: string): Promise<{ cookie: string; token: string }> {
  const answer = await app.inject({ method: 'POST', url: '/api/session', payload: { login, password: PASSWORD } })
  if (answer.statusCode !== 200) throw new Error(`sign in as ${login}: ${answer.body}`)
  const [cookie] = answer.cookies
  return { cookie: `${cookie.name}=${cookie.value}`, token: answer.json<Me>().token }
}

async function untilIdle(system: System): Promise<void> {
  const end = Date.now() + 60_000
  for (;;) {
    const depths = [...(await jobDepths(system.db))]
    if (depths.length === 0) return
    if (Date.now() > end) throw new Error(`still busy: ${JSON.stringify(depths)}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
