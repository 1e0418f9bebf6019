/** What somebody may be in the bank's quality work. One person may have several roles. */
export type Role = 'agent' | 'team-lead' | 'inspector' | 'standard-owner' | 'trainer' | 'manager' | 'administrator'

/** Who takes a step. */
export interface Person {
  readonly id: string
  readonly roles: readonly Role[]
  /** The team that a team lead leads. */
  readonly team?: string
}
