import { execFile } from 'node:child_process'
import { open, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import type { Account } from './account.ts'
import { serverProblem } from './failures.ts'
import type { Programs } from './programs.ts'
import { run } from './run.ts'
import { logLength, logSince, rotateLog } from './server-log.ts'

/** Seconds for the work-up of the log after a crash, and for the writing of all pages at the end. */
const PATIENCE = 600

/** Starts the server on the data and waits until it takes connections. `folder` is named in messages. */
export async function startPostmaster(
  programs: Programs,
  { data, log, folder }: { data: string; log: string; folder: string },
  port: number,
  account: Account | undefined,
): Promise<void> {
  await rotateLog(log)
  const before = await logLength(log)
  const file = await open(log, 'a', 0o600)
  try {
    const args = ['start', '--silent', '--wait', '--timeout', String(PATIENCE), '--pgdata', data, '-o', `-p ${port}`]
    const { code } = await run(programs.pgCtl, args, account, { stdio: ['ignore', file.fd, file.fd] })
    if (code !== 0) throw serverProblem(await logSince(log, before), folder, log)
  } finally {
    await file.close()
  }
}

/** Rolls back what is under way, writes everything and ends the server. Does nothing where it has ended already. */
export async function stopPostmaster(programs: Programs, data: string, account: Account | undefined): Promise<void> {
  const args = ['stop', '--silent', '--mode=fast', '--wait', '--timeout', String(PATIENCE), '--pgdata', data]
  const { code, words } = await run(programs.pgCtl, args, account)
  if (code !== 0 && !/PID file .* does not exist|Is server running/.test(words)) throw serverProblem(words, data)
}

/** The server that runs on the data, by its own note there. Removes a note that names some other program. */
export async function findPostmaster(data: string): Promise<{ pid: number; port: number } | undefined> {
  const note = join(data, 'postmaster.pid')
  const lines = (await readFile(note, 'utf8').catch(() => '')).split('\n')
  const [pid, port] = [Number(lines[0]), Number(lines[3])]
  if (!(pid > 0) || lines[1] !== data || !isAlive(pid)) return undefined
  if (await isPostgres(pid)) return { pid, port }
  // The number of a server that was killed went to another program: PostgreSQL would take that one for its own.
  await rm(note)
  return undefined
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function isPostgres(pid: number): Promise<boolean> {
  if (process.platform === 'win32') return true
  const name =
    process.platform === 'linux'
      ? await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '')
      : (await promisify(execFile)('ps', ['-p', String(pid), '-o', 'comm='])).stdout
  return basename(name.trim()) === 'postgres'
}

/** A port that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  const server = createServer().on('error', reject)
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
  })
  return promise
}
