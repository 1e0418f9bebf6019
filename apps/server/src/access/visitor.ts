import { REVIEWERS, type Role, type Scope } from '@liangyan/contract'
import type { Person, Sight } from '@liangyan/store'
import type { FastifyRequest } from 'fastify'

/** Who asks: a person signed in, or a machine with a key. */
export type Visitor =
  | {
      readonly kind: 'person'
      readonly person: Person
      readonly role: Role
      readonly tokenHash: string
      readonly csrf: string
    }
  | { readonly kind: 'key'; readonly id: number; readonly name: string; readonly scopes: readonly Scope[] }

/** Whose conversations they may see: an agent own ones, a team lead those of the team, others all. */
export function sightOf(visitor: Visitor): Sight {
  if (visitor.kind === 'key') return { all: true }
  const { user } = visitor.person
  if (visitor.role === 'agent') return user.staffNumber === null ? { none: true } : { agent: user.staffNumber }
  if (visitor.role === 'team-lead') return user.teamId === null ? { none: true } : { team: user.teamId }
  return (REVIEWERS as readonly Role[]).includes(visitor.role) ? { all: true, scoresBlind: user.id } : { all: true }
}

/** The name that the audit trail keeps. */
export function nameOf(visitor: Visitor): string {
  return visitor.kind === 'key' ? `接口密钥 ${visitor.name}` : nameOfPerson(visitor.person)
}

export const nameOfPerson = ({ user }: Person): string => `${user.name}（${user.login}）`

/** The person's number; null for a machine. */
export const personOf = (visitor: Visitor): number | null => (visitor.kind === 'person' ? visitor.person.user.id : null)

/** Who did it and from where, as the audit trail keeps it: `record(tx, { ...actorOf(visitor, request), action })`. */
export function actorOf(
  visitor: Visitor,
  request: FastifyRequest,
): { readonly userId: number | null; readonly who: string; readonly address: string } {
  return { userId: personOf(visitor), who: nameOf(visitor), address: request.ip }
}
