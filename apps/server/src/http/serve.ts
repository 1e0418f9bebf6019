import { type AnswerOf, type AnyRoute, type BodyOf, type ParamsOf, type QueryOf, Refusal } from '@liangyan/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { admit, visitorOf } from '../access/guard.ts'
import type { Visitor } from '../access/visitor.ts'
import type { System } from '../system.ts'

/** A request that has been validated and admitted. */
export interface Asked<R extends AnyRoute> {
  readonly params: ParamsOf<R>
  readonly query: QueryOf<R>
  readonly body: BodyOf<R>
  /** Undefined only on routes for anyone. */
  readonly visitor: R['roles'] extends 'anyone' ? Visitor | undefined : Visitor
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/** Answers a route of the contract: what comes in is validated by its schemas, what goes out holds nothing else. */
export type Serve = <R extends AnyRoute>(
  route: R,
  handler: (asked: Asked<R>) => Promise<R['download'] extends true ? unknown : AnswerOf<R>>,
) => void

export function serving(app: FastifyInstance, system: System): Serve {
  return (route, handler) => {
    const { params, query, body, answer, name, summary, scope, roles, limit } = route
    app.route({
      method: route.method,
      url: route.path,
      schema: {
        operationId: name,
        summary,
        tags: [name.split('.')[0]],
        ...(params && { params }),
        ...(query && { querystring: query }),
        ...(body && { body }),
        ...(route.upload && { consumes: ['multipart/form-data'] }),
        ...(roles !== 'anyone' && {
          security: scope === undefined ? [{ session: [] }] : [{ session: [] }, { key: [] }],
        }),
        response: { ...(answer && !route.download && { 200: answer }), '4xx': Refusal, '5xx': Refusal },
      },
      config: { route, ...(limit && { rateLimit: { max: limit.requests, timeWindow: limit.seconds * 1000 } }) },
      // before the body is read: who may not ask need not be listened to
      onRequest: async (request, reply) => {
        // what is answered is for who asked, now
        reply.header('cache-control', 'no-store')
        const visitor = await visitorOf(system, request)
        admit(route, visitor, request)
        request.visitor = visitor
      },
      handler: async (request, reply) =>
        handler({
          params: request.params,
          query: request.query,
          body: request.body,
          visitor: request.visitor,
          request,
          reply,
        } as never),
    })
  }
}

declare module 'fastify' {
  interface FastifyRequest {
    visitor: Visitor | undefined
  }
  interface FastifyContextConfig {
    route?: AnyRoute
  }
}
