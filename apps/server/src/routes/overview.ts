import { MOST_DAYS, overviewAgents, type OverviewQuery, readOverview } from '@liangyan/contract'
import { sightOf } from '../access/visitor.ts'
import { agentsOf, lengthOf, overviewOf } from '../figures/overview.ts'
import { scopeSeen } from '../figures/scope.ts'
import { unusable } from '../http/refused.ts'
import type { Serve } from '../http/serve.ts'
import type { System } from '../system.ts'

export function serveOverview(serve: Serve, system: System): void {
  serve(readOverview, async ({ query, visitor }) => {
    refuseRange(query)
    const sight = sightOf(visitor)
    return overviewOf(system, query, scopeSeen(scopeIn(query), sight), sight)
  })

  serve(overviewAgents, async ({ query, visitor }) => {
    refuseRange(query)
    return agentsOf(system, query, scopeSeen(scopeIn(query), sightOf(visitor)))
  })
}

const scopeIn = ({ team, agent, channel, service }: OverviewQuery) => ({ team, agent, channel, service })

function refuseRange(query: OverviewQuery): void {
  const length = lengthOf(query)
  if (length < 1) throw unusable('结束日期早于开始日期，请重新选择日期', 'to')
  if (length > MOST_DAYS) throw unusable(`一次最多查看 ${MOST_DAYS} 天，请缩短日期范围`, 'from')
}
