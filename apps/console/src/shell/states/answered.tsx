import type { ReactNode } from 'react'
import { ErrorState } from './error-state.tsx'
import { LoadingState } from './loading-state.tsx'

interface Props<A> {
  readonly asked: { readonly data: A | undefined; readonly error: unknown; readonly refetch: () => unknown }
  /** Fills the page while there is nothing else on it. */
  readonly whole?: boolean
  readonly children: (answer: A) => ReactNode
}

/** An answer, once it is there; until then that it is on its way, or why it did not come. */
export function Answered<A>({ asked: { data, error, refetch }, whole = false, children }: Props<A>) {
  if (data !== undefined) return children(data)
  return error ? <ErrorState whole={whole} error={error} onRetry={refetch} /> : <LoadingState whole={whole} />
}
