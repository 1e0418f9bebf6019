import { type AnyRoute, type BodyOf, type revealConversation } from '@liangyan/contract'
import { sql } from '@liangyan/store'
import { type AccessWorld, type AskerName, type Whose, WHOSE } from './access-world.ts'
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
  const appeals = appealsIn(world)
  const stated: Readonly<Record<string, Partial<Request>>> = {
    'conversations.reveal': {
      input: (whose) => ({
        params: { id: world.conversation(whose) },
        body: { reason: '核对' } satisfies BodyOf<typeof revealConversation>,
      }),
    },
    'conversations.explain': {
      input: (whose) => ({ params: { id: world.conversation(whose), clause: 'hold-limit' } }),
    },
    'overview.agents': {
      input: () => ({ query: { from: '2026-03-05', to: '2026-03-05' } }),
      mark: (whose) => `"staff-${whose}"`,
    },
    'appeals.list': {
      input: async () => {
        for (const each of WHOSE) await appeals.of(each)
        return {}
      },
    },
    'appeals.read': { input: async (whose) => ({ params: { id: await appeals.of(whose) } }) },
    'results.read': { input: resultsOf },
    'results.list': { input: resultsOf },
    'conversations.forget': { input: async (whose) => ({ params: { id: await world.further(whose) } }) },
  }
  const usual: Request = {
    input: (whose) => ({ params: { id: world.conversation(whose) } }),
    mark: (whose) => `"${world.conversation(whose)}"`,
  }
  return { of: ({ name }) => ({ ...usual, ...stated[name] }) }
}

/** Each of the three agents is asked for by number, also the own. */
const resultsOf = (whose: Whose) => ({ query: { from: '2026-03-01', to: '2026-03-31', agent: `staff-${whose}` } })

/** An appeal about each of the three conversations, made when first asked for. */
function appealsIn({ system, conversation }: AccessWorld): { readonly of: (whose: Whose) => Promise<number> } {
  const made = new Map<Whose, Promise<number>>()
  const make = async (whose: Whose): Promise<number> => {
    const { rows } = await system.db.execute<{ id: string }>(sql`
      insert into appeals (conversation_key, agent_id, team_id, published_at, state, settled_at)
      select c.key, u.id, c.team_id, now(), 'rejected', now() from conversations c join users u on u.staff_number = c.agent
      where c.id = ${conversation(whose)} returning id`)
    return Number(rows[0].id)
  }
  return { of: async (whose) => made.get(whose) ?? made.set(whose, make(whose)).get(whose)! }
}
