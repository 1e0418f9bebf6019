import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chmod, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Client, escapeIdentifier, Pool } from 'pg'
import { afterAll, afterEach, expect, test } from 'vitest'
import { checkDatabase, requireVersion } from '../src/checks.ts'
import { connect } from '../src/connect.ts'
import { serverAccount } from '../src/embedded/account.ts'
import { freePort } from '../src/embedded/postmaster.ts'
import { findPrograms } from '../src/embedded/programs.ts'
import { startEmbedded } from '../src/embedded/start.ts'
import { DatabaseProblem, type DatabaseProblemKind } from '../src/problem.ts'
import { inDatabase } from './database.ts'

const root = await mkdtemp(join(tmpdir(), 'liangyan-checks-'))
await chmod(root, 0o711)

/** A copy, in which the extension can be taken away. */
const programs = join(root, 'postgresql')
const installed = await findPrograms(await serverAccount(undefined), join(root, 'home'), undefined)
await cp(dirname(dirname(installed.postgres)), programs, { recursive: true, verbatimSymlinks: true })
const control = join(programs, 'share', 'postgresql', 'extension', 'pg_trgm.control')

const server = await startEmbedded({ folder: join(root, 'server'), programs })
const admin = new Client({ connectionString: server.adminUrl })
await admin.connect()
const endings: (() => unknown)[] = []
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end()
})
afterAll(async () => {
  await admin.end()
  await server.stop()
  await rm(root, { recursive: true, force: true })
})

const password = 'p@ss:wort/%'
let names = 0
const freshName = () => `name-${names++} 库`

/** A role that may do nothing but log in, and its address in the database. */
async function freshRole(database: string): Promise<{ role: string; url: string }> {
  const role = `role ${randomBytes(3).toString('hex')}`
  await admin.query(`CREATE ROLE ${escapeIdentifier(role)} LOGIN PASSWORD '${password}'`)
  return { role, url: addressOf(role, database) }
}

function addressOf(role: string, database: string): string {
  const url = new URL(inDatabase(server.url, encodeURIComponent(database)))
  url.username = encodeURIComponent(role)
  url.password = encodeURIComponent(password)
  return url.href
}

/** A database of its own role, made the way the options say; its address. */
async function freshDatabase(options = ''): Promise<{ database: string; role: string; url: string }> {
  const database = freshName()
  const { role, url } = await freshRole(database)
  const [name, owner] = [escapeIdentifier(database), escapeIdentifier(role)]
  await admin.query(`CREATE DATABASE ${name} OWNER ${owner} TEMPLATE template0 ${options}`)
  return { database, role, url }
}

/** Does something in a database as the superuser. */
async function asAdmin(database: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: inDatabase(server.adminUrl, encodeURIComponent(database)) })
  await client.connect()
  await client.query(statement)
  await client.end()
}

async function check(url: string) {
  const pool = connect(url)
  try {
    return await checkDatabase(pool)
  } finally {
    await pool.end()
  }
}

/** The message with which the check refuses the database. */
async function refusal(url: string, kind: DatabaseProblemKind, pool = connect(url)): Promise<string> {
  try {
    await checkDatabase(pool)
  } catch (error) {
    if (!(error instanceof DatabaseProblem)) throw error
    expect(error.kind).toBe(kind)
    expect(error.message).not.toMatch(/\n|p@ss|p%40ss/)
    return error.message
  } finally {
    await pool.end()
  }
  throw new Error('The database was accepted.')
}

/** The statement that a message tells the administrator to run. */
function remedyIn(message: string): string {
  const [statement] = /(?:CREATE|GRANT|ALTER) .*?;/.exec(message) ?? []
  if (statement === undefined) throw new Error(`No statement in: ${message}`)
  return statement
}

test('a fit database is accepted, and nothing is left in it', async () => {
  const { url, database } = await freshDatabase()
  expect(await check(url)).toEqual({ version: expect.stringMatching(/^\d+\.\d+/) })
  const client = new Client({ connectionString: inDatabase(server.adminUrl, encodeURIComponent(database)) })
  await client.connect()
  const { rows } = await client.query("select extname from pg_extension where extname <> 'plpgsql'")
  await client.end()
  expect(rows).toEqual([])
})

