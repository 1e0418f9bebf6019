import { readSystem } from '@liangyan/contract'
import { databaseState, dayOf, jobDepths, standardVersion } from '@liangyan/store'
import manifest from '../../package.json' with { type: 'json' }
import { systemCalendar } from '../configuration/calendar.ts'
import type { Serve } from '../http/serve.ts'
import { callbackOf } from '../single-sign-on/provider.ts'
import type { System } from '../system.ts'

export function serveSystem(serve: Serve, system: System): void {
  const { db, settings, standards, now } = system
  const startedAt = now().toISOString()

  serve(readSystem, async () => {
    const [{ version, size, conversations, originals }, jobs, ready, calendar] = await Promise.all([
      databaseState(db),
      jobDepths(db),
      standards.inForce(),
      systemCalendar(system),
    ])
    const row = await standardVersion(db, ready.id)
    return {
      version: manifest.version,
      node: process.versions.node,
      startedAt,
      url: settings.url ?? null,
      database: { version, size, embedded: settings.databaseUrl === undefined },
      conversations,
      originals,
      workers: settings.workers,
      jobs: [...jobs].map(([name, { waiting, active }]) => ({ name, waiting, active })),
      standard: {
        number: ready.number,
        title: row?.title ?? '',
        since: (row?.inForceSince ?? now()).toISOString(),
      },
      calendar: { knownUntil: calendar.coverage().to, daysLeft: calendar.daysLeft(dayOf(now())) },
      singleSignOn: settings.oidc ? { issuer: settings.oidc.issuer, callback: callbackOf(settings) } : null,
      watching: settings.watch !== undefined,
    }
  })
}
