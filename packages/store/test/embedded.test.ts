import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmod,
  chown,
  lstat,
  mkdir,
  mkdtemp,
  readFile,
  realpath,
  rm,
  stat,
  truncate,
  writeFile,
} from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import { afterAll, afterEach, expect, test } from 'vitest'
import { preparePlace } from '../src/embedded/place.ts'
import { findPostmaster, freePort, startPostmaster } from '../src/embedded/postmaster.ts'
import { rotateLog } from '../src/embedded/server-log.ts'
import { startEmbedded } from '../src/embedded/start.ts'

const isRoot = process.geteuid?.() === 0
const root = await realpath(await mkdtemp(join(tmpdir(), 'liangyan-embedded-')))
await chmod(root, 0o711)

const endings: (() => unknown)[] = []
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end()
})
afterAll(() => rm(root, { recursive: true, force: true }))

let folders = 0
const freshFolder = () => join(root, `server-${folders++}`)

async function started(options: Parameters<typeof startEmbedded>[0]) {
  const server = await startEmbedded({ home: join(root, 'home'), ...options })
  endings.push(server.stop)
  return server
}

async function query(url: string, text: string): Promise<unknown> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query({ text, rowMode: 'array' })
    return (rows as unknown[][])[0]?.[0]
  } finally {
    await client.end()
  }
}

interface Line {
  url: string
  adminUrl: string
  isOwner: boolean
  problem?: string
}

const PROGRAM = fileURLToPath(new URL('embedded-process.ts', import.meta.url))

/** Another process that starts the folder's server; what it says. */
async function inProcess(...args: string[]): Promise<{ child: ChildProcess; line: Line }> {
  const child = spawn(process.execPath, [PROGRAM, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  endings.push(() => child.kill('SIGKILL'))
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
  return { child, line: JSON.parse(line) as Line }
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL')
  await once(child, 'exit')
}

/** Comes back when the server has ended; the test's time limit is the only one. */
async function ended(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0)
    } catch {
      return
    }
    await delay(20)
  }
}

test('the first start makes a server that knows Chinese, for this machine and this user only', async () => {
  const folder = freshFolder()
  const { url, adminUrl, isOwner } = await started({ folder })
  expect(isOwner).toBe(true)
  expect(await query(url, 'show server_encoding')).toBe('UTF8')
  expect(await query(url, 'show listen_addresses')).toBe('127.0.0.1')
  expect(await query(adminUrl, 'show unix_socket_directories')).toBe('')
  expect(await query(url, 'show fsync')).toBe('on')
  expect(await query(url, 'show synchronous_commit')).toBe('on')
  expect(await query(url, 'select rolsuper from pg_roles where rolname = current_user')).toBe(false)
  await query(url, 'create extension pg_trgm')
  expect(await query(url, "select cardinality(show_trgm('耐心等待'))")).toBe(5)
  const wrong = new URL(url)
  wrong.password = 'guess'
  await expect(query(wrong.href, 'select 1')).rejects.toMatchObject({ code: '28P01' })
  const { uid } = await stat(join(folder, 'data'))
  if (isRoot) expect(uid).toBeGreaterThan(0)
  else expect(uid).toBe(process.geteuid?.())
  expect((await stat(join(folder, 'password'))).mode & 0o777).toBe(0o600)
  expect((await stat(join(folder, 'server.log'))).mode & 0o777).toBe(0o600)
})

test('a second start joins the server and leaves it running', async () => {
  const folder = freshFolder()
  const first = await started({ folder })
  const second = await startEmbedded({ folder })
  expect(second).toMatchObject({ url: first.url, isOwner: false })
  await second.stop()
  expect(await query(first.url, 'select 1')).toBe(1)
})

