import type { ConversationFilter } from '@liangyan/contract'
import { Button, Tag } from 'antd'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { figure } from '../../words/figures.ts'
import { dateAndTime } from '../../words/moments.ts'
import { nameOf } from '../../words/names.ts'
import styles from './conversations.module.css'
import type { FilterName, ListChoice } from './list-address.ts'
import { useTitles, type Titles } from './titles.ts'

interface Props {
  readonly choice: ListChoice
  readonly onChoose: (choice: ListChoice) => void
}

/** What the list is narrowed by, each part to be taken away; a link's conditions show here too. */
export function FilterTags({ choice, onChoose }: Props) {
  const { t } = useTranslation()
  const titles = useTitles()
  const conditions = conditionsOf(choice, t, titles)
  if (conditions.length === 0) return null

  function drop(names: readonly FilterName[]) {
    const filter = { ...choice.filter }
    for (const name of names) delete filter[name]
    onChoose({ ...choice, filter })
  }
  return (
    <>
      {conditions.map(({ names, label, text }) => (
        <Tag
          key={label}
          className={styles.condition}
          closable={{ 'aria-label': t('conversations.filter.remove', { name: label }) }}
          onClose={(event) => {
            event.preventDefault()
            drop(names)
          }}
        >
          <span className={styles.quiet}>{label}</span> {text}
        </Tag>
      ))}
      <Button type="link" size="small" onClick={() => onChoose({ filter: {}, order: choice.order })}>
        {t('conversations.filter.clear')}
      </Button>
    </>
  )
}

interface Condition {
  readonly names: readonly FilterName[]
  readonly label: string
  readonly text: string
}

/** The conditions of a choice in words; the period says itself in the bar above. */
function conditionsOf({ period, filter }: ListChoice, t: TFunction, titles: Titles): readonly Condition[] {
  const { from, to, scoreFrom, scoreTo, ...rest } = filter
  const conditions: Condition[] = []
  if (period === undefined && (from !== undefined || to !== undefined)) {
    const text = range(t, from && dateAndTime(from), to && dateAndTime(to))
    conditions.push({ names: ['from', 'to'], label: t('conversations.filter.period'), text })
  }
  if (scoreFrom !== undefined || scoreTo !== undefined) {
    const text = range(t, scoreFrom?.toString(), scoreTo?.toString())
    conditions.push({ names: ['scoreFrom', 'scoreTo'], label: t('conversations.filter.score'), text })
  }
  for (const name of Object.keys(rest) as (keyof typeof rest)[]) {
    if (rest[name] === undefined) continue
    conditions.push({ names: [name], label: t(`conversations.filter.${name}`), text: textOf(name, rest, t, titles) })
  }
  return conditions
}

function range(t: TFunction, from: string | undefined, to: string | undefined): string {
  if (from !== undefined && to !== undefined) return t('conversations.filter.between', { from, to })
  return from === undefined ? t('conversations.filter.atMost', { to }) : t('conversations.filter.atLeast', { from })
}

function textOf(name: FilterName, filter: ConversationFilter, t: TFunction, titles: Titles): string {
  const { team, hour } = filter
  switch (name) {
    case 'team':
      return titles.team(team ?? 0)
    case 'hour':
      return t('conversations.filter.hourOf', { hour: figure(hour ?? 0) })
    case 'fatal':
      return filter.fatal ? t('conversations.filter.yes') : t('conversations.filter.no')
    case 'agent':
    case 'contact':
    case 'criterion':
    case 'clause':
      return titles[name](filter[name] ?? '')
    case 'channel':
    case 'direction':
    case 'verdict':
    case 'reviewState':
      return nameOf(t, name, filter[name] ?? '')
    default:
      return String(filter[name])
  }
}
