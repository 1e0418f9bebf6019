import type { Conversation } from '@liangyan/conversation'
import { type Entity, findEntities } from '@liangyan/language'
import type { LiveRules } from '@liangyan/standard'
import { NUMBERS } from './masking.ts'

/** Fewer digits of a number of no known kind name nobody. */
const LEAST_DIGITS = 13
/** So far before a number stands what it is the number of. */
const NEAR = 12

/**
 * Numbers of persons in a text that this customer has not said and the record does not have: somebody else's, perhaps.
 * Public numbers, and numbers with places masked, are none.
 */
export function strangersNumbers(text: string, conversation: Conversation, rules: LiveRules['guard']): Entity[] {
  const found = findEntities(text, { kinds: [...NUMBERS.keys()], longNumbers: true }).filter(
    (entity) => isOfPerson(entity) && !isPublic(entity, text, rules),
  )
  if (found.length === 0) return []
  const own = digitsKnown(conversation)
  return found.filter(({ value }) => !own.includes(digitsIn(value)))
}

const isOfPerson = ({ kind, value }: Entity) => kind !== 'partial-number' || value.length >= LEAST_DIGITS

function isPublic({ value, start }: Entity, text: string, rules: LiveRules['guard']): boolean {
  const { public_numbers: numbers = [], public_near: near = [] } = rules ?? {}
  if (numbers.some((head) => value.startsWith(head))) return true
  return near.some((word) => text.slice(Math.max(0, start - NEAR), start).includes(word))
}

/** All that the customer has said of numbers, one after the other, so that a number said in pieces is found; and the record's. */
function digitsKnown({ turns, attributes = {} }: Conversation): string {
  const said = turns
    .filter(({ speaker }) => speaker !== 'agent')
    .flatMap(({ text }) => findEntities(text, { kinds: [...NUMBERS.keys()], longNumbers: true }))
    .map(({ value }) => digitsIn(value))
  const recorded = Object.values(attributes).map((value) => digitsIn(String(value)))
  return [said.join(''), ...recorded].join(' ')
}

const digitsIn = (value: string) => value.replace(/[^0-9Xx]/g, '').toUpperCase()
