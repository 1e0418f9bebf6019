import type { Turn } from '@liangyan/conversation'
import { type Entity, type EntityKind, findEntities } from '@liangyan/language'
import { customerIn, type Person } from './people.ts'

/** What a turn tells by itself that a wording may be filled in with. */
export interface Told {
  readonly customer?: Person | undefined
  /** The agent's staff number, named by the agent or an announcement; another's, named by the customer. */
  readonly staffNumber?: string | undefined
  readonly colleague?: string | undefined
  readonly bank?: string | undefined
  /** The time within which the agent promises to come back: 三个工作日 of 三个工作日内; null where it names one otherwise. */
  readonly within?: string | null | undefined
}

/** Undefined where a turn tells nothing, as most do. */
export function toldBy(turn: Turn): Told | undefined {
  const { speaker, text } = turn
  const entities = findEntities(text)
  const customer = customerIn(turn, entities)
  const number = entities.findLast(({ kind }) => kind === 'staff-number')?.value
  const bank = speaker === 'customer' ? undefined : bankIn(text)
  const within = speaker === 'agent' ? withinIn(text, entities) : undefined
  if (!customer && number === undefined && bank === undefined && within === undefined) return undefined
  return { customer, bank, within, ...(speaker === 'customer' ? { colleague: number } : { staffNumber: number }) }
}

/** A name after a greeting or at the very beginning; no part of a sentence such as 请问您找哪家银行. */
const BANK =
  /(?:您好|你好|致电|来到|联系|这里是|我是|^)[，,。！! ]?((?:(?![您你我咱请问找哪是的致电迎谢这])[一-鿿]){2,8}?(?:银行|农商行|信用社|农信社))/

/** A way to the bank, no bank. */
const CHANNEL = /(?:手机|网上|电话|掌上|微信|自助|个人|企业)银行$/

/** The bank as the agent or an announcement names it. */
function bankIn(text: string): string | undefined {
  const name = BANK.exec(text)?.[1]
  return name !== undefined && !CHANNEL.test(name) ? name : undefined
}

const TIMES: ReadonlySet<EntityKind> = new Set(['duration', 'deadline-word', 'date'])
const WITHIN = /^(.+?)(之内|以内|内)$/
const BEFORE = /之前|以前|.前/

function withinIn(text: string, entities: readonly Entity[]): string | null | undefined {
  const times = entities.filter(({ kind }) => TIMES.has(kind)).toReversed()
  for (const { start, end } of times) {
    const within = WITHIN.exec(text.slice(start, end) + (/^(之内|以内|内)/.exec(text.slice(end))?.[0] ?? ''))
    if (within) return within[1]
  }
  return times.some(({ start, end }) => BEFORE.test(text.slice(start, end + 2))) ? null : undefined
}

/** What each turn of a conversation in progress tells: kept from one asking to the next. */
export class Tellings {
  private turns: readonly Turn[] = []
  private told: readonly (Told | undefined)[] = []

  of(turns: readonly Turn[]): readonly (Told | undefined)[] {
    this.told = turns.map((turn, at) => (turn === this.turns[at] ? this.told[at] : toldBy(turn)))
    this.turns = turns
    return this.told
  }
}
