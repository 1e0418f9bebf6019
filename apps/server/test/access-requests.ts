import { type AnyRoute, type BodyOf, type revealConversation } from '@liangyan/contract'
import type { AccessWorld, AskerName, Whose } from './access-world.ts'
import type { Asker } from './running.ts'

/** How a route is asked for one person's data. */
interface Request {
  readonly input: (
    whose: Whose,
    who: AskerName,
  ) => NonNullable<Parameters<Asker['ask']>[1]> | Promise<NonNullable<Parameters<Asker['ask']>[1]>>
  /** What stands in a list's answer where it holds this person's data. */
  readonly mark: (whose: Whose) => string
}

/**
 * What the lines of the access table need to be asked that name somebody's data. Without an entry a route is asked for
 * the conversation as `:id`, and a list must name the conversation's id.
 */
export function requestsIn(world: AccessWorld): { readonly of: (route: AnyRoute) => Request } {
  const stated: Readonly<Record<string, Partial<Request>>> = {
    'conversations.reveal': {
      input: (whose) => ({
        params: { id: world.conversation(whose) },
        body: { reason: '核对' } satisfies BodyOf<typeof revealConversation>,
      }),
    },
    'conversations.forget': { input: async (whose) => ({ params: { id: await world.further(whose) } }) },
  }
  const usual: Request = {
    input: (whose) => ({ params: { id: world.conversation(whose) } }),
    mark: (whose) => `"${world.conversation(whose)}"`,
  }
  return { of: ({ name }) => ({ ...usual, ...stated[name] }) }
}
