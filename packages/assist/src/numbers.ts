import type { Conversation } from '@liangyan/conversation'
import { findEntities } from '@liangyan/language'

/** Of a card or a document only so many digits are ever read back. */
const TAIL = 4

/** The number that the customer has just dictated, as far as the agent may say it: a telephone's in full, of others the tail. */
export function dictated({ turns }: Conversation): { readonly telephone?: string; readonly tail?: string } {
  const last = turns.at(-1)
  if (last?.speaker !== 'customer') return {}
  const [telephone] = findEntities(last.text, { kinds: ['mobile', 'landline'] })
  if (telephone) return { telephone: telephone.value }
  const [other] = findEntities(last.text, { kinds: ['bank-card', 'id-number', 'partial-number'] })
  return other ? { tail: other.value.slice(-TAIL) } : {}
}
