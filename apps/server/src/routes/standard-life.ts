import {
  approveVersion,
  publishVersion,
  putVersionInForce,
  rejectVersion,
  type StandardVersion,
  submitDraft,
  withdrawDraft,
} from '@liangyan/contract'
import { listedVersion, versionInForce } from '@liangyan/store'
import type { Serve } from '../http/serve.ts'
import { approve, publish, reject, rollBack, submit, withdraw } from '../standards/life.ts'
import { reinspect } from '../standards/reinspect.ts'
import { shownVersion } from '../standards/versions.ts'
import type { System } from '../system.ts'

export function serveStandardLife(serve: Serve, system: System): void {
  const { db } = system

  const shown = async (id: number): Promise<StandardVersion> => {
    const [version, inForce] = await Promise.all([listedVersion(db, id), versionInForce(db)])
    return shownVersion(version!, inForce?.id)
  }

  serve(submitDraft, async ({ params, body, visitor }) => {
    await submit(system, params.id, body.note, visitor)
    return shown(params.id)
  })

  serve(withdrawDraft, async ({ params, visitor }) => {
    await withdraw(system, params.id, visitor)
    return shown(params.id)
  })

  serve(approveVersion, async ({ params, visitor }) => {
    await approve(system, params.id, visitor)
    return shown(params.id)
  })

  serve(rejectVersion, async ({ params, body, visitor }) => {
    await reject(system, params.id, body.reason, visitor)
    return shown(params.id)
  })

  serve(publishVersion, async ({ params, body, visitor }) => {
    await publish(system, params.id, visitor)
    const task = body.reinspect ? await reinspect(system, body.reinspect, visitor) : null
    return { version: await shown(params.id), task }
  })

  serve(putVersionInForce, async ({ params, body, visitor }) => {
    await rollBack(system, params.id, body.reason, visitor)
    const task = body.reinspect ? await reinspect(system, body.reinspect, visitor) : null
    return { version: await shown(params.id), task }
  })
}