test('what was written is there after stop and start, on the port asked for', async () => {
  const folder = freshFolder()
  const first = await started({ folder })
  await query(first.url, 'create table kept as select 7 as number')
  await first.stop()
  await first.stop()
  const port = await freePort()
  const second = await started({ folder, port })
  expect(new URL(second.url).port).toBe(String(port))
  expect(await query(second.url, 'select number from kept')).toBe(7)
})

test('the log takes no data of customers, and is put aside when it grows', async () => {
  const folder = freshFolder()
  const { url } = await started({ folder })
  const log = join(folder, 'server.log')
  await expect(query(url, "select '身份证 110101199003070011'::int")).rejects.toThrow('身份证')
  expect(await readFile(log, 'utf8')).not.toMatch(/身份证|1101011990/)
  await truncate(log, 11 * 1024 * 1024)
  await rotateLog(log)
  const wrong = new URL(url)
  wrong.password = 'guess'
  await expect(query(wrong.href, 'select 1')).rejects.toMatchObject({ code: '28P01' })
  expect(await readFile(log, 'utf8')).toMatch(/^\d{4}-.*FATAL: {2}password authentication failed/)
  expect((await stat(`${log}.1`)).size).toBe(11 * 1024 * 1024)
})

test('two processes that start at once make one server, owned by one of them', async () => {
  const folder = freshFolder()
  const [one, other] = await Promise.all([inProcess(folder), inProcess(folder)])
  expect(one.line.problem).toBeUndefined()
  expect(one.line.url).toBe(other.line.url)
  expect(one.line.isOwner).toBe(!other.line.isOwner)
})

test('kill -9 of the owner ends the server; what was committed is there at the next start', async () => {
  const folder = freshFolder()
  const { child, line } = await inProcess(folder)
  await query(line.url, 'create table kept as select 7 as number')
  const { pid } = (await findPostmaster(join(folder, 'data')))!
  await kill(child)
  await ended(pid)
  const { url, isOwner } = await started({ folder })
  expect(isOwner).toBe(true)
  expect(await query(url, 'select number from kept')).toBe(7)
})

test('a start right after kill -9 of the owner waits for the old server to end', async () => {
  const folder = freshFolder()
  const { child, line } = await inProcess(folder)
  await query(line.url, 'create table kept as select 7 as number')
  await kill(child)
  const { url } = await started({ folder })
  expect(await query(url, 'select number from kept')).toBe(7)
})

test('kill -9 of the server itself leaves a stale postmaster.pid that hinders nobody', async () => {
  const folder = freshFolder()
  const first = await started({ folder })
  await query(first.url, 'create table kept as select 7 as number')
  const { pid } = (await findPostmaster(join(folder, 'data')))!
  process.kill(pid, 'SIGKILL')
  await ended(pid)
  expect(await readFile(join(folder, 'data', 'postmaster.pid'), 'utf8')).toContain(String(pid))
  const second = await started({ folder })
  expect(await query(second.url, 'select number from kept')).toBe(7)
})

test('a postmaster.pid whose number went to another program is put aside', async () => {
  const folder = freshFolder()
  const first = await started({ folder })
  const note = join(folder, 'data', 'postmaster.pid')
  const lines = (await readFile(note, 'utf8')).split('\n')
  await first.stop()
  await writeFile(note, [process.pid, ...lines.slice(1)].join('\n'))
  const second = await started({ folder })
  expect(await query(second.url, 'select 1')).toBe(1)
})

test('a server that lost its owner without ending is taken over', async () => {
  const folder = freshFolder()
  const first = await started({ folder })
  await first.stop()
  const password = { text: await readFile(join(folder, 'password'), 'utf8'), isNew: false }
  const place = await preparePlace(folder, password, { folder })
  await startPostmaster(place.programs, place, await freePort(), place.account)
  const { pid, port } = (await findPostmaster(place.data))!
  const second = await started({ folder })
  expect(second.isOwner).toBe(true)
  expect(new URL(second.url).port).toBe(String(port))
  await second.stop()
  await ended(pid)
})

