import type { LiveLine } from '@liangyan/contract'
import { asksForHelp } from './need.ts'
import { type Order, ORDERS } from './order.ts'

export const STATES = ['help', 'waiting', 'talking', 'held', 'muted', 'wrap-up'] as const
/** How a conversation stands, in one word; `help` cuts across. */
export type StateName = (typeof STATES)[number]

/** Which conversations the floor shows, and in which order; all of it stands in the address. */
export interface Choice {
  readonly agent?: string | undefined
  readonly team?: string | undefined
  readonly channel?: string | undefined
  readonly state?: StateName | undefined
  readonly order: Order
}

export type FilterName = Exclude<keyof Choice, 'order'>
const FILTERS: readonly FilterName[] = ['agent', 'team', 'channel', 'state']

/** Reads an address; what it does not know it leaves out. */
export function readChoice(address: URLSearchParams): Choice {
  const text = (name: FilterName) => address.get(name) ?? undefined
  const [agent, team, channel] = [text('agent'), text('team'), text('channel')]
  const state = STATES.find((state) => state === text('state'))
  return {
    ...(agent !== undefined && { agent }),
    ...(team !== undefined && { team }),
    ...(channel !== undefined && { channel }),
    ...(state !== undefined && { state }),
    order: ORDERS.find((order) => order === address.get('order')) ?? 'need',
  }
}

export function writeChoice(choice: Choice): URLSearchParams {
  const address = new URLSearchParams()
  for (const name of FILTERS) {
    const value = choice[name]
    if (value !== undefined && value !== '') address.set(name, value)
  }
  if (choice.order !== 'need') address.set('order', choice.order)
  return address
}

export function isNarrowed(choice: Choice): boolean {
  return FILTERS.some((name) => choice[name] !== undefined)
}

/** Where the line and the conversation stand. */
export function stateOf({ stage, line }: LiveLine): Exclude<StateName, 'help'> {
  if (stage !== 'open') return stage
  return line === 'ended' ? 'wrap-up' : line
}

export function isChosen(line: LiveLine, { agent, team, channel, state }: Choice): boolean {
  if (agent !== undefined && line.agent !== agent) return false
  if (team !== undefined && line.teamName !== team) return false
  if (channel !== undefined && line.channel !== channel) return false
  return state === undefined || (state === 'help' ? asksForHelp(line) : stateOf(line) === state)
}
