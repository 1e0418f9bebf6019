import { changeUser, type Person, personByIdentity, personById, personByLogin, record } from '@liangyan/store'
import { nameOfPerson } from '../access/visitor.ts'
import type { System } from '../system.ts'

/** What of a token says who somebody is. */
export interface Claims {
  readonly iss: string
  readonly sub: string
  readonly preferred_username?: unknown
  readonly email?: unknown
  readonly email_verified?: unknown
}

/** Names an account at the provider for good; names and addresses may pass to somebody else. */
export const identityOf = ({ iss, sub }: Claims): string => `${iss}|${sub}`

/**
 * The person a token speaks of: who has signed in with this account before, else whoever waits for it. That is a person
 * whom an administrator has set up for the single sign-on: the account's name (or confirmed e-mail address) is the login,
 * and there is neither another account nor a password. A person with a password is never linked by name: whoever may
 * choose names at the provider could choose an administrator's. Roles stay what they are here.
 */
export async function personOfClaims({ db }: System, claims: Claims, address: string): Promise<Person | undefined> {
  const identity = identityOf(claims)
  const known = await personByIdentity(db, identity)
  if (known) return known
  return db.transaction(async (tx) => {
    for (const login of loginsIn(claims)) {
      const found = await personByLogin(tx, login)
      if (!found || found.user.identity !== null || found.user.passwordHash !== null || found.user.disabled) continue
      const { id } = found.user
      await changeUser(tx, id, { identity, mustChangePassword: false })
      const entry = { userId: id, who: nameOfPerson(found), subject: found.user.login, address }
      await record(tx, { ...entry, action: 'user.link', detail: { identity } })
      return personById(tx, id)
    }
    return undefined
  })
}

/** What the person may be called here. */
export function loginsIn({ preferred_username: name, email, email_verified: confirmed }: Claims): string[] {
  return [name, confirmed === true ? email : undefined].filter((login): login is string => typeof login === 'string')
}
