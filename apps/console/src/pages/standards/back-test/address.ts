import type { BackTestFlip, FlipKind } from '@liangyan/contract'

export type ListName = 'flips' | 'lost' | 'missed'

/** Which of what a back-test found is listed; all of it stands in the address. */
export interface Choice {
  readonly list: ListName
  readonly clause?: string
  readonly kind?: FlipKind
  readonly score?: 'up' | 'down'
  readonly fatal?: Exclude<BackTestFlip['fatal'], 'same'>
  /** Points that the score moves by: more than the first, at most the second. */
  readonly moved?: readonly [above: number, upTo: number]
}

/** Lists something else, and shows the list. */
export type OnPick = (choice: Choice) => void

export const KINDS: readonly FlipKind[] = ['newly-broken', 'no-longer-broken', 'to-undecided', 'no-longer-undecided']

const among = <T extends string>(known: readonly T[], text: string | null): T | undefined =>
  known.find((one) => one === text)

/** Reads an address; what is unknown or ill-formed is left out. */
export function readChoice(address: URLSearchParams): Choice {
  const clause = address.get('clause')
  const kind = among(KINDS, address.get('kind'))
  const score = among(['up', 'down'] as const, address.get('score'))
  const fatal = among(['became', 'ceased'] as const, address.get('fatal'))
  const moved = /^(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)$/.exec(address.get('moved') ?? '')
  return {
    list: among(['lost', 'missed'] as const, address.get('list')) ?? 'flips',
    ...(clause && { clause }),
    ...(kind && { kind }),
    ...(score && { score }),
    ...(fatal && { fatal }),
    ...(moved && { moved: [Number(moved[1]), Number(moved[2])] }),
  }
}

/** The part of an address after the path; empty where everything is listed. */
export function writeChoice({ list, moved, ...rest }: Choice): string {
  const address = new URLSearchParams()
  if (list !== 'flips') address.set('list', list)
  for (const name of ['clause', 'kind', 'score', 'fatal'] as const) {
    const value = rest[name]
    if (value !== undefined) address.set(name, value)
  }
  if (moved) address.set('moved', moved.join(','))
  const search = address.toString()
  return search === '' ? '' : `?${search}`
}

/** What the server is asked for. */
export function queryOf({ clause, kind, score, fatal, moved }: Choice) {
  return {
    limit: 50,
    ...(clause !== undefined && { clause }),
    ...(kind && { kind }),
    ...(score && { score }),
    ...(fatal && { fatal }),
    ...(moved && { above: moved[0], upTo: moved[1] }),
  }
}
