import { conversationFacets, type AnswerOf } from '@liangyan/contract'
import { useMemo } from 'react'
import { useRoute } from '../../api/index.ts'

export type Facets = AnswerOf<typeof conversationFacets>

/** The names of what lists and filters know by id; an id without one stands for itself. */
export interface Titles {
  readonly contact: (id: string) => string
  readonly criterion: (id: string) => string
  readonly clause: (id: string) => string
  readonly team: (id: number) => string
  readonly agent: (number: string) => string
}

/** What can be chosen in filters. Changes seldom: asked once in five minutes. */
export function useFacets() {
  return useRoute(conversationFacets, {}, { fresh: 300_000 })
}

export function useTitles(): Titles {
  const { data } = useFacets()
  return useMemo(() => {
    const contacts = new Map(data?.contacts.map(({ id, title }) => [id, title]))
    const criteria = new Map(data?.criteria.map(({ id, title }) => [id, title]))
    const clauses = new Map(data?.clauses.map(({ id, title }) => [id, title]))
    const teams = new Map(data?.teams.map(({ id, name }) => [id, name]))
    const agents = new Map(data?.agents.map(({ number, name }) => [number, name]))
    // no code flashes up before its name is there
    const unnamed = (id: string) => (data === undefined ? '…' : id)
    return {
      contact: (id) => contacts.get(id) ?? unnamed(id),
      criterion: (id) => criteria.get(id) ?? unnamed(id),
      clause: (id) => clauses.get(id) ?? unnamed(id),
      team: (id) => teams.get(id) ?? unnamed(String(id)),
      agent: (number) => agents.get(number) ?? number,
    }
  }, [data])
}
