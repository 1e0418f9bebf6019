import type { AnswerOf, liveCustomer } from '@liangyan/contract'
import { customerReference } from '@liangyan/conversation'
import { contactsOf, type EarlierContact } from '@liangyan/store'
import type { System } from '../../system.ts'
import type { Room } from '../progress/room.ts'

const MOST = 10
/** What was due longer ago is no news for this conversation, in milliseconds. */
const RECENT = 30 * 86_400_000

type History = AnswerOf<typeof liveCustomer>

/** Earlier contacts of whoever is in a conversation, and what was promised then and may be open still. */
export async function historyOf({ db, vault, standards, now }: System, room: Room): Promise<History> {
  const reference = customerReference(room.head)
  if (reference === undefined) return { known: false, contacts: [], commitments: [] }
  const [contacts, { titles }] = await Promise.all([
    contactsOf(db, vault.alias(reference), new Date(room.began), MOST),
    standards.inForce(),
  ])
  return {
    known: true,
    contacts: contacts.map(({ id, startedAt, channel, service, contact, agent, agentName, summary }) => ({
      id,
      startedAt: startedAt.toISOString(),
      channel,
      service,
      contact,
      contactTitle: titles.contacts.get(contact ?? '') ?? null,
      agent,
      agentName,
      summary: summary && (vault.open(`live/${id}/summary`, summary) as string),
    })),
    commitments: contacts.flatMap((contact) => stillOpen(contact, now().getTime())),
  }
}

/** Nobody has said yet whether they were kept: what is not long overdue may be open. */
function stillOpen({ id, startedAt, commitments }: EarlierContact, now: number): History['commitments'] {
  return commitments
    .filter(({ due }) => due === null || Date.parse(due) > now - RECENT)
    .map(({ what, due }) => ({
      conversation: id,
      what,
      due,
      madeAt: startedAt.toISOString(),
      overdue: due !== null && Date.parse(due) < now,
    }))
}
