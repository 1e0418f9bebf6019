import type { Static, TSchema } from 'typebox'
import type { Role, Scope } from './roles.ts'

/**
 * One request that the server answers: said once, and from it come validation, access, the API page and the client's
 * types. `roles` are the people it is for: `anyone` without signing in, `signed-in` for every role. `scope` lets a
 * machine's key ask too. Whose data the answer holds is the server's part: an agent sees own conversations, a team lead
 * those of the team.
 */
export interface Route<
  P extends TSchema = TSchema,
  Q extends TSchema = TSchema,
  B extends TSchema = TSchema,
  A extends TSchema = TSchema,
> {
  /** Unique, e.g. `conversations.list`. */
  readonly name: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Parameters are written `:id`. */
  readonly path: `/api/${string}`
  readonly summary: string
  readonly roles: readonly Role[] | 'signed-in' | 'anyone'
  readonly scope?: Scope
  /** At most so many requests from one address in so many seconds. */
  readonly limit?: { readonly requests: number; readonly seconds: number }
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  readonly answer: A
  /** The body comes as multipart. */
  readonly upload?: true
  /** The answer is a file, or leads elsewhere: `answer` says nothing of it. */
  readonly download?: true
}

/** States a route; the identity, with its types inferred. */
export function route<
  P extends TSchema = never,
  Q extends TSchema = never,
  B extends TSchema = never,
  A extends TSchema = never,
>(stated: Route<P, Q, B, A>): Route<P, Q, B, A> {
  return stated
}

// oxlint-disable-next-line typescript/no-explicit-any -- schemas of any kind
export type AnyRoute = Route<any, any, any, any>
type Part<S> = [S] extends [never] ? undefined : S extends TSchema ? Static<S> : undefined

export type ParamsOf<R> = R extends Route<infer P, infer _Q, infer _B, infer _A> ? Part<P> : never
export type QueryOf<R> = R extends Route<infer _P, infer Q, infer _B, infer _A> ? Part<Q> : never
export type BodyOf<R> = R extends Route<infer _P, infer _Q, infer B, infer _A> ? Part<B> : never
export type AnswerOf<R> = R extends Route<infer _P, infer _Q, infer _B, infer A> ? Part<A> : never
