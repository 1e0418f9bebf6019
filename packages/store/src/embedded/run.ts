import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { DatabaseProblem } from '../problem.ts'
import { type Account, cannotBecome } from './account.ts'

/** A program's exit: its code (null after a signal) and what it wrote to both outputs, where they were not redirected. */
export interface Outcome {
  readonly code: number | null
  readonly words: string
}

/**
 * Runs a PostgreSQL program as the account. It gets only a small environment: PGDATA and the like must not redirect it,
 * and our secrets are none of its business.
 */
export async function run(
  program: string,
  args: readonly string[],
  account: Account | undefined,
  { stdio = 'pipe', input = '' }: { stdio?: SpawnOptions['stdio']; input?: string } = {},
): Promise<Outcome> {
  try {
    // The account need not be allowed to see the folder this process stands in.
    const child = spawn(program, args, { ...identity(account), cwd: '/', env: environment(), stdio })
    return await outcome(child, input)
  } catch (cause) {
    throw startProblem(cause as NodeJS.ErrnoException, program, account)
  }
}

async function outcome(child: ChildProcess, input: string): Promise<Outcome> {
  const { promise, resolve, reject } = Promise.withResolvers<Outcome>()
  let words = ''
  const listen = (chunk: Buffer) => (words += chunk.toString())
  child.stdout?.on('data', listen)
  child.stderr?.on('data', listen)
  child.stdin?.on('error', () => undefined).end(input)
  child.on('error', reject)
  child.on('close', (code) => resolve({ code, words }))
  return promise
}

/** For `spawn`: an account without further groups, or nothing. */
export function identity(account: Account | undefined): Partial<Account> {
  return account ? { uid: account.uid, gid: account.gid } : {}
}

/** Messages in English, so that they can be told apart. */
function environment(): NodeJS.ProcessEnv {
  const { PATH, TZ, SystemRoot } = process.env
  const kept = { PATH, TZ, SystemRoot, LANG: 'C', LC_MESSAGES: 'C' }
  return Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined))
}

function startProblem(cause: NodeJS.ErrnoException, program: string, account: Account | undefined): DatabaseProblem {
  if (account && ['EPERM', 'EINVAL'].includes(cause.code ?? '')) return cannotBecome(account, cause)
  const says = `无法运行 ${program}（${cause.code ?? cause.message}）：请检查文件权限、所在磁盘是否以 noexec 挂载，并重新运行 npm ci`
  return new DatabaseProblem('no-program', says, { cause })
}
