import {
  listBackTests as listRoute,
  listFlips as flipsRoute,
  readBackTest as readRoute,
  startBackTest as startRoute,
} from '@liangyan/contract'
import { listBackTests, listFlips, readBackTest, standardVersion } from '@liangyan/store'
import { shownBackTest, shownFlip, startBackTest } from '../back-tests/start.ts'
import { notFound } from '../http/refused.ts'
import type { Serve } from '../http/serve.ts'
import { answering } from '../standards/refusals.ts'
import { visibleVersion } from '../standards/versions.ts'
import type { System } from '../system.ts'

export function serveBackTests(serve: Serve, system: System): void {
  const { db } = system

  serve(startRoute, async ({ params, body, visitor }) => {
    const version = await visibleVersion(system, params.id, visitor)
    const test = await answering(() => startBackTest(system, version, body.conversations, visitor))
    return shownBackTest(test, version.digest)
  })

  serve(listRoute, async ({ params, visitor }) => {
    const { digest } = await visibleVersion(system, params.id, visitor)
    return { items: (await listBackTests(db, params.id)).map((row) => shownBackTest(row, digest)) }
  })

  serve(readRoute, async ({ params }) => {
    const row = await readBackTest(db, params.id)
    const version = row && (await standardVersion(db, row.versionId))
    if (!row || !version) throw notFound('回测')
    return shownBackTest(row, version.digest)
  })

  serve(flipsRoute, async ({ params, query }) => {
    if (!(await readBackTest(db, params.id))) throw notFound('回测')
    const { after, limit = 50, ...filter } = query
    const page = await listFlips(db, params.id, filter, { after, limit })
    return { items: page.items.map(shownFlip), next: page.next }
  })
}
