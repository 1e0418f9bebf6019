import { conversationFilter, type ConversationFilter } from '@liangyan/contract'
import { momentsOf, PERIODS, type Period } from './periods.ts'

/** What the list of conversations shows; all of it stands in the address, so that it can be linked to and kept. */
export interface ListChoice {
  /** Instead of `from` and `to`. */
  readonly period?: Period
  readonly filter: ConversationFilter
  readonly order?: 'risk'
}
export type FilterName = keyof ConversationFilter

/** What a schema of the contract says of one value, as far as an address must know it. */
interface Stated {
  readonly type?: string
  readonly format?: string
  readonly anyOf?: readonly { readonly const?: unknown }[]
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
}
const STATED = Object.entries(conversationFilter) as unknown as readonly (readonly [FilterName, Stated])[]

/** Reads an address. What is unknown or ill-formed is left out: a mistyped link shows more, not an error. */
export function readList(address: URLSearchParams): ListChoice {
  const period = PERIODS.find((period) => period === address.get('period'))
  const filter: Record<string, unknown> = {}
  for (const [name, stated] of STATED) {
    const text = address.get(name)
    if (text === null || (period !== undefined && (name === 'from' || name === 'to'))) continue
    const value = readValue(text, stated)
    if (value !== undefined) filter[name] = value
  }
  return {
    ...(period === undefined ? {} : { period }),
    filter,
    ...(address.get('order') === 'risk' ? { order: 'risk' as const } : {}),
  }
}

/** The address of a choice: the same choice gives the same address. */
export function writeList({ period, filter, order }: ListChoice): URLSearchParams {
  const address = new URLSearchParams()
  if (period !== undefined) address.set('period', period)
  for (const [name] of STATED) {
    const value = filter[name]
    if (value !== undefined && !(period !== undefined && (name === 'from' || name === 'to'))) {
      address.set(name, String(value))
    }
  }
  if (order !== undefined) address.set('order', order)
  return address
}

/** The filter to ask the server with; `today` is the bank's day. */
export function filterOf({ period, filter }: ListChoice, today: string): ConversationFilter {
  return period === undefined ? filter : { ...filter, ...momentsOf(period, today) }
}

/** Where the conversations are that a figure counts. */
export function listAddress(choice: ListChoice): string {
  const search = writeList(choice).toString()
  return search === '' ? '/conversations' : `/conversations?${search}`
}

function readValue(text: string, stated: Stated): unknown {
  if (stated.anyOf !== undefined) return stated.anyOf.find((one) => one.const === text)?.const
  switch (stated.type) {
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : undefined
    case 'integer':
    case 'number':
      return readNumber(text, stated)
    default:
      return readText(text, stated)
  }
}

function readNumber(text: string, { type, minimum = -Infinity, maximum = Infinity }: Stated): number | undefined {
  const number = text.trim() === '' ? Number.NaN : Number(text)
  const fits = Number.isFinite(number) && number >= minimum && number <= maximum
  return fits && (type === 'number' || Number.isSafeInteger(number)) ? number : undefined
}

function readText(text: string, { format, minLength = 0, maxLength = Infinity }: Stated): string | undefined {
  if (text.length < minLength || text.length > maxLength) return undefined
  if (format !== 'date-time') return text
  const time = /^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(time) ? undefined : new Date(time).toISOString()
}
