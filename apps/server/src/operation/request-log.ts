import type { FastifyInstance } from 'fastify'
import type { Visitor } from '../access/visitor.ts'

/** Asked every few seconds by those who watch over the server: worth a line only to who looks for it. */
const PROBES = new Set(['/api/health', '/api/ready', '/api/metrics'])

/**
 * One line for each request: which route, not which address, for that may hold words, ids and names; who asked by number.
 */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, { statusCode: status, elapsedTime }) => {
    const { method, routeOptions, visitor, log } = request
    const route = routeOptions.url ?? 'none'
    const line = { method, route, status, ms: Math.round(elapsedTime), ...byNumber(visitor) }
    if (PROBES.has(route)) log.debug(line, 'request')
    else log.info(line, 'request')
  })
}

function byNumber(visitor: Visitor | undefined): { readonly user?: number; readonly key?: number } {
  if (!visitor) return {}
  return visitor.kind === 'key' ? { key: visitor.id } : { user: visitor.person.user.id }
}
