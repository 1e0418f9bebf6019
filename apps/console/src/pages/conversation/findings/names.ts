import type { TFunction } from 'i18next'
import { nameOf } from '../../../words/names.ts'

/** What decided a finding; a basis that has no name stands for itself. */
export function basisName(t: TFunction, basis: string): string {
  return (t as (key: string, options: object) => string)(`conversation.basis.${basis}`, { defaultValue: basis })
}

/** What a person says of a finding; of an undecided one, how it was answered. */
export function opinionName(t: TFunction, opinion: string, verdict: 'broken' | 'undecided'): string {
  if (verdict === 'undecided' && opinion === 'confirmed') return t('conversation.finding.answeredBroken')
  if (verdict === 'undecided' && opinion === 'overturned') return t('conversation.finding.answeredKept')
  return nameOf(t, 'opinion', opinion)
}
