import type { Concluded, LiveEvent, LiveHead, LiveMark } from '@liangyan/contract'
import { goingOn, type JournalEntry, liveEventsOf, liveMarksOf, type LiveRow, summariesOf } from '@liangyan/store'
import type { Hub } from './hub.ts'
import type { Room } from './room.ts'

/** Conversations read at once. */
const BATCH = 200

/** Goes on with the conversations that the store holds as not finished: each is told all that was kept once more. */
export async function restore(hub: Hub): Promise<void> {
  const rows = await goingOn(hub.system.db)
  for (const version of new Set(rows.map(({ standardVersion }) => standardVersion))) await hub.engine.ready(version)
  for (let from = 0; from < rows.length; from += BATCH) await restoreSome(hub, rows.slice(from, from + BATCH))
}

/** Goes on with one that is over, as long as what happened in it is kept: its source comes back with the rest. */
export async function reopened(hub: Hub, row: LiveRow): Promise<Room | undefined> {
  if (row.kind !== 'stream' || (await liveEventsOf(hub.system.db, [row.key])).length === 0) return undefined
  await hub.engine.ready(row.standardVersion)
  await restoreSome(hub, [row])
  return hub.room(row.id)
}

async function restoreSome(hub: Hub, rows: readonly LiveRow[]): Promise<void> {
  const { db, vault } = hub.system
  const keys = rows.map(({ key }) => key)
  const events = Map.groupBy(await liveEventsOf(db, keys), ({ liveKey }) => liveKey)
  const marks = Map.groupBy(await liveMarksOf(db, keys), ({ liveKey }) => liveKey)
  for (const row of rows) {
    const room = hub.enter(row, vault.open(`live/${row.id}`, row.head) as LiveHead)
    await hub.staffing.of(room.agent)
    for (const entry of events.get(row.key) ?? []) retell(hub, room, entry)
    for (const { at, kind, who, said } of marks.get(row.key) ?? []) {
      const text = said === null ? undefined : (vault.open(`live/${row.id}/mark`, said) as string)
      room.marks.push({ at, kind: kind as LiveMark['kind'], who, ...(text !== undefined && { text }) })
    }
    await hub.introduce(room)
    await recall(hub, room)
    hub.changed(room)
    // the server ended between the hang-up and the inspection
    if (!room.ended && room.events.some(({ type }) => type === 'hangup')) hub.endings.soon(room)
  }
}

/** What the inspection has come to, where nothing has come since. */
async function recall({ system }: Hub, room: Room): Promise<void> {
  const { endedAt, conversationKey, log } = room
  if (endedAt === undefined || conversationKey === null || log.some(({ receivedAt }) => receivedAt > endedAt)) return
  const stored = (await summariesOf(system.db, [conversationKey])).get(conversationKey)
  if (!stored) return
  const { id, score, outOf, grade, fatal, broken, undecided } = stored
  room.concluded = { type: 'concluded', id, score, outOf, grade, fatal, broken, undecided } as Concluded
  room.concludedAfter = log.length
}

function retell(hub: Hub, room: Room, { seq, receivedAt, sealed }: JournalEntry): void {
  room.take({ seq, event: hub.system.vault.open(`live/${room.id}/${seq}`, sealed) as LiveEvent, receivedAt })
  room.have.add(seq)
}
