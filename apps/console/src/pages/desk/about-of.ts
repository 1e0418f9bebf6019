import type { LiveLine } from '@liangyan/contract'
import type { TFunction } from 'i18next'
import { wayOf } from '../../words/way.ts'

/** What kind of conversation it is: 电话呼入 · 信用卡. */
export function aboutOf(t: TFunction, { channel, direction, service }: LiveLine): string {
  return [wayOf(t, channel, direction), service].filter(Boolean).join(' · ')
}
