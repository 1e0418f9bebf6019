import type { ConversationFilter, OverviewQuery } from '@liangyan/contract'
import { dayLater, endOfDay, startOfDay } from '../../words/moments.ts'
import { listAddress } from '../conversations/list-address.ts'

/** Periods that move with the calendar. */
export const PERIODS = ['today', 'week', 'month', 'lastMonth'] as const
export type Period = (typeof PERIODS)[number]

/** What conversations the figures are narrowed to. */
export interface Scope {
  readonly team?: number
  readonly agent?: string
  readonly channel?: string
  readonly service?: string
}
export type ScopeName = keyof Scope
export const SCOPE_NAMES: readonly ScopeName[] = ['team', 'agent', 'service', 'channel']

/** Days of the bank, both included. */
export interface Days {
  readonly from: string
  readonly to: string
}

/** What the overview shows; all of it stands in the address. */
export interface Choice {
  readonly period: Period | Days
  readonly scope: Scope
}

const DAY = /^\d{4}-\d\d-\d\d$/

/** Reads an address. What is ill-formed is left out. */
export function readChoice(address: URLSearchParams): Choice {
  const period = PERIODS.find((period) => period === address.get('period'))
  const [from, to] = [address.get('from') ?? '', address.get('to') ?? '']
  const team = Number(address.get('team'))
  const named = (['agent', 'channel', 'service'] as const).flatMap((name) => {
    const value = address.get(name)
    return value ? [[name, value]] : []
  })
  return {
    period: period ?? (DAY.test(from) && DAY.test(to) && from <= to ? { from, to } : 'week'),
    scope: { ...(Number.isSafeInteger(team) && team > 0 && { team }), ...Object.fromEntries(named) },
  }
}

/** The address of a choice. */
export function writeChoice({ period, scope }: Choice): URLSearchParams {
  const address = new URLSearchParams(typeof period === 'string' ? { period } : { ...period })
  for (const name of SCOPE_NAMES) {
    const value = scope[name]
    if (value !== undefined) address.set(name, String(value))
  }
  return address
}

/** The days of a period; `today` is the bank's. */
export function daysOf(period: Choice['period'], today: string): Days {
  if (typeof period !== 'string') return period
  const first = `${today.slice(0, 8)}01`
  switch (period) {
    case 'today':
      return { from: today, to: today }
    case 'week':
      return { from: dayLater(today, -6), to: today }
    case 'month':
      return { from: first, to: today }
    case 'lastMonth': {
      const last = dayLater(first, -1)
      return { from: `${last.slice(0, 8)}01`, to: last }
    }
  }
}

export function queryOf(choice: Choice, today: string): OverviewQuery {
  return { ...daysOf(choice.period, today), ...choice.scope }
}

/** Where the conversations are that a figure of these days and this scope counts. */
export type Leads = (more?: ConversationFilter, days?: Days) => string

export function leadsFrom({ from, to, ...scope }: OverviewQuery): Leads {
  return (more = {}, days = { from, to }) =>
    listAddress({ filter: { ...scope, from: startOfDay(days.from), to: endOfDay(days.to), ...more } })
}
