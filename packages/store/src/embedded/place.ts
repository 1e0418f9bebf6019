import { chmod, lstat, mkdir, mkdtemp, readdir, realpath, rm, stat, symlink } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { DatabaseProblem } from '../problem.ts'
import { type Account, serverAccount } from './account.ts'
import { createCluster, giveAll, requireVersion, resetPassword } from './cluster.ts'
import { makeHome, SYSTEM_HOME } from './home.ts'
import type { EmbeddedOptions } from './options.ts'
import type { Password } from './password.ts'
import { findPostmaster } from './postmaster.ts'
import { type Programs, findPrograms } from './programs.ts'
import { obstacle } from './reach.ts'

/** Everything that belongs to one embedded server. */
export interface Place {
  readonly folder: string
  /** The real path of the data directory. */
  readonly data: string
  readonly log: string
  readonly programs: Programs
  readonly account: Account | undefined
}

/**
 * Finds, or makes at first, what the server needs. `folder/data` is the data directory; where the server's account
 * cannot get at the folder (root's home), it is a link to a directory below `home`, and `say` is told.
 */
export async function preparePlace(
  folder: string,
  password: Password,
  { home = SYSTEM_HOME, say = () => undefined, programs: own }: EmbeddedOptions,
): Promise<Place> {
  const link = join(folder, 'data')
  const log = join(folder, 'server.log')
  const found = await existingData(link)
  const account = await serverAccount(found)
  const programs = await findPrograms(account, home, own)
  if (found === undefined) {
    const data = await firstData(link, home, account, say, (at) => createCluster(programs, at, password.text, account))
    return { folder, data, log, programs, account }
  }
  await requireVersion(found, programs)
  await requireWay(found, account)
  if (password.isNew && !(await findPostmaster(found))) await resetPassword(programs, found, password.text, account)
  return { folder, data: found, log, programs, account }
}

/** The folder itself; root's server runs as another user, who must be let through it. */
export async function makeFolder(folder: string): Promise<string> {
  const path = resolve(folder)
  await mkdir(path, { recursive: true })
  if (process.geteuid?.() === 0) await chmod(path, (await stat(path)).mode | 0o011)
  return realpath(path)
}

async function existingData(link: string): Promise<string | undefined> {
  const entry = await lstat(link).catch(() => undefined)
  if (entry === undefined) return undefined
  const data = await realpath(link).catch((cause: unknown) => {
    const says = `数据目录不见了：${link} 指向的目录已不存在。请从备份恢复它；若要从空库重新开始，请删除这个链接`
    throw new DatabaseProblem('other', says, { cause })
  })
  const names = await readdir(data)
  return names.length > 0 ? data : undefined
}

async function firstData(
  link: string,
  home: string,
  account: Account | undefined,
  say: (line: string) => void,
  create: (data: string) => Promise<void>,
): Promise<string> {
  const closed = await obstacle(dirname(link), account)
  if (closed === undefined) {
    await create(link)
    return link
  }
  await makeHome(home)
  const around = await mkdtemp(join(home, 'data-'))
  await chmod(around, 0o711)
  const data = join(around, 'data')
  try {
    await create(data)
    await symlink(data, link)
  } catch (error) {
    await rm(around, { recursive: true, force: true })
    throw error
  }
  say(
    `数据库的数据放在 ${data}（${link} 是指向它的链接）：PostgreSQL 不能以 root 身份运行，而运行它的用户进不了 ${closed}`,
  )
  return data
}

/** Data that came back from a backup, or were moved, may belong to root or lie where the server cannot get at them. */
async function requireWay(data: string, account: Account | undefined): Promise<void> {
  if (account && (await stat(data)).uid === 0) await giveAll(data, account)
  const closed = await obstacle(data, account)
  if (closed === undefined) return
  throw new DatabaseProblem(
    'no-permission',
    `运行 PostgreSQL 的用户（uid ${account?.uid}）进不了 ${closed}：请运行 chmod o+x ${closed}，或把数据文件夹移到别处`,
  )
}
