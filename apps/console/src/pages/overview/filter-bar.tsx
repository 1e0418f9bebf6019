import { Button, DatePicker, Segmented, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../shell/session.ts'
import { nameOf } from '../../words/names.ts'
import { useFacets } from '../conversations/titles.ts'
import { type Choice, daysOf, PERIODS, type Period, type Scope, SCOPE_NAMES, type ScopeName } from './choice.ts'
import styles from './overview.module.css'

interface Props {
  readonly choice: Choice
  readonly today: string
  readonly onChoose: (choice: Choice) => void
}
type Answer = Period | 'own'
interface Option {
  readonly value: string | number
  readonly label: string
}

/** Days and what the figures are narrowed to. */
export function FilterBar({ choice, today, onChoose }: Props) {
  const { t } = useTranslation()
  const { role } = useMe()
  const options = useOptions()
  const { scope } = choice
  const names = role === 'team-lead' ? SCOPE_NAMES.filter((name) => name !== 'team') : SCOPE_NAMES
  const isNarrowed = names.some((name) => scope[name] !== undefined)
  return (
    <section className={styles.filters} aria-label={t('overview.filter.label')}>
      <PeriodChoice choice={choice} today={today} onChoose={onChoose} />
      <span className={styles.space} />
      {names.map((name) => (
        <Select<string | number>
          key={name}
          className={styles.select}
          aria-label={t(`overview.filter.${name}`)}
          placeholder={t(`overview.filter.${name}`)}
          value={scope[name]}
          options={options[name]}
          allowClear
          showSearch={options[name].length > 8 && { optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
          onChange={(value) => onChoose({ ...choice, scope: narrowed(scope, name, value) })}
        />
      ))}
      {isNarrowed && (
        <Button type="text" onClick={() => onChoose({ ...choice, scope: {} })}>
          {t('overview.filter.clear')}
        </Button>
      )}
    </section>
  )
}

function narrowed(scope: Scope, name: ScopeName, value: string | number | undefined): Scope {
  const { [name]: _, ...others } = scope
  return value === undefined ? others : { ...others, [name]: value }
}

const ANSWERS: readonly Answer[] = [...PERIODS, 'own']
const plain = (day: Dayjs) => day.format('YYYY-MM-DD')
/** Days that the server answers for at most. */
const MOST_DAYS = 400

function PeriodChoice({ choice, today, onChoose }: Props) {
  const { t } = useTranslation()
  const [picking, setPicking] = useState(false)
  const { period } = choice
  const { from, to } = daysOf(period, today)
  function pick(days: readonly (Dayjs | null)[] | null) {
    const [first, last] = days ?? []
    if (first && last) onChoose({ ...choice, period: { from: plain(first), to: plain(last) } })
  }
  return (
    <>
      <Segmented<Answer>
        aria-label={t('overview.filter.period')}
        value={typeof period === 'string' ? period : 'own'}
        options={ANSWERS.map((value) => ({ value, label: t(`overview.period.${value}`) }))}
        onChange={(answer) => (answer === 'own' ? setPicking(true) : onChoose({ ...choice, period: answer }))}
      />
      <DatePicker.RangePicker
        aria-label={t('overview.filter.period')}
        placeholder={[t('overview.filter.from'), t('overview.filter.to')]}
        style={{ width: 236 }}
        allowClear={false}
        open={picking}
        onOpenChange={setPicking}
        value={[dayjs(from), dayjs(to)]}
        disabledDate={(day, { from: first }) => first !== undefined && Math.abs(day.diff(first, 'days')) >= MOST_DAYS}
        onChange={pick}
      />
    </>
  )
}

function useOptions(): Readonly<Record<ScopeName, Option[]>> {
  const { t } = useTranslation()
  const { data } = useFacets()
  return {
    team: (data?.teams ?? []).map(({ id, name }) => ({ value: id, label: name })),
    agent: (data?.agents ?? []).map(({ number, name }) => ({ value: number, label: `${name} ${number}` })),
    service: (data?.services ?? []).map((value) => ({ value, label: value })),
    channel: (data?.channels ?? []).map((value) => ({ value, label: nameOf(t, 'channel', value) })),
  }
}
