import { createHash } from 'node:crypto'
import { type Conversation, customerReference } from '@liangyan/conversation'
import {
  addConversations,
  type Database,
  knownConversations,
  type NewConversation,
  teamsOfAgents,
} from '@liangyan/store'
import type { System } from '../system.ts'
import { storable } from './storable.ts'

/** What became of conversations that were handed in. */
export interface Received {
  /** Of each conversation, in the order they were given; one that comes twice is known the second time. */
  readonly outcomes: readonly Outcome[]
  /** Stored now: key by id. */
  readonly added: ReadonlyMap<string, number>
  /** Here before, the same: key by id, and whether it has been inspected. */
  readonly known: ReadonlyMap<string, { readonly key: number; readonly inspected: boolean }>
}

/** `different`: here before under the same id with other content; the one that is here stays. */
export interface Outcome {
  readonly id: string
  readonly outcome: 'added' | 'known' | 'different'
}

/** What is said of a conversation whose outcome is `different`. */
export const DIFFERENT = '已有同编号但内容不同的会话；如需替换，请先删除原会话'

/** Stores conversations that are not here yet, each with its original sealed. Idempotent by id. */
export async function receive(
  { vault }: Pick<System, 'vault'>,
  db: Database,
  conversations: readonly Conversation[],
  now: Date,
  sample = false,
): Promise<Received> {
  const arriving = conversations.map(readyToStore)
  const first = new Map(arriving.toReversed().map((one) => [one.conversation.id, one]))
  const teams = await teamsOfAgents(db, [...new Set(arriving.flatMap(({ conversation }) => conversation.agent ?? []))])
  const added = await addConversations(
    db,
    [...first.values()].toReversed().map(({ conversation, digest }) => ({
      row: { ...rowOf(conversation, now, vault), teamId: teams.get(conversation.agent ?? '') ?? null, digest, sample },
      sealed: vault.seal(conversation.id, conversation),
    })),
  )
  const others = await knownConversations(
    db,
    [...first.keys()].filter((id) => !added.has(id)),
  )
  const outcomes = arriving.map((one): Outcome => {
    const { id } = one.conversation
    if (added.has(id) && first.get(id) === one) return { id, outcome: 'added' }
    const digest = others.get(id)?.digest ?? first.get(id)!.digest
    return { id, outcome: digest === one.digest ? 'known' : 'different' }
  })
  const same = [...others].filter(([id, { digest }]) => digest === first.get(id)!.digest)
  return { outcomes, added, known: new Map(same) }
}

/** A conversation as it is stored, and the hash by which it is known again. */
export function readyToStore(given: Conversation): { readonly conversation: Conversation; readonly digest: string } {
  const json = JSON.stringify(given)
  const conversation = storable(given, json)
  const kept = conversation === given ? json : JSON.stringify(conversation)
  return { conversation, digest: createHash('sha256').update(kept).digest('base64url') }
}

/** What lists show of a conversation before it is inspected. One without a time began when it arrived. */
export function rowOf(
  conversation: Conversation,
  now: Date,
  vault: Pick<System['vault'], 'alias'>,
): Omit<NewConversation['row'], 'digest'> {
  const { id, startedAt, channel, direction, service, queue, agent, turns, events } = conversation
  const customer = customerReference(conversation)
  const ends = [...turns.map(({ end }) => end), ...events.map((event) => ('at' in event ? event.at : event.end))]
  return {
    id,
    startedAt: startedAt === undefined ? now : new Date(startedAt),
    duration: Math.round(Math.max(0, ...ends.filter((end) => end !== undefined))),
    turns: turns.length,
    channel: channel ?? '',
    direction: direction ?? '',
    service: service ?? '',
    queue: queue ?? '',
    agent: agent ?? '',
    customer: customer === undefined ? null : vault.alias(customer),
  }
}
