import type { Days } from './day-range.tsx'
import { lastDays } from './day-range.tsx'

/** What the page shows; all of it stands in the address. */
export interface ResultsChoice extends Days {
  /** Staff number; absent for one's own results. */
  readonly agent?: string | undefined
  readonly only?: 'unread' | 'found' | undefined
}

/** Where nothing is said, the last thirty days. */
const USUAL = 30
const DAY = /^\d{4}-\d\d-\d\d$/

export function readChoice(address: URLSearchParams): ResultsChoice {
  const [from, to] = [address.get('from') ?? '', address.get('to') ?? '']
  const only = address.get('only')
  return {
    ...(DAY.test(from) && DAY.test(to) && from <= to ? { from, to } : lastDays(USUAL)),
    agent: address.get('agent') ?? undefined,
    ...((only === 'unread' || only === 'found') && { only }),
  }
}

export function writeChoice({ from, to, agent, only }: ResultsChoice): URLSearchParams {
  const address = new URLSearchParams({ from, to })
  if (agent !== undefined) address.set('agent', agent)
  if (only !== undefined) address.set('only', only)
  return address
}
