import { spawn } from 'node:child_process'
import type { Client } from 'pg'
import type { Account } from './account.ts'
import { identity } from './run.ts'

/** Any number: the lock that the server's owner holds. */
const OWNERS_LOCK = 720_410

/**
 * Makes this process the server's owner, the one that stops it, unless another living process is. The claim is a lock
 * held by the connection: the kernel closes that, however the owner ends.
 */
export async function claim(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ claimed: boolean }>('select pg_try_advisory_lock($1) as claimed', [OWNERS_LOCK])
  return rows[0].claimed
}

/**
 * Has the server stop when this process ends, even by kill -9: a shell waits for the end of a pipe that only this
 * process holds. Returns how to dismiss it.
 */
export function stopWithThisProcess(pid: number, account: Account | undefined): () => void {
  if (process.platform === 'win32') return () => undefined
  const watcher = spawn('/bin/sh', ['-c', 'read -r line; kill -INT "$1"', 'sh', String(pid)], {
    ...identity(account),
    cwd: '/',
    env: {},
    // In its own process group, Ctrl-C in a terminal does not reach it: this process decides what is stopped when.
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  watcher.on('error', () => undefined)
  watcher.unref()
  const pipe = watcher.stdin as unknown as { unref(): void }
  pipe.unref()
  return () => watcher.kill('SIGKILL')
}
