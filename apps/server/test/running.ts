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
  /** Lets the system's clock go ahead by so many milliseconds. */
  readonly pass: (milliseconds: number) => void
}

/** A person who asks. */
export interface Client extends Asker {
  readonly id: number
  readonly login: string
}

/** Whoever asks: a person, a machine, nobody in particular. */
export interface Asker {
  readonly ask: (
    route: AnyRoute,
    input?: { params?: Record<string, string | number>; query?: Record<string, unknown>; body?: unknown },
  ) => Promise<LightMyRequestResponse>
  /** The same, and the answer's JSON; fails unless it was answered with 200. */
  readonly get: <T>(route: AnyRoute, input?: Parameters<Asker['ask']>[1]) => Promise<T>
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
  const { system: opened, close } = await openSystem(settings, 'server')
  let ahead = 0
  const system = { ...opened, now: () => new Date(Date.now() + ahead) }
  const app = await buildApp(system)
  await workOnJobs(system)
  afterAll(async () => {
    await app.close()
    await close()
    await rm(data, { recursive: true, force: true })
  })
  return {
    system,
    app,
    person: personIn(system, app),
    idle: () => untilIdle(system),
    pass: (milliseconds) => {
      ahead += milliseconds
    },
  }
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

/** Each person sits at a machine of their own. */
const addressOf = (id: number): string => `10.0.${id >> 8}.${id & 255}`

function clientOf(app: FastifyInstance, id: number, login: string): Client {
  let session: Promise<Record<string, string>> | undefined
  return { id, login, ...asker(app, () => (session ??= signIn(app, login, addressOf(id))), addressOf(id)) }
}

/** Asks with these headers: a key, a session of the test's own making, none. */
export function asker(
  app: FastifyInstance,
  headersOf: () => Promise<Record<string, string>> = async () => ({}),
  remoteAddress = '10.255.0.1',
): Asker {
  const ask: Asker['ask'] = async (route, { params = {}, query = {}, body } = {}) => {
    const path = route.path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
    return app.inject({
      method: route.method,
      url: path,
      query: Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)])),
      headers: await headersOf(),
      remoteAddress,
      ...(body !== undefined && { payload: body as object }),
    })
  }
  const get: Asker['get'] = async (route, input) => {
    const answer = await ask(route, input)
    if (answer.statusCode !== 200) throw new Error(`${route.name}: ${answer.statusCode} ${answer.body}`)
    return answer.json()
  }
  return { ask, get }
}

/** The headers of a session begun now. */
export async function signIn(
  app: FastifyInstance,
  login: string,
  remoteAddress: string,
  password = PASSWORD,
): Promise<{ cookie: string; 'x-liangyan-token': string }> {
  const payload = { login, password }
  const answer = await app.inject({ method: 'POST', url: '/api/session', remoteAddress, payload })
  if (answer.statusCode !== 200) throw new Error(`sign in as ${login}: ${answer.body}`)
  const [cookie] = answer.cookies
  return { cookie: `${cookie.name}=${cookie.value}`, 'x-liangyan-token': answer.json<Me>().token }
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
