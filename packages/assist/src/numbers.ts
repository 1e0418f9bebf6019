import type { Turn } from '@liangyan/conversation'
import { type EntityKind, findEntities } from '@liangyan/language'

/** The slots that a dictated number may fill: which kind of number it is decides. */
export type NumberSlot = '号码' | '尾号' | '证件尾号'

/** Of a card or a document only so many digits are ever read back. */
const TAIL = 4

/** What is read back in part. */
const IN_PART: ReadonlySet<EntityKind> = new Set(['bank-card', 'id-number', 'partial-number'])

/** What a number is called, where it does not tell by itself; undefined is a kind that nobody reads back in part. */
const NAMES: readonly (readonly [NumberSlot | undefined, RegExp])[] = [
  ['证件尾号', /身份证|证件|证号|护照/g],
  ['尾号', /卡|账号|账户|帐号|帐户|存折|折子|存单/g],
  [undefined, /手机|电话|座机|联系方式|验证码|工号|单号|参考号|流水号/g],
]

/** The number that the customer has just dictated, as far as the agent may say it: a telephone's in full, of others the tail. */
export function dictated(turns: readonly Turn[]): readonly [slot: NumberSlot, number: string] | undefined {
  const last = turns.at(-1)
  if (last?.speaker !== 'customer') return undefined
  const entities = findEntities(last.text)
  const telephone = entities.find(({ kind }) => kind === 'mobile' || kind === 'landline')
  if (telephone) return ['号码', telephone.value]
  const other = entities.find(({ kind }) => IN_PART.has(kind))
  const slot = other && slotOf(other.kind, last.text.slice(0, other.start), turns.at(-2))
  return slot && [slot, other.value.slice(-TAIL)]
}

/** A part of a number belongs to what the customer names last before it, else to the one kind that the agent asked for. */
function slotOf(kind: EntityKind, before: string, asked: Turn | undefined): NumberSlot | undefined {
  if (kind === 'id-number') return '证件尾号'
  if (kind === 'bank-card') return '尾号'
  const named = kindsIn(before)
  if (named.length > 0) return named.at(-1)
  const wanted = new Set(asked?.speaker === 'agent' ? kindsIn(asked.text) : [])
  return wanted.size === 1 ? [...wanted][0] : undefined
}

/** The kinds of numbers that a text names, in its order. */
function kindsIn(text: string): (NumberSlot | undefined)[] {
  const found = NAMES.flatMap(([slot, names]) => [...text.matchAll(names)].map(({ index }) => ({ slot, index })))
  return found.toSorted((a, b) => a.index - b.index).map(({ slot }) => slot)
}
