import type { Plan, PlanFilter, SamplingRule } from '@liangyan/contract'
import type { TFunction } from 'i18next'
import { figure, percent } from '../../../words/figures.ts'
import { dayOf } from '../../../words/moments.ts'
import { nameOf } from '../../../words/names.ts'
import type { Titles } from '../../conversations/titles.ts'

/** A rule in one line. */
export function ruleText(t: TFunction, rule: SamplingRule): string {
  switch (rule.kind) {
    case 'random':
      return t('plans.rule.random', { size: figure(rule.size) })
    case 'risk':
      return t('plans.rule.risk', { size: figure(rule.size), holdOut: percent(rule.holdOut, 1) })
    case 'stratified': {
      const { atLeast, size, share } = rule
      if (size !== undefined) return t('plans.rule.stratifiedSize', { atLeast, size: figure(size) })
      if (share !== undefined) return t('plans.rule.stratifiedShare', { atLeast, share: percent(share, 1) })
      return t('plans.rule.stratified', { atLeast })
    }
  }
}

/** The conversations a plan draws from, part by part; the period first. */
export function filterTexts(t: TFunction, filter: PlanFilter, titles: Titles): string[] {
  const { lastDays, from, to, scoreFrom, scoreTo, team, hour, fatal, words, ...rest } = filter
  const named = (Object.keys(rest) as (keyof typeof rest)[]).flatMap((name) => {
    const value = rest[name]
    if (value === undefined) return []
    switch (name) {
      case 'agent':
      case 'contact':
      case 'criterion':
      case 'clause':
        return titles[name](value)
      case 'channel':
      case 'direction':
      case 'verdict':
      case 'reviewState':
        return nameOf(t, name, value)
      default:
        return value
    }
  })
  return [
    periodText(t, { lastDays, from, to }),
    ...(team === undefined ? [] : [titles.team(team)]),
    ...named,
    ...(scoreFrom === undefined ? [] : [t('conversations.filter.atLeast', { from: figure(scoreFrom) })]),
    ...(scoreTo === undefined ? [] : [t('conversations.filter.atMost', { to: figure(scoreTo) })]),
    ...(fatal === undefined ? [] : [t('vocabulary.severity.fatal')]),
    ...(hour === undefined ? [] : [t('conversations.filter.hourOf', { hour })]),
    ...(words === undefined ? [] : [`“${words}”`]),
  ]
}

export function periodText(t: TFunction, { lastDays, from, to }: Pick<PlanFilter, 'lastDays' | 'from' | 'to'>): string {
  if (lastDays !== undefined) return t('plans.lastDays', { count: lastDays })
  if (from === undefined && to === undefined) return t('plans.allTime')
  return `${from === undefined ? '' : dayOf(from)} – ${to === undefined ? '' : dayOf(to)}`
}

export function reviewersText(t: TFunction, { reviewers }: Pick<Plan, 'reviewers'>): string {
  return reviewers.length === 0 ? t('plans.anybody') : reviewers.map(({ name }) => name).join(t('plans.separator'))
}
