import emailCheck from 'validator/lib/isEmail.js'
import { eachMatch, type Finder, type Reading } from './entity.ts'

/** Addresses typed (wang@example.com) and spoken (wang艾特example点com); value in lower case. */
export const emails: Finder = {
  kinds: ['email'],
  triggers: ['@', '＠', '艾特'],
  find(reading) {
    eachMatch(reading.text, SIGN, ({ index, 0: sign }) => takeAround(reading, index, index + sign.length))
  },
}

const SIGN = /[@＠]|艾特/g
const LOCAL = /[A-Za-z0-9][A-Za-z0-9._%+-]{0,63} ?$/
const DOMAIN = /^ ?[A-Za-z0-9-]{1,63}(?:(?:\.| ?点 ?)[A-Za-z0-9-]{1,63}){1,4}/

function takeAround(reading: Reading, sign: number, after: number): void {
  const { text } = reading
  const local = LOCAL.exec(text.slice(Math.max(0, sign - 65), sign))
  const domain = DOMAIN.exec(text.slice(after, after + 254))
  if (!local || !domain) return
  const name = local[0].trimEnd()
  const value = `${name}@${domain[0].replaceAll('点', '.').replaceAll(' ', '')}`.toLowerCase()
  if (emailCheck.default(value)) reading.take('email', sign - local[0].length, after + domain[0].length, value)
}
