import { agreementFigures, clausePrecision, listeningFigures } from '@liangyan/contract'
import { clausePrecisions } from '../agreement/clauses.ts'
import { agreementInPeriod } from '../agreement/in-period.ts'
import { listeningIn } from '../agreement/listening.ts'
import type { Serve } from '../http/serve.ts'
import type { System } from '../system.ts'

export function serveReviewFigures(serve: Serve, system: System): void {
  serve(agreementFigures, async ({ query }) => agreementInPeriod(system, periodOf(query)))

  serve(clausePrecision, async ({ query }) => ({ items: await clausePrecisions(system, periodOf(query)) }))

  serve(listeningFigures, async ({ query }) => {
    const { plan, budget = 60, below } = query
    return listeningIn(system.db, periodOf(query), { plan, budget, below })
  })
}

function periodOf({ from, to }: { readonly from?: string; readonly to?: string }) {
  return { ...(from !== undefined && { from: new Date(from) }), ...(to !== undefined && { to: new Date(to) }) }
}
