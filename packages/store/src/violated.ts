import { DatabaseError } from 'pg'

/** SQLSTATE of an error that the server gave, wherever in the chain of causes it stands; undefined for other errors. */
export function sqlStateOf(error: unknown): string | undefined {
  return databaseErrorIn(error)?.code
}

/** The unique index or constraint that a statement would have violated; undefined for any other error. */
export function violatedUniqueness(error: unknown): string | undefined {
  const found = databaseErrorIn(error)
  return found?.code === '23505' ? found.constraint : undefined
}

function databaseErrorIn(error: unknown): DatabaseError | undefined {
  for (let at = error; at instanceof Error; at = at.cause) if (at instanceof DatabaseError) return at
  return undefined
}
