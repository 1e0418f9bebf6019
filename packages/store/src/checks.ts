import { Client, type Pool, type PoolClient, escapeIdentifier } from 'pg'
import { connectionProblem } from './connection-problem.ts'
import { createDatabase } from './create-database.ts'
import { DatabaseProblem, type DatabaseProblemKind } from './problem.ts'

/** The oldest PostgreSQL that the queries run on. */
const OLDEST = 14

export interface DatabaseFacts {
  /** Such as 18.4. */
  readonly version: string
}

/** What is asked of every database at once. */
interface Findings {
  version: string
  number: number
  standby: boolean
  database: string
  role: string
  ctype: string
  schema: string | null
  mayCreateSchemas: boolean
  mayCreateTables: boolean | null
  trigramsAvailable: boolean
  trigramsCreated: boolean
}

const QUESTIONS = `
  select current_setting('server_version') as version,
    current_setting('server_version_num')::int as number,
    pg_is_in_recovery() or current_setting('transaction_read_only')::bool as standby,
    current_database() as database,
    current_user as role,
    datctype as ctype,
    current_schema() as schema,
    has_database_privilege(current_database(), 'CREATE') as "mayCreateSchemas",
    has_schema_privilege(current_schema(), 'CREATE') as "mayCreateTables",
    exists (select from pg_available_extensions where name = 'pg_trgm') as "trigramsAvailable",
    exists (select from pg_extension where extname = 'pg_trgm') as "trigramsCreated"
  from pg_database where datname = current_database()`

/**
 * Is the database fit for us? Throws DatabaseProblem with the first thing that is not; leaves nothing behind in the
 * database.
 */
export async function checkDatabase(pool: Pool): Promise<DatabaseFacts> {
  const client = await pool.connect().catch((cause: unknown) => {
    throw connectionProblem(cause, new Client(pool.options))
  })
  try {
    await requireUtf8(client)
    const { rows } = await client.query<Findings>(QUESTIONS)
    judge(rows[0], `${client.host}:${client.port}/${rows[0].database}`)
    await tryTrigrams(client, rows[0]).catch(async (error: unknown) => {
      if (!isJustMade(error)) throw error
      await tryTrigrams(client, { ...rows[0], trigramsCreated: true })
    })
    return { version: rows[0].version }
  } finally {
    client.release()
  }
}

function judge(found: Findings, where: string): void {
  requireVersion(found, where)
  if (found.standby) {
    throw new DatabaseProblem('rights', `数据库 ${where} 是只读的（备库或设了只读）：请把 DATABASE_URL 指向主库`)
  }
  requireChinese(found, where)
  requireRights(found, where)
  if (found.trigramsAvailable || found.trigramsCreated) return
  throw new DatabaseProblem(
    'extension',
    `数据库 ${where} 所在的服务器没有扩展 pg_trgm：请让管理员安装 PostgreSQL ${Math.floor(found.number / 10_000)} 的 contrib 软件包（如 postgresql-contrib），再运行 CREATE EXTENSION pg_trgm;`,
  )
}

/** For tests, which have no server as old as that, a function of its own. */
export function requireVersion({ number, version }: { number: number; version: string }, where: string): void {
  if (number >= OLDEST * 10_000) return
  throw new DatabaseProblem('version', `数据库 ${where} 是 PostgreSQL ${version}，至少要 ${OLDEST}：请升级数据库服务器`)
}

/** On its own and first: in another encoding even the names of databases and roles may be beyond reading. */
async function requireUtf8(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ server_encoding: string }>('show server_encoding')
  const encoding = rows[0].server_encoding
  if (encoding === 'UTF8') return
  const { host, port, database = '', user = '' } = client
  throw unfit('encoding', `${host}:${port}/${database}`, `的编码是 ${encoding}，须为 UTF8`, database, user)
}

function requireChinese({ ctype, database, role }: Findings, where: string): void {
  if (!['C', 'POSIX'].includes(ctype)) return
  const fault = `的 lc_ctype 是 ${ctype}，中文将检索不到（且不报错），须为 UTF-8 的区域设置`
  throw unfit('locale', where, fault, database, role)
}

function unfit(
  kind: DatabaseProblemKind,
  where: string,
  fault: string,
  database: string,
  role: string,
): DatabaseProblem {
  const mend = createDatabase(`${database}_utf8`, role)
  return new DatabaseProblem(kind, `数据库 ${where} ${fault}；建库后不能更改，请让管理员另建一个库：${mend}`)
}

function requireRights(found: Findings, where: string): void {
  const [database, role] = [escapeIdentifier(found.database), escapeIdentifier(found.role)]
  if (!found.mayCreateSchemas) {
    const mend = `GRANT CREATE ON DATABASE ${database} TO ${role};`
    throw new DatabaseProblem('rights', `用户 ${found.role} 不能在数据库 ${where} 里建模式：请让管理员运行 ${mend}`)
  }
  if (found.schema === null) {
    const mend = `CREATE SCHEMA public AUTHORIZATION ${role};`
    const says = `数据库 ${where} 里没有 search_path 指到的模式：请让管理员在该库里运行 ${mend}`
    throw new DatabaseProblem('rights', says)
  }
  if (!found.mayCreateTables) {
    const mend = `GRANT USAGE, CREATE ON SCHEMA ${escapeIdentifier(found.schema)} TO ${role};`
    const says = `用户 ${found.role} 不能在数据库 ${where} 的模式 ${found.schema} 里建表：请让管理员在该库里运行 ${mend}`
    throw new DatabaseProblem('rights', says)
  }
}

/** Makes the extension, unless it is there, and asks it for Chinese; then takes everything back. */
async function tryTrigrams(client: PoolClient, found: Findings): Promise<void> {
  const where = `${client.host}:${client.port}/${found.database}`
  await client.query('begin')
  try {
    if (!found.trigramsCreated) await client.query('create extension pg_trgm')
    const { rows } = await client.query<{ found: number }>("select cardinality(show_trgm('耐心等待')) as found")
    if (rows[0].found > 0) return
    throw unfit(
      'locale',
      where,
      `的区域设置（lc_ctype ${found.ctype}）不认得中文，中文将检索不到`,
      found.database,
      found.role,
    )
  } catch (cause) {
    throw trigramProblem(cause as Error & { code?: string }, found, where)
  } finally {
    await client.query('rollback')
  }
}

/** Another process made the extension at the same time. */
function isJustMade(error: unknown): boolean {
  return ['23505', '42710'].includes((error as { code?: string }).code ?? '')
}

function trigramProblem(cause: Error & { code?: string }, { role, schema }: Findings, where: string): unknown {
  if (cause instanceof DatabaseProblem || isJustMade(cause)) return cause
  const options = { cause }
  if (cause.code === '42501') {
    const says = `用户 ${role} 不能在数据库 ${where} 里建扩展 pg_trgm：请让管理员（超级用户）在该库里运行 CREATE EXTENSION pg_trgm;`
    return new DatabaseProblem('extension', says, options)
  }
  if (cause.code === '42883') {
    const mend = `ALTER EXTENSION pg_trgm SET SCHEMA ${escapeIdentifier(schema ?? 'public')};`
    const says = `数据库 ${where} 的扩展 pg_trgm 不在用户 ${role} 的 search_path 里：请让管理员在该库里运行 ${mend}`
    return new DatabaseProblem('extension', says, options)
  }
  return new DatabaseProblem('extension', `数据库 ${where} 的扩展 pg_trgm 用不了：${cause.message}`, options)
}
