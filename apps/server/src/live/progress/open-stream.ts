import type { LiveHead } from '@liangyan/contract'
import type { Hub } from './hub.ts'
import { LiveRefused } from './live-refused.ts'
import { reopened } from './restore.ts'
import type { Room } from './room.ts'

/** Begins a conversation of which somebody else tells, or goes on with it, also some time after its end. */
export async function openStream(hub: Hub, id: string, head: LiveHead): Promise<Room> {
  const room = await hub.open({ id, kind: 'stream', head }, (row) => reopened(hub, row))
  if (room.kind !== 'stream') throw new LiveRefused('forbidden', '此编号属于网页在线客服的会话')
  return room
}
