import type { Conversation } from '@liangyan/conversation'
import {
  addConversations,
  amendConversation,
  changeLive,
  type Database,
  knownConversations,
  teamsOfAgents,
} from '@liangyan/store'
import { asStored, storeTogether } from '../../ingest/inspect.ts'
import { readyToStore, rowOf } from '../../ingest/receive.ts'
import type { System } from '../../system.ts'
import type { Answers } from '../engine/engine-messages.ts'
import type { Room } from './room.ts'

/**
 * Stores the record of a conversation that is over, with the inspection that following it has come to, in one
 * transaction. What came late changes the record, and the inspection with it.
 */
export async function conclude(system: System, room: Room, result: () => Promise<Answers['conclude']>): Promise<void> {
  const { db, standards, now } = system
  const events = room.log.length
  const { record, inspection } = await result()
  const ready = await standards.version(room.version)
  const endedAt = room.endedAt === undefined ? now() : new Date(room.endedAt)
  const stage = room.ended ? room.stage : 'wrap-up'
  const key = await db.transaction(async (tx) => {
    const { key: conversationKey, again } = await keep(system, tx, room, record)
    await storeTogether(system, tx, [asStored(conversationKey, record, inspection, room.version)], ready, again)
    await changeLive(tx, room.key, { endedAt, stage, conversationKey })
    return conversationKey
  })
  const { findings, scorecard } = inspection
  const counted = findings.filter(({ trial }) => trial !== true)
  room.conversationKey = key
  room.endedAt = endedAt.getTime()
  room.stage = stage
  room.concludedAfter = events
  room.concluded = {
    type: 'concluded',
    id: room.id,
    score: scorecard.total,
    outOf: scorecard.outOf,
    grade: scorecard.grade,
    fatal: scorecard.fatal,
    broken: counted.filter(({ verdict }) => verdict === 'broken').length,
    undecided: counted.filter(({ verdict }) => verdict === 'undecided').length,
  }
}

/** The record's place in the store: a new one, or the one it has already, changed. */
async function keep(
  system: System,
  tx: Database,
  { id, conversationKey, began }: Room,
  record: Conversation,
): Promise<{ readonly key: number; readonly again: boolean }> {
  const { conversation, digest } = readyToStore(record)
  const teams = await teamsOfAgents(tx, conversation.agent === undefined ? [] : [conversation.agent])
  const row = {
    ...rowOf(conversation, new Date(began), system.vault),
    teamId: teams.get(conversation.agent ?? '') ?? null,
    digest,
    sample: false,
  }
  const sealed = system.vault.seal(id, conversation)
  if (conversationKey !== null) {
    await amendConversation(tx, conversationKey, { row, sealed })
    return { key: conversationKey, again: true }
  }
  const added = await addConversations(tx, [{ row, sealed }])
  const key = added.get(id) ?? (await knownConversations(tx, [id])).get(id)?.key
  return { key: key as number, again: !added.has(id) }
}
