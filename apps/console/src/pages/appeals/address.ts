import type { Role } from '@liangyan/contract'

/** What the page shows; all of it stands in the address. */
export interface AppealChoice {
  readonly view: View
  readonly clause?: string | undefined
  readonly agent?: string | undefined
  readonly team?: number | undefined
  readonly overdue?: boolean | undefined
}

export const VIEWS = ['todo', 'open', 'closed', 'figures', 'proposals'] as const
export type View = (typeof VIEWS)[number]

const OF_ROLE: Readonly<Partial<Record<Role, readonly View[]>>> = {
  agent: ['open', 'closed'],
  'team-lead': ['todo', 'open', 'closed', 'figures'],
  inspector: ['todo', 'open', 'closed', 'figures', 'proposals'],
  manager: ['todo', 'open', 'closed', 'figures', 'proposals'],
  administrator: ['open', 'closed', 'figures', 'proposals'],
  'standard-owner': ['proposals', 'open', 'closed', 'figures'],
}

/** The views that are for a role, the first where it begins. */
export const viewsOf = (role: Role): readonly View[] => OF_ROLE[role] ?? ['open', 'closed']

/** Reads an address; what is unknown, or not for the role, is left out. */
export function readChoice(address: URLSearchParams, role: Role): AppealChoice {
  const views = viewsOf(role)
  const team = Number(address.get('team'))
  return {
    view: views.find((view) => view === address.get('view')) ?? views[0] ?? 'open',
    clause: address.get('clause') ?? undefined,
    agent: address.get('agent') ?? undefined,
    ...(Number.isInteger(team) && team > 0 && { team }),
    ...(address.get('overdue') === 'true' && { overdue: true }),
  }
}

export function writeChoice({ view, ...filter }: AppealChoice): URLSearchParams {
  const address = new URLSearchParams({ view })
  for (const [name, value] of Object.entries(filter)) {
    if (value !== undefined && value !== false) address.set(name, String(value))
  }
  return address
}

/** Where a choice is found. */
export const appealsAddress = (choice: AppealChoice): string => `/appeals?${writeChoice(choice).toString()}`
