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
