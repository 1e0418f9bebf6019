import { Pool } from 'pg'
import { DatabaseProblem } from './problem.ts'

export type { Pool }

export interface ConnectOptions {
  /** Connections at most. A server of a hundred feeds ten such processes. */
  readonly connections?: number
  /** Milliseconds after which the server gives up a statement; 0 for never. */
  readonly statementTimeout?: number
  /** How the server's administrator sees us. */
  readonly name?: string
  /** Told of connections that broke while no one used them; the pool replaces them by itself. */
  readonly onError?: (error: Error) => void
}

/** A pool for the address; nothing is connected yet. Throws DatabaseProblem where it is no such address. */
export function connect(url: string, options: ConnectOptions = {}): Pool {
  const { connections = 8, statementTimeout = 60_000, name = 'liangyan', onError = () => undefined } = options
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url)) {
    throw new DatabaseProblem(
      'unreachable',
      'DATABASE_URL 不是 PostgreSQL 地址：请写成 postgres://用户:口令@主机:5432/库名（口令里的特殊字符须用 % 编码）',
    )
  }
  const pool = new Pool({
    connectionString: url,
    max: connections,
    application_name: name,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    statement_timeout: statementTimeout,
    // A process that hangs in the middle of a transaction must not hold up the others' locks for ever.
    idle_in_transaction_session_timeout: 120_000,
  })
  pool.on('error', onError)
  return pool
}
