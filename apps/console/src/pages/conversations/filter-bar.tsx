import DownOutlined from '@ant-design/icons/DownOutlined'
import UpOutlined from '@ant-design/icons/UpOutlined'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../shell/session.ts'
import { nameOf } from '../../words/names.ts'
import styles from './conversations.module.css'
import { FilterSelect, type Option } from './filter-select.tsx'
import type { FilterName, ListChoice } from './list-address.ts'
import { PeriodChoice } from './period-choice.tsx'
import { ScoreRange } from './score-range.tsx'
import { useFacets } from './titles.ts'
import { WordsSearch } from './words-search.tsx'

interface Props {
  readonly choice: ListChoice
  readonly onChoose: (choice: ListChoice) => void
}

/** Everything the list can be narrowed by. What is used daily is in view, the rest one click away. */
export function FilterBar({ choice, onChoose }: Props) {
  const { t } = useTranslation()
  const [more, setMore] = useState(false)
  const { role } = useMe()
  const options = useOptions()
  const { filter } = choice

  function set(name: FilterName, value: unknown) {
    onChoose({ ...choice, filter: { ...filter, [name]: value } })
  }
  const select = (name: keyof typeof options) => (
    <FilterSelect
      key={name}
      label={t(`conversations.filter.${name}`)}
      value={filter[name]}
      options={options[name]}
      onChoose={(value) => set(name, value)}
    />
  )
  return (
    <section className={styles.filters} aria-label={t('conversations.filter.label')}>
      <div className={styles.filterRow}>
        <PeriodChoice choice={choice} onChoose={onChoose} />
        <WordsSearch value={filter.words} onChoose={(words) => set('words', words)} />
        <span className={styles.space} />
        <Select
          aria-label={t('conversations.filter.order')}
          value={choice.order ?? 'time'}
          popupMatchSelectWidth={false}
          options={[
            { value: 'time', label: t('conversations.filter.byTime') },
            { value: 'risk', label: t('conversations.filter.byRisk') },
          ]}
          onChange={(order) => onChoose({ ...choice, order: order === 'risk' ? 'risk' : undefined })}
        />
      </div>
      <div className={styles.filterRow}>
        {role !== 'agent' && [select('team'), select('agent')]}
        {select('service')}
        {select('criterion')}
        {select('grade')}
        {select('verdict')}
        {select('reviewState')}
        <Button
          type="text"
          icon={more ? <UpOutlined /> : <DownOutlined />}
          iconPlacement="end"
          aria-expanded={more}
          onClick={() => setMore(!more)}
        >
          {more ? t('conversations.filter.less') : t('conversations.filter.more')}
        </Button>
      </div>
      {more && (
        <div className={styles.filterRow}>
          {select('channel')}
          {select('direction')}
          {select('contact')}
          {select('clause')}
          {select('fatal')}
          {select('hour')}
          <ScoreRange
            from={filter.scoreFrom}
            to={filter.scoreTo}
            onChoose={(scoreFrom, scoreTo) => onChoose({ ...choice, filter: { ...filter, scoreFrom, scoreTo } })}
          />
        </div>
      )}
    </section>
  )
}

const HOURS = Array.from({ length: 24 }, (_, hour) => hour)

function useOptions() {
  const { t } = useTranslation()
  const { data } = useFacets()
  const titled = (list: readonly { readonly id: string; readonly title: string }[] = []) =>
    list.map(({ id, title }): Option => ({ value: id, label: title }))
  const named = (list: readonly string[] = []) => list.map((value): Option => ({ value, label: value }))
  const coded = (kind: 'channel' | 'direction' | 'verdict' | 'reviewState', codes: readonly string[] = []) =>
    codes.map((code): Option => ({ value: code, label: nameOf(t, kind, code) }))
  return {
    team: (data?.teams ?? []).map(({ id, name }): Option => ({ value: id, label: name })),
    agent: (data?.agents ?? []).map(({ number, name }): Option => ({ value: number, label: `${name} ${number}` })),
    service: named(data?.services),
    criterion: titled(data?.criteria),
    clause: titled(data?.clauses),
    contact: titled(data?.contacts),
    grade: named(data?.grades),
    channel: coded('channel', data?.channels),
    direction: coded('direction', ['inbound', 'outbound']),
    verdict: coded('verdict', ['broken', 'undecided']),
    reviewState: coded('reviewState', ['none', 'assigned', 'reviewed', 'appealed', 'settled']),
    fatal: [
      { value: true, label: t('conversations.filter.yes') },
      { value: false, label: t('conversations.filter.no') },
    ] satisfies Option[],
    hour: HOURS.map((hour): Option => ({ value: hour, label: t('conversations.filter.hourOf', { hour }) })),
  }
}