test('while another process makes the extension', async () => {
  const { url } = await freshDatabase()
  const other = new Client({ connectionString: url, application_name: 'other' })
  await other.connect()
  await other.query('begin; create extension pg_trgm')
  const checking = check(url)
  const waiting = "select from pg_stat_activity where application_name = 'liangyan' and wait_event_type = 'Lock'"
  while ((await admin.query(waiting)).rowCount === 0) await delay(10)
  await other.query('commit')
  await other.end()
  await expect(checking).resolves.toBeDefined()
})

test('the embedded server’s own database is fit', async () => {
  await expect(check(server.url)).resolves.toBeDefined()
})

test('another encoding; the statement given makes a fit database', async () => {
  for (const encoding of ['SQL_ASCII', 'EUC_CN']) {
    const { url, role, database } = await freshDatabase(`ENCODING '${encoding}' LC_COLLATE 'C' LC_CTYPE 'C'`)
    const message = await refusal(url, 'encoding')
    expect(message).toContain(`的编码是 ${encoding}，须为 UTF8`)
    await admin.query(remedyIn(message))
    await check(addressOf(role, `${database}_utf8`))
  }
})

test('lc_ctype C finds no Chinese and is refused; the statement given makes a fit database', async () => {
  const { url, role, database } = await freshDatabase(`ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'`)
  const message = await refusal(url, 'locale')
  expect(message).toContain('lc_ctype 是 C，中文将检索不到')
  await admin.query(remedyIn(message))
  await check(addressOf(role, `${database}_utf8`))
})

test('a role that may not make schemas', async () => {
  const { database } = await freshDatabase()
  const { role, url } = await freshRole(database)
  const message = await refusal(url, 'rights')
  expect(message).toContain(`用户 ${role} 不能在数据库`)
  await admin.query(remedyIn(message))
  const next = await refusal(url, 'rights')
  expect(next).toContain('的模式 public 里建表')
  await asAdmin(database, remedyIn(next))
  await check(url)
})

test('a database without the schema that the search path names', async () => {
  const { database, url } = await freshDatabase()
  await asAdmin(database, 'DROP SCHEMA public')
  const message = await refusal(url, 'rights')
  await asAdmin(database, remedyIn(message))
  await check(url)
})

test('a database that only reads', async () => {
  const { database, url } = await freshDatabase()
  await admin.query(`ALTER DATABASE ${escapeIdentifier(database)} SET default_transaction_read_only = on`)
  expect(await refusal(url, 'rights')).toContain('是只读的')
})

test('an extension that only a superuser may make', async () => {
  const { database, url } = await freshDatabase()
  const text = await readFile(control, 'utf8')
  endings.push(() => writeFile(control, text))
  await writeFile(control, text.replace(/^trusted.*$/m, ''))
  const message = await refusal(url, 'extension')
  expect(message).toContain('（超级用户）在该库里运行 CREATE EXTENSION pg_trgm;')
  await asAdmin(database, remedyIn(message))
  await check(url)
})

test('an extension that is not installed', async () => {
  const { url } = await freshDatabase()
  const text = await readFile(control, 'utf8')
  endings.push(() => writeFile(control, text))
  await rm(control)
  expect(await refusal(url, 'extension')).toContain('没有扩展 pg_trgm：请让管理员安装 PostgreSQL 18 的 contrib')
})

test('an extension out of sight', async () => {
  const { database, url } = await freshDatabase()
  await asAdmin(database, 'CREATE SCHEMA hidden; CREATE EXTENSION pg_trgm SCHEMA hidden')
  const message = await refusal(url, 'extension')
  expect(message).toContain('不在用户')
  await asAdmin(database, remedyIn(message))
  await check(url)
})

test('a wrong password; the statement given mends it', async () => {
  const { url, role } = await freshDatabase()
  const wrong = url.replace(/:[^:@/]+@/, ':guess@')
  const message = await refusal(wrong, 'refused')
  expect(message).toContain(`不接受用户 ${role} 的口令`)
  await admin.query(remedyIn(message).replace('新口令', 'guess'))
  await check(wrong)
})

