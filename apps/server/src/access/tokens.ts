import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** Under this hash a session or key is kept: who reads the database cannot sign in with it. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Begins every key of a machine, so that one that was left in a file or a log is known for what it is. */
const KEY_MARK = 'ly_'

/** A key for a machine, and how it begins: what lists show of it. */
export function newKey(): { readonly secret: string; readonly prefix: string } {
  const secret = KEY_MARK + randomBytes(32).toString('base64url')
  return { secret, prefix: secret.slice(0, KEY_MARK.length + 6) }
}

/** What a page sends back to show that it is ours: only who has read the session's answer knows it. */
export const csrfOf = (token: string): string => createHmac('sha256', token).update('csrf').digest('base64url')

export function sameSecret(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
