import { createHash } from 'node:crypto'
import type { Conversation } from '@liangyan/conversation'
import {
  addConversations,
  type Database,
  knownConversations,
  type NewConversation,
  teamsOfAgents,
} from '@liangyan/store'
import type { System } from '../system.ts'

/** What became of conversations that were handed in. */
export interface Received {
  /** Stored now: key by id. */
  readonly added: ReadonlyMap<string, number>
  /** Here before, the same: key by id, and whether it has been inspected. */
  readonly known: ReadonlyMap<string, { readonly key: number; readonly inspected: boolean }>
  /** Here before under the same id with other content; the one that is here stays. */
  readonly different: readonly string[]
}

/** Stores conversations that are not here yet, each with its original sealed. Idempotent by id. */
export async function receive(
  { vault }: Pick<System, 'vault'>,
  db: Database,
  conversations: readonly Conversation[],
  now: Date,
  sample = false,
): Promise<Received> {
  const digests = new Map(conversations.map((conversation) => [conversation.id, digestOf(conversation)]))
  const teams = await teamsOfAgents(db, [...new Set(conversations.flatMap(({ agent }) => agent ?? []))])
  const first = new Map(conversations.map((conversation) => [conversation.id, conversation]))
  const arriving: NewConversation[] = [...first.values()].map((conversation) => ({
    row: {
      ...rowOf(conversation, now),
      teamId: teams.get(conversation.agent ?? '') ?? null,
      digest: digests.get(conversation.id)!,
      sample,
    },
    sealed: vault.seal(conversation.id, conversation),
  }))
  const added = await addConversations(db, arriving)
  const others = await knownConversations(
    db,
    [...first.keys()].filter((id) => !added.has(id)),
  )
  const same = [...others].filter(([id, { digest }]) => digest === digests.get(id))
  return {
    added,
    known: new Map(same),
    different: [...others.keys()].filter((id) => others.get(id)!.digest !== digests.get(id)),
  }
}

const digestOf = (conversation: Conversation): string =>
  createHash('sha256').update(JSON.stringify(conversation)).digest('base64url')

/** What lists show of a conversation before it is inspected. One without a time began when it arrived. */
function rowOf(conversation: Conversation, now: Date): Omit<NewConversation['row'], 'digest'> {
  const { id, startedAt, channel, direction, service, queue, agent, turns, events } = conversation
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
  }
}
