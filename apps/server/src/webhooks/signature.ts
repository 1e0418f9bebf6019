import { createHmac } from 'node:crypto'

/** What shows that a message comes from here and when: `t=<seconds>,v1=<HMAC-SHA256 of "t.body" in hexadecimal>`. */
export function signatureOf(secret: string, body: string, now: Date): string {
  const seconds = Math.floor(now.getTime() / 1000)
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`
}
