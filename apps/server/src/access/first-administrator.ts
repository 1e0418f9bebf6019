import { randomBytes } from 'node:crypto'
import { addUser, type Database, hasUsers, record } from '@liangyan/store'
import { hashPassword } from './passwords.ts'

export interface FirstAdministrator {
  readonly login: string
  readonly password: string
}

/** Where nobody could sign in: an administrator with a password that is told once and must be changed. */
export async function addFirstAdministrator(db: Database): Promise<FirstAdministrator | undefined> {
  if (await hasUsers(db)) return undefined
  const first = { login: 'admin', password: randomBytes(12).toString('base64url') }
  const passwordHash = await hashPassword(first.password)
  await db.transaction(async (tx) => {
    await addUser(tx, {
      login: first.login,
      name: '系统管理员',
      role: 'administrator',
      passwordHash,
      mustChangePassword: true,
    })
    await record(tx, { userId: null, who: '系统', action: 'user.add', subject: first.login })
  })
  return first
}
