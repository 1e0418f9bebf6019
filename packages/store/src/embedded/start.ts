import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import { DatabaseProblem } from '../problem.ts'
import { APPLICATION, ensureApplication, SUPERUSER, writeSettings } from './cluster.ts'
import { fileProblem } from './failures.ts'
import { claim, stopWithThisProcess } from './ownership.ts'
import { readPassword } from './password.ts'
import { makeFolder, type Place, preparePlace } from './place.ts'
import type { EmbeddedOptions } from './options.ts'
import { findPostmaster, freePort, startPostmaster, stopPostmaster } from './postmaster.ts'
import { rotateLog } from './server-log.ts'

export interface EmbeddedServer {
  /** The application's database, for a role that owns it and nothing else. */
  readonly url: string
  /** The server's own database, for its superuser. */
  readonly adminUrl: string
  /** False where another living process started the server: it runs as long as that one wants. */
  readonly isOwner: boolean
  /** Ends the server, where it is ours. May be called again. */
  readonly stop: () => Promise<void>
}

/** Milliseconds to wait for a server that is coming up or going down. */
const PATIENCE = 120_000

/** Milliseconds between looks at the size of the log. */
const ROTATION = 3_600_000

/**
 * Starts a PostgreSQL server of our own on the folder, or joins the one that runs there. Throws DatabaseProblem.
 * The server ends with the process that owns it; one left over from a process that was killed is taken over.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  try {
    return await startOrJoin(options)
  } catch (error) {
    throw fileProblem(error)
  }
}

async function startOrJoin(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const folder = await makeFolder(options.folder)
  const password = readPassword(folder)
  const place = await preparePlace(folder, password, options)
  const { client, pid, port } = await reach(place, password.text, options.port)
  await ensureApplication(client, password.text)
  const isOwner = await claim(client)
  const stop = isOwner ? own(place, client, pid) : async () => undefined
  if (!isOwner) await client.end()
  const at = (role: string, database: string) => `postgres://${role}:${password.text}@127.0.0.1:${port}/${database}`
  return { url: at(APPLICATION, APPLICATION), adminUrl: at(SUPERUSER, 'postgres'), isOwner, stop }
}

/** A connection to the server on the data, which is started unless it runs. */
async function reach(place: Place, password: string, port: number | undefined) {
  const end = performance.now() + PATIENCE
  let started = false
  while (performance.now() < end) {
    const running = await findPostmaster(place.data)
    const client = running && (await tryConnect(place, password, running.port).catch(giveUp))
    if (client) return { client, ...running }
    if (running) await delay(100)
    else started = await start(place, port)
  }
  async function giveUp(error: unknown): Promise<never> {
    if (started) await stopPostmaster(place.programs, place.data, place.account)
    throw error
  }
  throw new DatabaseProblem(
    'busy',
    `${place.folder} 里的数据正被另一个数据库进程使用，等了 ${PATIENCE / 1000} 秒仍连不上：请停止它，或稍后再试；详见 ${place.log}`,
  )
}

/** False where the data are in use: another process was quicker, or the last parts of a killed server are ending. */
async function start(place: Place, port: number | undefined): Promise<boolean> {
  await writeSettings(place.data, place.account)
  for (let attempt = 1; ; attempt++) {
    try {
      await startPostmaster(place.programs, place, port ?? (await freePort()), place.account)
      return true
    } catch (error) {
      const kind = error instanceof DatabaseProblem ? error.kind : undefined
      if (kind === 'busy') return delay(100, false)
      if (kind !== 'port-taken' || port !== undefined || attempt === 5) throw error
    }
  }
}

const COMING_OR_GOING = new Set(['ECONNREFUSED', 'ECONNRESET', '57P03', '57P01'])

/** Undefined where the server is just coming up or going down. */
async function tryConnect({ folder }: Place, password: string, port: number): Promise<Client | undefined> {
  const client = new Client({
    host: '127.0.0.1',
    port,
    user: SUPERUSER,
    password,
    database: 'postgres',
    application_name: 'liangyan owner',
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return client
  } catch (cause) {
    const code = (cause as { code?: string }).code ?? ''
    if (COMING_OR_GOING.has(code)) return undefined
    const says =
      code === '28P01'
        ? `${folder}/password 里的口令与数据库的不符：请停止正在使用它的程序，删除 password 文件后再启动（会换上新口令）`
        : `正在运行的内置数据库拒绝了连接（${folder}）：${(cause as Error).message}`
    throw new DatabaseProblem('refused', says, { cause })
  }
}

/** Looks after the server from now on. Returns how to stop it. */
function own(place: Place, client: Client, pid: number): () => Promise<void> {
  const dismiss = stopWithThisProcess(pid, place.account)
  const rotation = setInterval(() => void rotateLog(place.log).catch(() => undefined), ROTATION).unref()
  // The connection ends with the server; its number may belong to another program then.
  client.on('end', dismiss)
  // In pg, but not in its types: the connection does not keep this process alive.
  ;(client as unknown as { unref(): void }).unref()
  const stop = async () => {
    clearInterval(rotation)
    await stopPostmaster(place.programs, place.data, place.account)
    await client.end()
  }
  let stopped: Promise<void> | undefined
  return () => (stopped ??= stop())
}
