import type { Changed } from '@liangyan/contract'

export const PARTS = ['clauses', 'acts', 'words', 'scorecard', 'files'] as const
export type Part = (typeof PARTS)[number]
export type Change = Changed['change']
export const CHANGES: readonly Change[] = ['added', 'changed', 'removed']

/** Which versions are compared, and what of it is shown; all of it stands in the address. */
export interface Choice {
  readonly from?: number
  readonly to?: number
  readonly part: Part
  readonly change?: Change
  /** A file whose two texts are shown. */
  readonly file?: string
}

/** Both versions are chosen. */
export interface Pair {
  readonly from: number
  readonly to: number
}

/** Reads an address; what is unknown or ill-formed is left out. */
export function readChoice(address: URLSearchParams): Choice {
  const change = CHANGES.find((one) => one === address.get('change'))
  const file = address.get('file')
  return {
    ...idOf(address, 'from'),
    ...idOf(address, 'to'),
    part: PARTS.find((one) => one === address.get('part')) ?? 'clauses',
    ...(change && { change }),
    ...(file && { file }),
  }
}

export function writeChoice({ part, ...rest }: Choice): URLSearchParams {
  const address = new URLSearchParams()
  for (const name of ['from', 'to'] as const) if (rest[name] !== undefined) address.set(name, String(rest[name]))
  if (part !== 'clauses') address.set('part', part)
  for (const name of ['change', 'file'] as const) if (rest[name] !== undefined) address.set(name, rest[name])
  return address
}

function idOf<Name extends string>(address: URLSearchParams, name: Name): { readonly [name in Name]?: number } {
  const id = Number(address.get(name))
  return Number.isSafeInteger(id) && id > 0 ? ({ [name]: id } as { readonly [name in Name]: number }) : {}
}
