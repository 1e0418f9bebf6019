import { randomInt } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'

/** Argon2id with the library's defaults (19 MiB, two passes), as OWASP asks. */
export async function hashPassword(password: string): Promise<string> {
  return hash(password)
}

/** Whether it is the password; false where there is none. Takes as long for a person who does not exist. */
export async function isPassword(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  if (passwordHash === null || passwordHash === undefined) {
    await verify(await nobody(), password)
    return false
  }
  return verify(passwordHash, password)
}

let madeOnce: Promise<string> | undefined
const nobody = (): Promise<string> => (madeOnce ??= hash('nobody has this password'))

/** Letters and digits that nobody mistakes for each other when they are read out or copied by hand. */
const UNMISTAKABLE = 'abcdefghjkmnpqrstuvwxyz23456789'

/** A password for the first sign-in, such as `k7mw-x3pd-9rqt`: 59 bits. */
export function temporaryPassword(): string {
  const group = () => Array.from({ length: 4 }, () => UNMISTAKABLE[randomInt(UNMISTAKABLE.length)]).join('')
  return [group(), group(), group()].join('-')
}
