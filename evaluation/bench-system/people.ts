import { addKey, type Database } from '@liangyan/store'
import { hashOfToken, newKey } from '../../apps/server/src/access/tokens.ts'
import type { ServerProcess } from '../../apps/server/test/server-process.ts'
import { MANAGER, PASSWORD } from './bank.ts'

/** Headers of requests. */
export type Headers = Readonly<Record<string, string>>

/** Signs the manager in at a server, as the console does. */
export async function signedIn({ address }: ServerProcess): Promise<Headers> {
  const answer = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: MANAGER, password: PASSWORD }),
  })
  if (!answer.ok) throw new Error(`sign in: ${await answer.text()}`)
  return { cookie: answer.headers.getSetCookie()[0].replace(/;.*$/, '') }
}

/** A key for the machine that hands conversations in. */
export async function withKey(db: Database): Promise<Headers> {
  const { secret, prefix } = newKey()
  const keyHash = hashOfToken(secret)
  const scopes = ['conversations:write']
  await addKey(db, { name: 'bench', prefix, keyHash, scopes, expiresAt: null, createdBy: null })
  return { authorization: `Bearer ${secret}` }
}
