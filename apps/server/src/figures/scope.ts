import type { Dimension, Sight } from '@liangyan/store'
import { forbidden, Refused } from '../http/refused.ts'

/** Which conversations figures are asked of; every part given must hold. */
export interface Scope {
  readonly team?: number | undefined
  readonly agent?: string | undefined
  readonly channel?: string | undefined
  readonly service?: string | undefined
}

/** What is asked, narrowed to what may be seen. Refuses to look at others'. */
export function scopeSeen(asked: Scope, sight: Sight): Scope {
  if ('all' in sight) return asked
  if ('none' in sight) throw new Refused(403, 'nobody', '您的账号尚未填写工号或班组，请联系管理员补充后再查看')
  if ('agent' in sight) {
    if (asked.agent !== undefined && asked.agent !== sight.agent) throw forbidden()
    return { ...asked, agent: sight.agent }
  }
  if (asked.team !== undefined && asked.team !== sight.team) throw forbidden()
  return { ...asked, team: sight.team }
}

const BY_PARTS: Readonly<Record<string, Dimension>> = {
  '': 'bank',
  team: 'team',
  agent: 'agent',
  channel: 'channel',
  service: 'service',
  'team-service': 'team-service',
  'channel-service': 'channel-service',
}

/** Which figures are made by just these parts; undefined where none are, and it must be counted. */
export function dimensionOf(parts: readonly (keyof Scope)[]): Dimension | undefined {
  const order = ['team', 'agent', 'channel', 'service'] as const
  return BY_PARTS[order.filter((part) => parts.includes(part)).join('-')]
}

/** The parts that a scope names. */
export function partsOf(scope: Scope): (keyof Scope)[] {
  return (['team', 'agent', 'channel', 'service'] as const).filter((part) => scope[part] !== undefined)
}

/** How figures write a scope down: every dimension has one of team, agent and channel at most. */
export function placeOf({ team, agent, channel, service }: Scope): {
  readonly value: string
  readonly service: string
} {
  return { value: String(team ?? agent ?? channel ?? ''), service: service ?? '' }
}
