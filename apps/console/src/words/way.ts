import type { TFunction } from 'i18next'
import { nameOf } from './names.ts'

/** How a conversation came about: 电话呼入. Nobody calls in a chat: 在线. */
export function wayOf(t: TFunction, channel: string, direction: string): string {
  const name = nameOf(t, 'channel', channel)
  if (direction === '' || (channel === 'chat' && direction === 'inbound')) return name
  // words of Latin letters need a space between them
  return `${name}${/[a-z]$/i.test(name) ? ' ' : ''}${nameOf(t, 'direction', direction)}`
}