test('no password', async () => {
  const { url } = await freshDatabase()
  expect(await refusal(url.replace(/:[^:@/]+@/, '@'), 'refused')).toContain('DATABASE_URL 里没有用户')
})

test('a user that there is not', async () => {
  expect(await refusal(addressOf('nobody-there', 'liangyan'), 'refused')).toContain('nobody-there')
})

test('a database that there is not; the statement given makes it', async () => {
  const { role } = await freshRole('postgres')
  const url = addressOf(role, '质检 "一"')
  const message = await refusal(url, 'refused')
  expect(message).toContain('上没有库 质检 "一"')
  await admin.query(remedyIn(message))
  await check(url)
})

test('a user who may not connect', async () => {
  const { database } = await freshDatabase()
  await admin.query(`REVOKE CONNECT ON DATABASE ${escapeIdentifier(database)} FROM PUBLIC`)
  const { url } = await freshRole(database)
  const message = await refusal(url, 'rights')
  await admin.query(remedyIn(message))
  expect(await refusal(url, 'rights')).toContain('建模式')
})

test('a user whose connections are used up', async () => {
  const { url, role } = await freshDatabase()
  await admin.query(`ALTER ROLE ${escapeIdentifier(role)} CONNECTION LIMIT 0`)
  expect(await refusal(url, 'busy')).toContain('的连接已用完')
})

test('a port where nobody listens', async () => {
  const port = await freePort()
  const message = await refusal(`postgres://a:b@127.0.0.1:${port}/c`, 'unreachable')
  expect(message).toContain(`127.0.0.1:${port} 没有数据库在监听`)
})

test('a host that there is not', async () => {
  expect(await refusal('postgres://a:b@nowhere.invalid/c', 'unreachable')).toContain('主机')
})

test('something else than PostgreSQL at the port', async () => {
  const web = createServer((socket) => socket.on('error', () => undefined).end('HTTP/1.1 400 Bad Request\r\n\r\n'))
  endings.push(() => web.close())
  await once(web.listen(0, '127.0.0.1'), 'listening')
  const { port } = web.address() as { port: number }
  const message = await refusal(`postgres://a:b@127.0.0.1:${port}/c`, 'unreachable')
  expect(message).toContain('没有按 PostgreSQL 的方式回答')
})

test('a server that says nothing', async () => {
  const mute = createServer((socket) => void endings.push(() => socket.destroy()))
  endings.push(() => mute.close())
  await once(mute.listen(0, '127.0.0.1'), 'listening')
  const { port } = mute.address() as { port: number }
  const pool = new Pool({ connectionString: `postgres://a:b@127.0.0.1:${port}/c`, connectionTimeoutMillis: 100 })
  expect(await refusal('', 'unreachable', pool)).toContain(`连不上数据库 127.0.0.1:${port}（没有回应）`)
})

test('TLS where the server has none', async () => {
  expect(await refusal(`${server.url}?sslmode=verify-full`, 'unreachable')).toContain('没有启用 TLS')
})

test('an address that is none', () => {
  for (const url of ['', 'localhost:5432', 'mysql://a:b@c/d', 'postgres://a:b@:x/d']) {
    expect(() => connect(url)).toThrow('DATABASE_URL 不是 PostgreSQL 地址')
  }
})

test('a server too old', () => {
  const where = 'db:5432/liangyan'
  expect(() => requireVersion({ number: 130_023, version: '13.23' }, where)).toThrow('是 PostgreSQL 13.23，至少要 14')
  requireVersion({ number: 140_000, version: '14.0' }, where)
})

test('a pool outlives the loss of its connections', async () => {
  const errors: Error[] = []
  const pool = connect(server.url, { name: 'lost', onError: (error) => errors.push(error) })
  endings.push(() => pool.end())
  await pool.query('select 1')
  const lost = once(pool, 'error')
  await admin.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'lost'")
  await lost
  expect(errors).toHaveLength(1)
  expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
})

test('a statement that runs too long is given up', async () => {
  const pool = connect(server.url, { statementTimeout: 50 })
  endings.push(() => pool.end())
  await expect(pool.query('select pg_sleep(60)')).rejects.toMatchObject({ code: '57014' })
})
