import { type Plan, readPlan } from '@liangyan/contract'
import type { ReactNode } from 'react'
import { useParams } from 'react-router'
import { useRoute } from '../../../api/index.ts'
import { ErrorState, LoadingState, NotFound } from '../../../shell/states/index.ts'

/** How often it is looked whether a drawing is over, in milliseconds. */
const BUSY = 1_500

/** The plan that the address names. */
export function OnePlan({ children }: { readonly children: (plan: Plan) => ReactNode }) {
  const id = Number(useParams().id)
  const known = Number.isSafeInteger(id) && id > 0
  const { data, error, refetch } = useRoute(
    readPlan,
    { params: { id } },
    { enabled: known, every: (plan) => (plan !== undefined && plan.drawing !== null ? BUSY : false) },
  )
  if (!known || error?.status === 404) return <NotFound />
  if (data === undefined) return error ? <ErrorState whole error={error} onRetry={refetch} /> : <LoadingState whole />
  return children(data)
}
