import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { addFirstAdministrator } from './access/first-administrator.ts'
import { buildApp } from './http/app.ts'
import { watchFolder } from './ingest/watch.ts'
import { workOnJobs } from './jobs/handlers.ts'
import { startWorkers } from './jobs/workers.ts'
import { openSystem } from './open-system.ts'
import { addSampleData } from './sample/sample-data.ts'
import { readSettings, StartProblem } from './settings.ts'
import { keepUp } from './upkeep.ts'
import { deliverWhenDue } from './webhooks/deliver.ts'
import { welcome } from './welcome.ts'

const ROOT = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))))

/** The server: opens everything, listens, starts its workers, and ends them with itself. */
async function main(): Promise<void> {
  const settings = readSettings(process.env, ROOT)
  const { system, databaseUrl, close } = await openSystem(settings, 'server')
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
    const address = await app.listen({ host: settings.host, port: settings.port })
    console.log(await welcome(system, address, first))
  } catch (error) {
    await end()
    throw error
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void end().then(() => process.exit(0)))
  }
}

main().catch((error: unknown) => {
  if (error instanceof StartProblem) console.error(`无法启动：${error.message}`)
  else console.error(error)
  process.exit(2)
})
