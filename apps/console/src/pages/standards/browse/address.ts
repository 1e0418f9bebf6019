import type { ClauseLine } from '@liangyan/contract'

/** What the page of browsing shows; all of it stands in the address. */
export interface Choice {
  /** Absent: the one in force. */
  readonly version?: number
  readonly by: 'moment' | 'source'
  /** A moment or a document; absent: all. */
  readonly node?: string
  readonly words?: string
  readonly reads?: ClauseLine['reads']
  readonly severity?: ClauseLine['severity']
  readonly status?: ClauseLine['status']
}

const READS: readonly string[] = ['requires', 'forbids', 'advises'] satisfies ClauseLine['reads'][]
const SEVERITIES: readonly string[] = ['minor', 'major', 'fatal'] satisfies ClauseLine['severity'][]
const STATUSES: readonly string[] = ['draft', 'trial', 'active'] satisfies ClauseLine['status'][]

const among = <T extends string>(known: readonly string[], text: string | null): T | undefined =>
  known.find((one) => one === text) as T | undefined

/** Reads an address; what is unknown or ill-formed is left out. */
export function readChoice(address: URLSearchParams): Choice {
  const version = Number(address.get('version'))
  return {
    ...(Number.isSafeInteger(version) && version > 0 && { version }),
    by: address.get('by') === 'source' ? 'source' : 'moment',
    ...textOf(address, 'node'),
    ...textOf(address, 'words'),
    ...defined('reads', among<ClauseLine['reads']>(READS, address.get('reads'))),
    ...defined('severity', among<ClauseLine['severity']>(SEVERITIES, address.get('severity'))),
    ...defined('status', among<ClauseLine['status']>(STATUSES, address.get('status'))),
  }
}

export function writeChoice(choice: Choice): URLSearchParams {
  const address = new URLSearchParams()
  for (const name of ['version', 'by', 'node', 'words', 'reads', 'severity', 'status'] as const) {
    const value = choice[name]
    if (value !== undefined && value !== '' && !(name === 'by' && value === 'moment')) address.set(name, String(value))
  }
  return address
}

/** Where a clause of a version is shown. */
export function clauseAddress(clause: string, version?: number): string {
  const search = version === undefined ? '' : `?version=${version}`
  return `/standards/clauses/${encodeURIComponent(clause)}${search}`
}

function textOf<Name extends string>(address: URLSearchParams, name: Name): { readonly [name in Name]?: string } {
  return defined(name, address.get(name) || undefined)
}

const defined = <Name extends string, T>(name: Name, value: T | undefined) =>
  (value === undefined ? {} : { [name]: value }) as { readonly [name in Name]?: T }
