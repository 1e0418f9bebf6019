import * as conversationRoutes from './routes/conversations.ts'
import * as sessionRoutes from './routes/session.ts'
import * as taskRoutes from './routes/tasks.ts'
import type { AnyRoute } from './route.ts'

export * from './roles.ts'
export * from './route.ts'
export * from './shapes/basics.ts'
export * from './shapes/conversations.ts'
export * from './shapes/people.ts'
export * from './shapes/tasks.ts'
export * from './routes/conversations.ts'
export * from './routes/session.ts'
export * from './routes/tasks.ts'

/** Every route there is, by name. */
export const ROUTES: ReadonlyMap<string, AnyRoute> = new Map(
  [sessionRoutes, conversationRoutes, taskRoutes]
    .flatMap((module): unknown[] => Object.values(module))
    .filter((value): value is AnyRoute => typeof value === 'object' && value !== null && 'method' in value)
    .map((stated) => [stated.name, stated]),
)