test('a lost password is replaced, the data stay', async () => {
  const folder = freshFolder()
  const first = await started({ folder })
  await query(first.url, 'create table kept as select 7 as number')
  await first.stop()
  await rm(join(folder, 'password'))
  const second = await started({ folder })
  expect(new URL(second.url).password).not.toBe(new URL(first.url).password)
  expect(await query(second.url, 'select number from kept')).toBe(7)
})

test('a password that is not the server’s is reported, and the server does not stay behind', async () => {
  const folder = freshFolder()
  const first = await started({ folder })
  await first.stop()
  await writeFile(join(folder, 'password'), 'guess')
  await expect(startEmbedded({ folder })).rejects.toMatchObject({
    kind: 'refused',
    message: expect.stringContaining('删除 password 文件'),
  })
  expect(await findPostmaster(join(folder, 'data'))).toBeUndefined()
})

test('a taken port is named as the cause', async () => {
  const blocker = createServer().listen(0, '127.0.0.1')
  endings.push(() => blocker.close())
  await once(blocker, 'listening')
  const { port } = blocker.address() as { port: number }
  await expect(startEmbedded({ folder: freshFolder(), port })).rejects.toMatchObject({
    kind: 'port-taken',
    message: expect.stringMatching(/端口已被别的程序占用：.*换一个端口/),
  })
})

test('data of another version of PostgreSQL, or no such data, are left alone', async () => {
  const folder = freshFolder()
  const first = await started({ folder })
  await first.stop()
  const mark = join(folder, 'data', 'PG_VERSION')
  const version = await readFile(mark, 'utf8')
  await writeFile(mark, '9\n')
  await expect(startEmbedded({ folder })).rejects.toMatchObject({ kind: 'version', message: /PostgreSQL 9 建立/ })
  await rm(mark)
  await expect(startEmbedded({ folder })).rejects.toMatchObject({
    kind: 'version',
    message: /不是 PostgreSQL 数据目录/,
  })
  await writeFile(mark, version)
  await started({ folder })
})

test('a file where the folder should be', async () => {
  const folder = freshFolder()
  await writeFile(folder, '')
  await expect(startEmbedded({ folder })).rejects.toThrow(`${folder} 不是文件夹`)
})

test('a folder that may not be written', async () => {
  const folder = freshFolder()
  await mkdir(folder, { mode: 0o555 })
  const uid = isRoot ? ['65534'] : []
  const { line } = await inProcess(join(folder, 'inside'), ...uid)
  expect(line.problem).toMatch(new RegExp(`没有权限读写 ${join(folder, 'inside')}（EACCES）：`))
})

test('in a folder behind a door that is open to its owner only', async () => {
  const closed = freshFolder()
  await mkdir(closed, { mode: 0o700 })
  const said: string[] = []
  const folder = join(closed, 'server')
  const first = await started({ folder, say: (line) => said.push(line) })
  await query(first.url, 'create table kept as select 7 as number')
  await first.stop()
  const second = await started({ folder, say: (line) => said.push(line) })
  expect(await query(second.url, 'select number from kept')).toBe(7)
  const data = join(folder, 'data')
  expect((await lstat(data)).isSymbolicLink()).toBe(isRoot)
  // Root's server is another user, whom root's door is closed to: its data lie elsewhere, and that is said, once.
  const expected = isRoot ? [expect.stringContaining(`数据放在 ${await realpath(data)}`)] : []
  expect(said).toEqual(expected)
})

test('data that came back from a backup as root’s', async () => {
  const folder = freshFolder()
  const first = await started({ folder })
  await first.stop()
  const owner = isRoot ? 0 : process.geteuid!()
  await chown(join(folder, 'data'), owner, owner === 0 ? 0 : process.getegid!())
  await chown(join(folder, 'data', 'PG_VERSION'), owner, owner === 0 ? 0 : process.getegid!())
  const second = await started({ folder })
  expect(await query(second.url, 'select 1')).toBe(1)
})
