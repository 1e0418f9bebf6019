import { clausePrecision, type ClausePrecision } from '@liangyan/contract'
import { Checkbox, Input, Table, type TableColumnsType } from 'antd'
import type { TFunction } from 'i18next'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { useRoute } from '../../../api/index.ts'
import { EmptyState, ErrorState, LoadingState } from '../../../shell/states/index.ts'
import { figure } from '../../../words/figures.ts'
import { listAddress } from '../../conversations/list-address.ts'
import { ReviewFrame } from '../frame/review-frame.tsx'
import panel from '../panel.module.css'
import { PeriodChoice, readPeriod, sinceOf } from './period-choice.tsx'
import { GOOD, ShareMark } from './share-mark.tsx'

/** How far each clause can be relied on, from reviews. */
export function Content() {
  const { t } = useTranslation()
  const [address, setAddress] = useSearchParams()
  const [words, setWords] = useState('')
  const period = readPeriod(address)
  const low = address.has('low')
  const choose = (next: { readonly period?: string; readonly low?: boolean }) => {
    const search = { period: next.period ?? period, ...((next.low ?? low) && { low: '1' }) }
    setAddress(search, { replace: true })
  }
  return (
    <ReviewFrame text={t('quality.precision.text')}>
      <div className={panel.bar}>
        <span className={panel.quiet}>{t('quality.precision.conversationsOf')}</span>
        <PeriodChoice period={period} onChoose={(next) => choose({ period: next })} />
        <Input.Search
          style={{ width: 240 }}
          allowClear
          aria-label={t('quality.precision.search')}
          placeholder={t('quality.precision.search')}
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
        <Checkbox checked={low} onChange={({ target }) => choose({ low: target.checked })}>
          {t('quality.precision.low')}
        </Checkbox>
      </div>
      <div className={`${panel.panel} ${panel.table}`}>
        <Listed since={sinceOf(period)} words={words.trim().toLowerCase()} low={low} />
      </div>
    </ReviewFrame>
  )
}

interface ListedProps {
  readonly since: { readonly from?: string }
  readonly words: string
  readonly low: boolean
}

function Listed({ since, words, low }: ListedProps) {
  const { t } = useTranslation()
  const { data, error, refetch } = useRoute(clausePrecision, { query: since }, { fresh: 60_000, keepsLast: true })
  const { from } = since
  const columns = useMemo(() => columnsFor(t, from), [t, from])
  if (data === undefined) return error ? <ErrorState error={error} onRetry={refetch} /> : <LoadingState />
  if (data.items.length === 0)
    return <EmptyState title={t('quality.precision.empty')} text={t('quality.precision.emptyText')} />
  const shown = data.items.filter(
    ({ clause, title, criterion, precision }) =>
      `${clause} ${title} ${criterion}`.toLowerCase().includes(words) &&
      (!low || (precision !== null && precision.value < GOOD)),
  )
  if (shown.length === 0) return <EmptyState title={t('quality.precision.none')} />
  return (
    <Table<ClausePrecision>
      size="middle"
      rowKey="clause"
      columns={columns}
      dataSource={shown}
      pagination={shown.length > 50 && { pageSize: 50, showSizeChanger: false }}
    />
  )
}

function columnsFor(t: TFunction, from: string | undefined): TableColumnsType<ClausePrecision> {
  const count = (name: 'confirmed' | 'overturned' | 'missed') => ({
    key: name,
    title: t(`quality.precision.columns.${name}`),
    align: 'end' as const,
    width: 90,
    sorter: (a: ClausePrecision, b: ClausePrecision) => a[name] - b[name],
    render: (_: unknown, row: ClausePrecision) => figure(row[name]),
  })
  const share = (name: 'precision' | 'recall') => ({
    key: name,
    title: t(`quality.precision.columns.${name}`),
    width: 212,
    sorter: (a: ClausePrecision, b: ClausePrecision) => (a[name]?.value ?? 2) - (b[name]?.value ?? 2),
    render: (_: unknown, row: ClausePrecision) => <ShareMark share={row[name]} />,
  })
  return [
    {
      key: 'clause',
      title: t('quality.precision.columns.clause'),
      render: (_, { clause, title, criterion }) => (
        <>
          <Link to={`/standards/clauses/${encodeURIComponent(clause)}`}>{title}</Link>
          <div className={`${panel.quiet} ${panel.small}`}>{criterion}</div>
        </>
      ),
    },
    share('precision'),
    share('recall'),
    count('confirmed'),
    count('overturned'),
    count('missed'),
    {
      key: 'conversations',
      title: t('quality.precision.columns.conversations'),
      width: 100,
      render: (_, { clause }) => (
        <Link to={listAddress({ filter: { clause, ...(from !== undefined && { from }) } })}>
          {t('quality.precision.see')}
        </Link>
      ),
    },
  ]
}
