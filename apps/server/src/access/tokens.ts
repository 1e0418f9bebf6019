import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/** Under this hash a session or key is kept: who reads the database cannot sign in with it. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex')

/** What a page sends back to show that it is ours: only who has read the session's answer knows it. */
export const csrfOf = (token: string): string => createHmac('sha256', token).update('csrf').digest('base64url')

export function sameSecret(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
