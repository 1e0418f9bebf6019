import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import type { FastifyInstance } from 'fastify'
import { addFirstAdministrator } from './access/first-administrator.ts'
import { buildApp } from './http/app.ts'
import { watchFolder } from './ingest/watch.ts'
import { workOnJobs } from './jobs/handlers.ts'
import { startWorkers } from './jobs/workers.ts'
import { toldOf } from './log.ts'
import { openSystem } from './open-system.ts'
import { lastWords } from './operation/last-words.ts'
import { addSampleData } from './sample/sample-data.ts'
import { readSettings, type Settings, StartProblem } from './settings.ts'
import { keepUp } from './upkeep.ts'
import { deliverWhenDue } from './webhooks/deliver.ts'
import { welcome } from './welcome.ts'

const ROOT = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))))

// Whoever is on the line waits out what clearing up costs: it is done seldom, and takes up to five times the room for that.
// To give memory back in between kept more of them waiting (docs/measuring.md).
setFlagsFromString('--no-memory-reducer')
// this thread has its reducer already: it is left none to do
setFlagsFromString('--memory-reducer-gc-count=0')
setFlagsFromString('--heap-growing-percent=400')

/** The server: opens everything, listens, starts its workers, and ends them with itself. */
async function main(): Promise<void> {
  const settings = readSettings(process.env, ROOT)
  const { system, databaseUrl, close } = await openSystem(settings, 'server')
  lastWords(system.log)
  if (settings.sample) await addSampleData(system)
  const first = await addFirstAdministrator(system.db)
  const app = await buildApp(system)
  const workers = startWorkers(settings, databaseUrl)
  const end = async () => {
    await app.close()
    await workers.stop()
    await close()
  }
  try {
    if (settings.workers === 0) await workOnJobs(system)
    keepUp(system)
    watchFolder(system)
    deliverWhenDue(system)
    const address = await listen(app, settings)
    console.log(await welcome(system, address, first))
    // whoever opens the standard is told what is wrong with it
    system.standards.readAhead().catch(() => undefined)
    // the first conversation need not wait for it either
    app.live.readAhead().catch(() => undefined)
  } catch (error) {
    await end()
    throw error
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void end().then(() => process.exit(0)))
  }
}

async function listen(app: FastifyInstance, { host, port }: Settings): Promise<string> {
  try {
    return await app.listen({ host, port })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE')
      throw new StartProblem(`端口 ${port} 已被占用：请停止占用它的程序，或用 LIANGYAN_PORT 换一个端口`)
    if (code === 'EACCES') throw new StartProblem(`无权监听端口 ${port}：请用 LIANGYAN_PORT 换一个 1024 以上的端口`)
    if (code === 'EADDRNOTAVAIL') throw new StartProblem(`本机没有地址 ${host}：请检查 LIANGYAN_HOST`)
    throw error
  }
}

main().catch((error: unknown) => {
  if (error instanceof StartProblem) console.error(`无法启动：${error.message}`)
  else console.error(toldOf(error))
  process.exit(2)
})
