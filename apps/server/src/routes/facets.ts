import { conversationFacets as route } from '@liangyan/contract'
import { conversationFacets } from '@liangyan/store'
import { sightOf } from '../access/visitor.ts'
import type { Serve } from '../http/serve.ts'
import type { System } from '../system.ts'

export function serveFacets(serve: Serve, { db, standards }: System): void {
  serve(route, async ({ visitor }) => {
    const [facets, { standard }] = await Promise.all([conversationFacets(db, sightOf(visitor)), standards.inForce()])
    const [card] = standard.scorecards
    return {
      ...facets,
      contacts: standard.contact.map(({ id, title }) => ({ id, title })),
      criteria: standard.criteria.map(({ id, title }) => ({ id, title })),
      clauses: standard.clauses.map(({ clause: { id, title, moment = '' } }) => ({ id, title, moment })),
      grades: card?.grades.map(({ title }) => title) ?? [],
    }
  })
}
