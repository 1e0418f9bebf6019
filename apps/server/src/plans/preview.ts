import type { PlanFilter, PlanPreview, SamplingRule } from '@liangyan/contract'
import { sampleSize } from '@liangyan/review'
import { countDrawable } from '@liangyan/store'
import { filterFor } from '../conversations/filter.ts'
import type { System } from '../system.ts'
import { filterAt } from './period.ts'

export interface Previewed {
  readonly rule: SamplingRule
  readonly filter: PlanFilter
  readonly doubleShare: number
}

/** What a plan would draw now. */
export async function preview(system: System, { rule, filter, doubleShare }: Previewed): Promise<PlanPreview> {
  const meant = filterAt(filter, system.now())
  const { agents, drawnBefore } = await countDrawable(system.db, await filterFor(system, meant))
  const { population, drawn, heldOut } = sampleSize(rule, agents)
  const doubled = Math.round(drawn * doubleShare)
  return {
    from: meant.from ?? null,
    to: meant.to ?? null,
    population,
    drawnBefore,
    agents: agents.size,
    drawn,
    heldOut,
    doubled,
    reviews: drawn + doubled,
  }
}
