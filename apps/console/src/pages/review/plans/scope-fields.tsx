import type { PlanFilter } from '@liangyan/contract'
import { DatePicker, InputNumber, Segmented, Select } from 'antd'
import dayjs from 'dayjs'
import { useTranslation } from 'react-i18next'
import { dayOf, endOfDay, startOfDay } from '../../../words/moments.ts'
import { nameOf } from '../../../words/names.ts'
import { useFacets } from '../../conversations/titles.ts'
import styles from './editor.module.css'
import { Field } from './field.tsx'

interface Props {
  readonly filter: PlanFilter
  readonly onChange: (filter: PlanFilter) => void
}

/** Which conversations a plan draws from. */
export function ScopeFields({ filter, onChange }: Props) {
  const { t } = useTranslation()
  const { data } = useFacets()
  const set = (change: Partial<PlanFilter>) => onChange({ ...filter, ...change })
  const select = (
    name: 'team' | 'agent' | 'service' | 'channel' | 'contact' | 'criterion',
    options: readonly { readonly value: string | number; readonly label: string }[] = [],
  ) => (
    <Select<string | number>
      className={styles.select}
      aria-label={t(`conversations.filter.${name}`)}
      placeholder={t(`conversations.filter.${name}`)}
      allowClear
      showSearch={options.length > 8 && { optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      value={filter[name]}
      options={[...options]}
      onChange={(value?: string | number) => set({ [name]: value })}
    />
  )
  const titled = (list: readonly { readonly id: string; readonly title: string }[] = []) =>
    list.map(({ id, title }) => ({ value: id, label: title }))
  return (
    <>
      <Field label={t('plans.form.period')}>
        <PeriodFields filter={filter} onChange={onChange} />
      </Field>
      <Field label={t('plans.form.scope')}>
        {select(
          'team',
          data?.teams.map(({ id, name }) => ({ value: id, label: name })),
        )}
        {select(
          'agent',
          data?.agents.map(({ number, name }) => ({ value: number, label: `${name} ${number}` })),
        )}
        {select(
          'service',
          data?.services.map((value) => ({ value, label: value })),
        )}
        {select(
          'channel',
          data?.channels.map((value) => ({ value, label: nameOf(t, 'channel', value) })),
        )}
        {select('contact', titled(data?.contacts))}
        {select('criterion', titled(data?.criteria))}
        <InputNumber<number>
          className={styles.select}
          aria-label={t('plans.form.scoreBelow')}
          placeholder={t('plans.form.scoreBelow')}
          min={0}
          max={1000}
          value={filter.scoreTo ?? null}
          suffix={t('plans.form.points')}
          onChange={(scoreTo) => set({ scoreTo: scoreTo ?? undefined })}
        />
      </Field>
    </>
  )
}

function PeriodFields({ filter, onChange }: Props) {
  const { t } = useTranslation()
  const { lastDays, from, to, ...rest } = filter
  const kind = lastDays !== undefined ? 'days' : from !== undefined || to !== undefined ? 'fixed' : 'all'
  function choose(next: 'days' | 'fixed' | 'all') {
    const today = dayOf(Date.now())
    if (next === 'days') onChange({ ...rest, lastDays: 7 })
    else if (next === 'fixed') onChange({ ...rest, from: startOfDay(`${today.slice(0, 8)}01`), to: endOfDay(today) })
    else onChange(rest)
  }
  return (
    <>
      <Segmented
        value={kind}
        aria-label={t('plans.form.period')}
        options={[
          { value: 'days', label: t('plans.form.periodDays') },
          { value: 'fixed', label: t('plans.form.periodFixed') },
          { value: 'all', label: t('plans.form.periodAll') },
        ]}
        onChange={(value) => choose(value as 'days' | 'fixed' | 'all')}
      />
      {lastDays !== undefined && (
        <>
          {t('plans.form.days')}
          <InputNumber<number>
            aria-label={t('plans.form.periodDays')}
            style={{ width: 72 }}
            min={1}
            max={366}
            precision={0}
            value={lastDays}
            onChange={(days) => onChange({ ...rest, lastDays: days ?? 1 })}
          />
          {t('plans.form.daysUnit')}
        </>
      )}
      {kind === 'fixed' && (
        <DatePicker.RangePicker
          aria-label={t('plans.form.periodFixed')}
          allowClear={false}
          value={[from === undefined ? null : dayjs(dayOf(from)), to === undefined ? null : dayjs(dayOf(to))]}
          onChange={(days) => {
            const [first, last] = days ?? []
            if (first && last)
              onChange({
                ...rest,
                from: startOfDay(first.format('YYYY-MM-DD')),
                to: endOfDay(last.format('YYYY-MM-DD')),
              })
          }}
        />
      )}
    </>
  )
}
