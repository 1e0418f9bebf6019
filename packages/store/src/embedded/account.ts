import { lchown, readFile, stat } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { DatabaseProblem } from '../problem.ts'

/** As whom a program runs. */
export interface Account {
  readonly uid: number
  readonly gid: number
}

/** Neither systemd's dynamic users nor packages take these; Debian calls them reserved. */
const SERVER_IDS = { from: 65520, to: 65533 }

/**
 * As whom the server is to run; undefined for whoever runs this process. PostgreSQL refuses root, so root takes the
 * owner of the data directory or, at first start, an id that no user has: no one else's program reads its files then,
 * and no user need be made.
 */
export async function serverAccount(data: string | undefined): Promise<Account | undefined> {
  if (process.geteuid?.() !== 0) return undefined
  if (data !== undefined) {
    const { uid, gid } = await stat(data)
    if (uid !== 0) return { uid, gid }
  }
  const taken = new Set((await users()).map(({ uid }) => uid))
  for (let id = SERVER_IDS.to; id >= SERVER_IDS.from; id--) if (!taken.has(id)) return { uid: id, gid: id }
  throw new DatabaseProblem(
    'no-permission',
    '找不到可以运行 PostgreSQL 的空闲用户编号（65520–65533）：请以普通用户运行本程序',
  )
}

/**
 * As whom the data directory is made: initdb, other than the server, insists on a user with a name.
 * Undefined for whoever runs this process.
 */
export async function founderAccount(): Promise<Account | undefined> {
  if (process.geteuid === undefined) return undefined
  if (process.geteuid() !== 0) {
    requireName(process.geteuid())
    return undefined
  }
  const named = (await users()).filter(({ uid }) => uid > 0 && uid < 2 ** 31)
  const founder = named.find(({ name }) => name === 'nobody') ?? named[0]
  if (founder) return founder
  throw new DatabaseProblem(
    'no-permission',
    '/etc/passwd 里除 root 外没有任何用户，PostgreSQL 不能以 root 身份建立数据目录：请加一个用户（useradd nobody），或用 DATABASE_URL 指定已有的 PostgreSQL',
  )
}

/** Gives a file or folder to the account; links are not followed. */
export async function give(path: string, account: Account): Promise<void> {
  await lchown(path, account.uid, account.gid).catch((cause: NodeJS.ErrnoException) => {
    throw ['EPERM', 'EINVAL'].includes(cause.code ?? '') ? cannotBecome(account, cause) : cause
  })
}

/** Containers may keep root from being anyone else. */
export function cannotBecome({ uid }: Account, cause: Error): DatabaseProblem {
  const says = `PostgreSQL 不能以 root 身份运行，而此环境不允许改用其他用户（uid ${uid}）：请以普通用户运行本程序，或用 DATABASE_URL 指定已有的 PostgreSQL`
  return new DatabaseProblem('no-permission', says, { cause })
}

function requireName(uid: number): void {
  try {
    userInfo()
  } catch (cause) {
    throw new DatabaseProblem(
      'no-permission',
      `当前用户（uid ${uid}）在 /etc/passwd 里没有登记，PostgreSQL 不肯建立数据目录：请换一个登记过的用户，或用 DATABASE_URL 指定已有的 PostgreSQL`,
      { cause },
    )
  }
}

async function users(): Promise<(Account & { name: string })[]> {
  const lines = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n')
  return lines
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4)
    .map(([name, , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
}
