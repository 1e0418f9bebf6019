/** What kind of thing is wrong with the database. Programs go by it, people read the message. */
export type DatabaseProblemKind =
  | 'unreachable'
  | 'refused'
  | 'version'
  | 'encoding'
  | 'locale'
  | 'rights'
  | 'extension'
  | 'port-taken'
  | 'disk-full'
  | 'no-permission'
  | 'no-program'
  | 'no-memory'
  | 'busy'
  | 'other'

/** The database cannot be used as it is. The message is one line of Chinese: what, where, and how to mend it. */
export class DatabaseProblem extends Error {
  readonly kind: DatabaseProblemKind

  constructor(kind: DatabaseProblemKind, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'DatabaseProblem'
    this.kind = kind
  }
}
