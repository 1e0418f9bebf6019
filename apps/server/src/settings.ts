import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { type Endpoint, type EndpointFault, endpointOf } from '@liangyan/judge'
import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'

const ORIGIN = 'https?://(\\*\\.)?[A-Za-z0-9.-]+(:\\d{1,5})?'

/** What the environment sets. The table in docs/operation.md is made from here. */
export const ENVIRONMENT = Type.Object({
  DATABASE_URL: Type.Optional(
    Type.String({ pattern: '^postgres(ql)?://', description: '外部 PostgreSQL 的地址；不设则使用内置数据库' }),
  ),
  LIANGYAN_DATA: Type.Optional(Type.String({ minLength: 1, description: '数据目录：内置数据库、密钥文件、上传暂存' })),
  LIANGYAN_HOST: Type.Optional(Type.String({ minLength: 1, description: '监听地址，默认 127.0.0.1' })),
  LIANGYAN_PORT: Type.Optional(
    Type.String({ pattern: '^\\d{1,5}$', description: '监听端口，默认 7300；0 为任选空闲端口' }),
  ),
  LIANGYAN_URL: Type.Optional(
    Type.String({ pattern: '^https?://', description: '用户访问的地址；以 https 开头时会话 Cookie 只经加密连接发送' }),
  ),
  LIANGYAN_KEY: Type.Optional(
    Type.String({ description: '加密原始记录的密钥，base64 编码的 32 字节；不设则用数据目录中的密钥文件' }),
  ),
  LIANGYAN_WORKERS: Type.Optional(
    Type.String({ pattern: '^\\d{1,2}$', description: '质检工作进程数，默认 1；0 为在服务进程内执行' }),
  ),
  LIANGYAN_WATCH: Type.Optional(Type.String({ minLength: 1, description: '监视的目录：放入的会话文件自动导入' })),
  LIANGYAN_UPLOAD_MB: Type.Optional(
    Type.String({ pattern: '^[1-9]\\d{0,5}$', description: '上传文件的大小上限（MB），默认 1024' }),
  ),
  LIANGYAN_SAMPLE: Type.Optional(
    Type.Union([Type.Literal('on'), Type.Literal('off')], { description: '首次启动是否装入示例数据，默认 on' }),
  ),
  LIANGYAN_LOG: Type.Optional(
    Type.Union(
      ['debug', 'info', 'warn', 'error', 'silent'].map((level) => Type.Literal(level)),
      { description: '日志级别，默认 info' },
    ),
  ),
  LIANGYAN_PROXY: Type.Optional(
    Type.Union([Type.Literal('on'), Type.Literal('off')], {
      description: '前面有反向代理时设为 on，采信其转发的客户端地址',
    }),
  ),
  LIANGYAN_CHAT_ORIGINS: Type.Optional(
    Type.String({
      pattern: `^${ORIGIN}( ${ORIGIN})*$`,
      description: '哪些网站的网页可以嵌入在线客服，如 https://www.bank.example，多个以空格分隔',
    }),
  ),
  LIANGYAN_JUDGE_URL: Type.Optional(
    Type.String({
      minLength: 1,
      description: '语言模型的接口（兼容 OpenAI），如 http://10.0.0.5:8000/v1，用来改写会话小结；不设则不请求任何模型',
    }),
  ),
  LIANGYAN_JUDGE_MODEL: Type.Optional(
    Type.String({ minLength: 1, description: '语言模型的名称，与 LIANGYAN_JUDGE_URL 一起设' }),
  ),
  LIANGYAN_JUDGE_KEY: Type.Optional(Type.String({ description: '语言模型接口的密钥，接口不要密钥时不设' })),
  OIDC_ISSUER: Type.Optional(Type.String({ pattern: '^https?://', description: '单点登录（OIDC）的签发方地址' })),
  OIDC_CLIENT_ID: Type.Optional(Type.String({ minLength: 1, description: '单点登录的客户端标识' })),
  OIDC_CLIENT_SECRET: Type.Optional(Type.String({ minLength: 1, description: '单点登录的客户端密钥' })),
  OIDC_TITLE: Type.Optional(Type.String({ minLength: 1, description: '登录页上单点登录按钮的文字，默认“单点登录”' })),
})

export interface Settings {
  /** Absent: the embedded database. */
  readonly databaseUrl?: string
  readonly data: string
  readonly host: string
  readonly port: number
  /** Where people reach it; absent until the port is known. */
  readonly url?: string
  readonly key?: string
  readonly workers: number
  readonly watch?: string
  /** The largest file that can be uploaded, in bytes. */
  readonly largestUpload: number
  readonly sample: boolean
  readonly log: string
  readonly proxy: boolean
  /** Origins whose pages may show the customers' chat within themselves. */
  readonly chatOrigins: readonly string[]
  /** The language model that puts summaries into better words; absent: none is asked. */
  readonly model?: Endpoint
  readonly oidc?: {
    readonly issuer: string
    readonly clientId: string
    readonly clientSecret?: string
    readonly title: string
  }
}

