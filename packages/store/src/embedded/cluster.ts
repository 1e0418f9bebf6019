import { appendFile, chmod, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Client } from 'pg'
import { DatabaseProblem } from '../problem.ts'
import { type Account, founderAccount, give } from './account.ts'
import { serverProblem } from './failures.ts'
import type { Programs } from './programs.ts'
import { run } from './run.ts'
import { settingsFile } from './settings.ts'

/** Role that owns everything in the server. Its password lies in a file beside the data. */
export const SUPERUSER = 'postgres'

/** Role of the application and the database that it owns. Its password is the same. */
export const APPLICATION = 'liangyan'

/** Any number: one process at a time makes the application's role and database. */
const FOUNDING_LOCK = 720_409

const SETTINGS = 'liangyan.conf'

/** pg_trgm knows Chinese characters only by such a locale; which ones a machine has differs. */
const CHARACTER_LOCALES = ['C.UTF-8', 'en_US.UTF-8', 'zh_CN.UTF-8']

/**
 * Makes the data directory, whole or not at all; where another process was quicker, that one's stands.
 * Sorting goes by code point, which no update of the operating system can change under an index.
 */
export async function createCluster(
  programs: Programs,
  data: string,
  password: string,
  server: Account | undefined,
): Promise<void> {
  const founder = await founderAccount()
  const draft = await mkdtemp(`${data}.new-`)
  const passwordFile = `${draft}.password`
  try {
    await writeFile(passwordFile, password, { mode: 0o600 })
    if (founder) for (const path of [draft, passwordFile]) await give(path, founder)
    await initialise(programs, draft, passwordFile, founder)
    await appendFile(join(draft, 'postgresql.conf'), `\ninclude_if_exists = '${SETTINGS}'\n`)
    if (server) await giveAll(draft, server)
    await rename(draft, data)
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  } finally {
    await rm(draft, { recursive: true, force: true })
    await rm(passwordFile, { force: true })
  }
}

async function initialise(
  programs: Programs,
  draft: string,
  passwordFile: string,
  founder: Account | undefined,
): Promise<void> {
  const fixed = ['--pgdata', draft, '--username', SUPERUSER, '--pwfile', passwordFile, '--auth=scram-sha-256']
  const text = ['--encoding=UTF8', '--lc-collate=C', '--lc-messages=C', '--lc-monetary=C', '--lc-numeric=C']
  for (const locale of CHARACTER_LOCALES) {
    const forms = [`--lc-ctype=${locale}`, `--lc-time=C`, '--text-search-config=simple']
    const { code, words } = await run(programs.initdb, [...fixed, ...text, ...forms], founder)
    if (code === 0) return
    if (!/invalid locale name|locale name .* is not valid/.test(words)) throw serverProblem(words, draft)
  }
  throw new DatabaseProblem(
    'locale',
    `本机没有 UTF-8 的区域设置（${CHARACTER_LOCALES.join('、')} 都没有），数据库里的中文将无法检索：请先运行 localedef -i zh_CN -f UTF-8 zh_CN.UTF-8`,
  )
}

/** Gives the directory and all in it to the account. */
export async function giveAll(directory: string, account: Account): Promise<void> {
  for (const name of await readdir(directory, { recursive: true })) await give(join(directory, name), account)
  await give(directory, account)
}

/** Throws where the data were made by another major version of PostgreSQL, or are no such data. */
export async function requireVersion(data: string, { version }: Programs): Promise<void> {
  const found = (await readFile(join(data, 'PG_VERSION'), 'utf8').catch(() => '')).trim()
  if (found === version) return
  const says =
    found === ''
      ? `${data} 不是 PostgreSQL 数据目录：请移走它，或另选一个文件夹`
      : `${data} 由 PostgreSQL ${found} 建立，本程序带的是 ${version}：请用原来的版本 pg_dump 导出，移走该目录，再导入`
  throw new DatabaseProblem('version', says)
}

export async function writeSettings(data: string, account: Account | undefined): Promise<void> {
  const file = join(data, SETTINGS)
  await writeFile(file, settingsFile())
  await chmod(file, 0o600)
  if (account) await give(file, account)
}

/** Gives both roles the password, without the old one: for a server that does not run and whose password was lost. */
export async function resetPassword(
  programs: Programs,
  data: string,
  password: string,
  account: Account | undefined,
): Promise<void> {
  const statements = [SUPERUSER, APPLICATION].map((role) => `ALTER ROLE ${role} PASSWORD '${password}'\n`)
  const args = ['--single', '-j', '-D', data, 'postgres']
  const founder = await founderAccount()
  if (founder) await giveAll(data, founder)
  const { code, words } = await run(programs.postgres, args, founder, { input: statements.join(';\n\n') })
  if (account) await giveAll(data, account)
  if (code !== 0) throw serverProblem(words, data)
}

/** Makes the application's role and database where they are not there yet. */
export async function ensureApplication(client: Client, password: string): Promise<void> {
  await client.query('select pg_advisory_lock($1)', [FOUNDING_LOCK])
  try {
    const role = await client.query('select from pg_roles where rolname = $1', [APPLICATION])
    if (role.rowCount === 0) await client.query(`CREATE ROLE ${APPLICATION} LOGIN PASSWORD '${password}'`)
    const database = await client.query('select from pg_database where datname = $1', [APPLICATION])
    if (database.rowCount === 0) await client.query(`CREATE DATABASE ${APPLICATION} OWNER ${APPLICATION}`)
  } finally {
    await client.query('select pg_advisory_unlock($1)', [FOUNDING_LOCK])
  }
}
