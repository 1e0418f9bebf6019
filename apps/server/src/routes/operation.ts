import { health, metrics as metricsRoute, ready } from '@liangyan/contract'
import type { Serve } from '../http/serve.ts'
import type { Metrics } from '../operation/metrics.ts'
import { readiness } from '../operation/readiness.ts'
import type { System } from '../system.ts'

export function serveOperation(serve: Serve, system: System, { registry }: Metrics): void {
  serve(health, async () => ({ alive: true as const }))

  serve(ready, async () => ({ ready: true as const, standardVersion: await readiness(system) }))

  serve(metricsRoute, async ({ reply }) => {
    reply.type(registry.contentType)
    return registry.metrics()
  })
}
