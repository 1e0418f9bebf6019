import { removeSample } from '@liangyan/contract'
import { forbidden } from '../http/refused.ts'
import type { Serve } from '../http/serve.ts'
import { removeSampleData } from '../sample/sample-data.ts'
import type { System } from '../system.ts'

export function serveSample(serve: Serve, system: System): void {
  serve(removeSample, async ({ visitor, request }) => {
    if (visitor.kind !== 'person') throw forbidden()
    return removeSampleData(system, visitor.person.user, request.ip)
  })
}
