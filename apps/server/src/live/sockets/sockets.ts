import websocket from '@fastify/websocket'
import { CLOSED, type Role, SOCKETS } from '@liangyan/contract'
import { liveByToken } from '@liangyan/store'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Type, type TUnion } from 'typebox'
import type { WebSocket } from 'ws'
import { visitorOf } from '../../access/guard.ts'
import { hashOfToken } from '../../access/tokens.ts'
import { nameOf, personOf, type Visitor } from '../../access/visitor.ts'
import type { System } from '../../system.ts'
import { serveChat } from './chat.ts'
import { serveDesk } from './desk.ts'
import { serveFloor } from './floor.ts'
import type { Live } from '../live.ts'
import type { LiveSocket } from './socket.ts'
import { serveSource } from './source.ts'

/** The longest message, in bytes. */
const LONGEST = 256 * 1024

type Person = Extract<Visitor, { kind: 'person' }>

/** The sockets of the live protocol. */
export async function serveSockets(app: FastifyInstance, system: System, live: Live): Promise<void> {
  await app.register(websocket, { options: { maxPayload: LONGEST } })
  await app.register(async (inner) => {
    inner.addHook('onRequest', async (request) => {
      // who shows nothing known is told so by the socket's close: a page cannot read the answer of a failed upgrade
      request.visitor = await visitorOf(system, request).catch(() => undefined)
    })
    inner.get(SOCKETS.source, { websocket: true }, (ws, { visitor, socket: line }) => {
      if (visitor?.kind !== 'key') return ws.close(CLOSED.notAdmitted, '缺少有效的接口密钥')
      if (!visitor.scopes.includes('live:write')) return ws.close(CLOSED.forbidden, '接口密钥没有 live:write 权限')
      logged(serveSource(live.hub, { ws, line }))
    })
    inner.get(SOCKETS.desk, { websocket: true }, (ws, request) => {
      const visitor = admitted(ws, request, ['agent', 'team-lead'], system)
      if (!visitor) return
      const { user } = visitor.person
      if (user.staffNumber === null) return ws.close(CLOSED.forbidden, '您的账号没有工号，不能使用坐席台')
      const { staffNumber: agent, name, teamId: team } = user
      logged(
        serveDesk(
          live,
          { ws, line: request.socket },
          { agent, name, team, doer: doerOf(visitor), address: request.ip },
        ),
      )
    })
    inner.get(SOCKETS.floor, { websocket: true }, (ws, request) => {
      const visitor = admitted(ws, request, ['team-lead', 'manager', 'administrator'], system)
      if (!visitor) return
      const { user } = visitor.person
      if (user.role === 'team-lead' && user.teamId === null)
        return ws.close(CLOSED.forbidden, '您的账号不属于任何班组，不能使用班组长台')
      const team = user.role === 'team-lead' ? user.teamId : null
      const agent = user.role === 'team-lead' ? (user.staffNumber ?? undefined) : undefined
      const socket = serveFloor(
        live,
        { ws, line: request.socket },
        { name: user.name, team, agent, doer: doerOf(visitor), address: request.ip },
      )
      socket.then(logged).catch((error: unknown) => {
        system.log.error({ error }, 'the floor cannot be shown')
        ws.close(1011)
      })
    })
    inner.get<{ Querystring: { token?: string; from?: string } }>(
      SOCKETS.chat,
      { websocket: true, schema: { querystring: ChatQuery } },
      (ws, { query, socket: line }) => {
        const row = query.token === undefined ? undefined : liveByToken(system.db, hashOfToken(query.token))
        const early = holdBack(ws)
        Promise.resolve(row)
          .then(async (found) => {
            const room = found && live.hub.room(found.id)
            // what is shown is kept
            await room?.safe
            if (!room) return ws.close(found ? CLOSED.unknown : CLOSED.notAdmitted, '会话不存在或已结束')
            logged(serveChat(live, { ws, line }, room, Number(query.from ?? 0)))
            early()
          })
          .catch((error: unknown) => {
            system.log.error({ error }, 'the chat cannot be shown')
            ws.close(1011)
          })
      },
    )
  })

  function logged(socket: LiveSocket<TUnion>): void {
    socket.onInternal = (error) => system.log.error({ error }, 'live message failed')
  }
}

const ChatQuery = Type.Object({
  token: Type.Optional(Type.String({ maxLength: 100 })),
  from: Type.Optional(Type.String({ pattern: '^\\d{1,6}$' })),
})

const doerOf = (visitor: Person) => ({ userId: personOf(visitor), who: nameOf(visitor) })

/** What comes before anybody listens is kept; the answer hands it on. */
function holdBack(ws: WebSocket): () => void {
  const early: [Buffer, boolean][] = []
  const keep = (data: Buffer, binary: boolean) => early.push([data, binary])
  ws.on('message', keep)
  return () => {
    ws.off('message', keep)
    for (const [data, binary] of early) ws.emit('message', data, binary)
  }
}

/** A person with one of these roles who comes from this server's own pages; closes the socket for others. */
export function admitted(
  ws: WebSocket,
  request: FastifyRequest,
  roles: readonly Role[],
  system: System,
): Person | undefined {
  const { visitor } = request
  if (visitor?.kind !== 'person') ws.close(CLOSED.notAdmitted, '尚未登录或登录已过期')
  // cookies come along from any page: only this server's own may use them
  else if (!isOwnPage(request, system) || !roles.includes(visitor.role) || visitor.person.user.mustChangePassword)
    ws.close(CLOSED.forbidden, '无权使用')
  else return visitor
  return undefined
}

function isOwnPage({ headers }: FastifyRequest, { settings }: System): boolean {
  const { origin, host } = headers
  if (origin === undefined || !URL.canParse(origin)) return false
  return new URL(origin).host === host || origin === settings.url
}
