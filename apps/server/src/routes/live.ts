import { endLive, liveCustomer, type LiveView, openLive, readLive, tellLive } from '@liangyan/contract'
import { notFound, Refused } from '../http/refused.ts'
import type { Serve } from '../http/serve.ts'
import { historyOf } from '../live/people/customer-history.ts'
import type { Live } from '../live/live.ts'
import { LiveRefused } from '../live/progress/live-refused.ts'
import { openStream } from '../live/progress/open-stream.ts'
import type { Room } from '../live/progress/room.ts'
import { snapshotOf } from '../live/progress/snapshot.ts'
import type { System } from '../system.ts'

/** Sources without a socket: the same, asked and answered. */
export function serveLive(serve: Serve, system: System, { hub }: Live): void {
  serve(openLive, async ({ params, body }) => {
    const room = await refusing(() => openStream(hub, params.id, body))
    return { have: room.have.ranges, ended: room.ended }
  })

  serve(tellLive, async ({ params, body }) => {
    const room = stream(params.id)
    await refusing(() => Promise.all(body.events.map(({ seq, event }) => hub.take(room, seq, event))))
    const view = JSON.parse(await hub.ask({ what: 'view', key: room.key })) as LiveView
    return { have: room.have.ranges, view }
  })

  serve(endLive, async ({ params }) => {
    const room = stream(params.id)
    await hub.end(room)
    return room.concluded!
  })

  serve(readLive, async ({ params }) => snapshotOf(hub, stream(params.id)))

  serve(liveCustomer, async ({ params, visitor }) => {
    const room = hub.room(params.id)
    // an agent knows the customers who are at the own desk; a lead those of the team
    const { user } = visitor.kind === 'person' ? visitor.person : { user: undefined }
    const mine =
      room && user && (room.agent === user.staffNumber || (user.role === 'team-lead' && room.team === user.teamId))
    if (!mine) throw notFound('进行中的会话')
    return historyOf(system, room)
  })

  function stream(id: string): Room {
    const room = hub.room(id)
    if (room?.kind !== 'stream') throw notFound('进行中的会话')
    return room
  }
}

const STATUS: Readonly<Partial<Record<LiveRefused['code'], number>>> = { unknown: 404, different: 409, ended: 409 }

async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof LiveRefused)) throw error
    throw new Refused(STATUS[error.code] ?? 400, error.code, error.message)
  }
}