/** Something in the way of starting, in one line with the way out. */
export class StartProblem extends Error {}

/** Reads the environment; throws a `StartProblem` that names the first variable that is not as it must be. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>, root: string): Settings {
  const known = Object.fromEntries(
    Object.keys(ENVIRONMENT.properties).flatMap((name) =>
      environment[name] === undefined || environment[name] === '' ? [] : [[name, environment[name]]],
    ),
  )
  const [mistake] = Value.Errors(ENVIRONMENT, known)
  if (mistake) {
    const name = mistake.instancePath.slice(1)
    const meaning = (ENVIRONMENT.properties as Record<string, { description?: string }>)[name]?.description ?? ''
    throw new StartProblem(`环境变量 ${name} 的值不可用：${known[name]}（${meaning}）`)
  }
  const given = known as Static<typeof ENVIRONMENT>
  const port = Number(given.LIANGYAN_PORT ?? 7300)
  if (port > 65_535) throw new StartProblem(`环境变量 LIANGYAN_PORT 的值不可用：${port}（端口不超过 65535）`)
  return {
    ...(given.DATABASE_URL !== undefined && { databaseUrl: given.DATABASE_URL }),
    data: given.LIANGYAN_DATA ?? join(root, 'data'),
    host: given.LIANGYAN_HOST ?? '127.0.0.1',
    port,
    ...(given.LIANGYAN_URL !== undefined && { url: given.LIANGYAN_URL.replace(/\/$/, '') }),
    ...(given.LIANGYAN_KEY !== undefined && { key: given.LIANGYAN_KEY }),
    workers: Number(given.LIANGYAN_WORKERS ?? 1),
    ...(given.LIANGYAN_WATCH !== undefined && { watch: given.LIANGYAN_WATCH }),
    largestUpload: Number(given.LIANGYAN_UPLOAD_MB ?? 1024) * 1024 ** 2,
    sample: given.LIANGYAN_SAMPLE !== 'off',
    log: given.LIANGYAN_LOG ?? 'info',
    proxy: given.LIANGYAN_PROXY === 'on',
    chatOrigins: given.LIANGYAN_CHAT_ORIGINS?.split(' ') ?? [],
    ...languageModel(given),
    ...singleSignOn(given),
  }
}

/** The key alone is that of the command line. */
function languageModel(given: Static<typeof ENVIRONMENT>): Pick<Settings, 'model'> {
  const { LIANGYAN_JUDGE_URL: url, LIANGYAN_JUDGE_MODEL: model, LIANGYAN_JUDGE_KEY: key } = given
  if (url === undefined && model === undefined) return {}
  if (url === undefined) throw new StartProblem('已设 LIANGYAN_JUDGE_MODEL，还须设 LIANGYAN_JUDGE_URL 才能请求语言模型')
  const endpoint = endpointOf({ url, model, key })
  if (typeof endpoint === 'object') return { model: endpoint }
  const faults: Record<EndpointFault, string> = {
    url: '环境变量 LIANGYAN_JUDGE_URL 的值不可用：应为网址，如 http://10.0.0.5:8000/v1',
    credentials: '环境变量 LIANGYAN_JUDGE_URL 的值不可用：网址里不能写用户名和密码，密钥请写在 LIANGYAN_JUDGE_KEY 里',
    model: '已设 LIANGYAN_JUDGE_URL，还须设 LIANGYAN_JUDGE_MODEL（语言模型的名称）',
    key: '环境变量 LIANGYAN_JUDGE_KEY 的值不可用：含有密钥不会有的字符',
  }
  throw new StartProblem(faults[endpoint])
}

function singleSignOn(given: Static<typeof ENVIRONMENT>): Pick<Settings, 'oidc'> {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret, OIDC_TITLE: title } = given
  if (issuer === undefined && clientId === undefined) return {}
  if (issuer === undefined) throw new StartProblem('已设 OIDC_CLIENT_ID，还须设 OIDC_ISSUER 才能启用单点登录')
  if (clientId === undefined) throw new StartProblem('已设 OIDC_ISSUER，还须设 OIDC_CLIENT_ID 才能启用单点登录')
  if (given.LIANGYAN_URL === undefined)
    throw new StartProblem('已设 OIDC_ISSUER，还须设 LIANGYAN_URL（用户访问的地址），单点登录才知道回到哪里')
  if (!isSafe(new URL(issuer)))
    throw new StartProblem('环境变量 OIDC_ISSUER 的值不可用：签发方须以 https 开头，否则登录可被冒充（本机测试除外）')
  return {
    oidc: { issuer, clientId, ...(clientSecret !== undefined && { clientSecret }), title: title ?? '单点登录' },
  }
}

/** Who can change what travels unencrypted can sign in as anybody. */
const isSafe = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname)

/** A secret nobody could guess, safe in headers and addresses. */
export const newSecret = (): string => randomBytes(32).toString('base64url')
