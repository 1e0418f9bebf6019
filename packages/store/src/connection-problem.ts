import { escapeIdentifier } from 'pg'
import { createDatabase } from './create-database.ts'
import { DatabaseProblem, type DatabaseProblemKind } from './problem.ts'

/** Where and as whom a connection was tried. */
export interface Target {
  readonly host: string
  readonly port: number
  readonly database?: string | undefined
  readonly user?: string | undefined
}

type Meaning = [kind: DatabaseProblemKind, says: (target: Target) => string]

const at = ({ host, port }: Target) => `${host}:${port}`
const role = ({ user = '' }: Target) => escapeIdentifier(user)
const name = ({ database = '' }: Target) => escapeIdentifier(database)

const UNANSWERED: Meaning = [
  'unreachable',
  (t) => `连不上数据库 ${at(t)}（没有回应）：请核对地址，并让管理员在防火墙上放行 ${t.port} 端口`,
]

const UNTRUSTED: Meaning = [
  'unreachable',
  (t) =>
    `数据库 ${at(t)} 的 TLS 证书不被信任：请在 DATABASE_URL 后加 ?sslmode=verify-full&sslrootcert=/路径/ca.pem，指向签发它的 CA 证书`,
]

/** By the server's code (https://www.postgresql.org/docs/current/errcodes-appendix.html) or the system's. */
const BY_CODE: Record<string, Meaning> = {
  ENOTFOUND: ['unreachable', (t) => `找不到数据库主机 ${t.host}：请核对 DATABASE_URL 里的主机名和本机的 DNS`],
  EAI_AGAIN: [
    'unreachable',
    (t) => `暂时解析不了数据库主机名 ${t.host}：请检查本机的 DNS，或在 DATABASE_URL 里写 IP 地址`,
  ],
  ECONNREFUSED: [
    'unreachable',
    (t) =>
      `${at(t)} 没有数据库在监听：请核对 DATABASE_URL 里的主机和端口，并确认 PostgreSQL 已启动、listen_addresses 包含该地址`,
  ],
  EHOSTUNREACH: UNANSWERED,
  ENETUNREACH: UNANSWERED,
  ETIMEDOUT: UNANSWERED,
  ECONNRESET: ['unreachable', (t) => `${at(t)} 断开了连接：请确认那里是 PostgreSQL，且中间没有防火墙或代理拦截`],
  SELF_SIGNED_CERT_IN_CHAIN: UNTRUSTED,
  DEPTH_ZERO_SELF_SIGNED_CERT: UNTRUSTED,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNTRUSTED,
  '28P01': [
    'refused',
    (t) =>
      `数据库 ${at(t)} 不接受用户 ${t.user} 的口令：请核对 DATABASE_URL；要重设口令，请让管理员运行 ALTER ROLE ${role(t)} PASSWORD '新口令';`,
  ],
  '28000': [
    'refused',
    (t) =>
      `数据库 ${at(t)} 不让用户 ${t.user} 从本机登录：请让管理员确认该用户存在（CREATE ROLE ${role(t)} LOGIN PASSWORD '口令';），并在 pg_hba.conf 里加 host ${t.database} ${t.user} 本机地址/32 scram-sha-256`,
  ],
  '3D000': [
    'refused',
    (t) =>
      `数据库服务器 ${at(t)} 上没有库 ${t.database}：请让管理员运行 ${createDatabase(t.database ?? '', t.user ?? '')}`,
  ],
  '42501': [
    'rights',
    (t) =>
      `用户 ${t.user} 无权连接数据库 ${at(t)}/${t.database}：请让管理员运行 GRANT CONNECT ON DATABASE ${name(t)} TO ${role(t)};`,
  ],
  '53300': [
    'busy',
    (t) => `数据库 ${at(t)} 的连接已用完：请稍后再试，或让管理员调大 max_connections（以及该用户的 CONNECTION LIMIT）`,
  ],
  '57P03': ['busy', (t) => `数据库 ${at(t)} 正在启动或停止，暂不接受连接：请稍后再试`],
}

/** Where there is no code. */
const BY_WORDS: [RegExp, Meaning][] = [
  [/timeout/, UNANSWERED],
  [
    /password must be a/,
    [
      'refused',
      (t) =>
        `DATABASE_URL 里没有用户 ${t.user} 的口令，数据库 ${at(t)} 要求口令：请写成 postgres://用户:口令@主机:端口/库名`,
    ],
  ],
  [
    /does not support SSL/,
    [
      'unreachable',
      (t) => `数据库 ${at(t)} 没有启用 TLS：请让管理员启用（ssl = on），或从 DATABASE_URL 里去掉 sslmode`,
    ],
  ],
  [
    /terminated unexpectedly|unexpected message|Unknown authenticationOk/i,
    ['unreachable', (t) => `${at(t)} 没有按 PostgreSQL 的方式回答：请核对端口，那里可能是别的程序`],
  ],
]

/** Why no connection came about, and what to do about it. */
export function connectionProblem(error: unknown, target: Target): DatabaseProblem {
  const { code = '', message } = error as Error & { code?: string }
  const [kind, says] = BY_CODE[code] ??
    BY_WORDS.find(([pattern]) => pattern.test(message))?.[1] ?? [
      'unreachable',
      (t: Target) => `连不上数据库 ${at(t)}：${message}`,
    ]
  return new DatabaseProblem(kind, says(target).replaceAll('\n', ' '), { cause: error })
}
