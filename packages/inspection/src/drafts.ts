import type { Standard } from '@liangyan/standard'

/** The standard with its drafts on trial: a draft is tried on its own examples before anybody else runs it. */
export function withDraftsOnTrial(standard: Standard): Standard {
  const clauses = standard.clauses.map(({ clause, place }) => ({
    place,
    clause: clause.status === 'draft' ? { ...clause, status: 'trial' as const } : clause,
  }))
  return { ...standard, clauses }
}
