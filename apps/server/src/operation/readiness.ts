import { isMigrated, versionInForce } from '@liangyan/store'
import { Refused } from '../http/refused.ts'
import type { System } from '../system.ts'

/** So long the database may take to answer, in milliseconds. */
const PATIENCE = 3_000

/** The number of the standard in force, if the server can work; throws `Refused` with what it lacks. */
export async function readiness({ db }: Pick<System, 'db'>): Promise<number> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new Error('late')), PATIENCE)
  try {
    const [migrated, version] = await Promise.race([asked(db), late.promise])
    if (!migrated) throw notReady('数据库结构与程序版本不符，请重新启动服务')
    if (!version) throw notReady('没有已发布的规范版本')
    return version.number ?? 0
  } catch (error) {
    throw error instanceof Refused ? error : notReady('数据库无法连接')
  } finally {
    clearTimeout(timer)
  }
}

async function asked(db: System['db']) {
  return [await isMigrated(db), await versionInForce(db)] as const
}

const notReady = (message: string): Refused => new Refused(503, 'not-ready', message)
