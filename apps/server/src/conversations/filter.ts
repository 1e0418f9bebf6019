import type { ConversationFilter } from '@liangyan/contract'
import type { Filter } from '@liangyan/store'
import type { System } from '../system.ts'

/** A filter as the contract writes it, for the store; a moment's clauses are those of the version in force. */
export async function filterFor(
  { standards }: Pick<System, 'standards'>,
  { from, to, moment, ...rest }: ConversationFilter,
): Promise<Filter> {
  return {
    ...rest,
    ...(from !== undefined && { from: new Date(from) }),
    ...(to !== undefined && { to: new Date(to) }),
    ...(moment !== undefined && { clauses: await clausesOf(standards, moment) }),
  }
}

/** Clauses of a moment, and of those that are part of it. */
async function clausesOf(standards: System['standards'], title: string): Promise<string[]> {
  const { standard } = await standards.inForce()
  const titles = new Set([title])
  // the tree is written from the top down
  for (const moment of standard.practice.moments) {
    if (moment.in !== undefined && titles.has(moment.in)) titles.add(moment.title)
  }
  return standard.clauses.flatMap(({ clause: { id, moment } }) =>
    moment !== undefined && titles.has(moment) ? id : [],
  )
}
