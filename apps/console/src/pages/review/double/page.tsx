import { compareDoubleScoring, type DoubleScoring, listDoubleScorings } from '@liangyan/contract'
import { Button, Drawer, Segmented, Table, type TableColumnsType, Tag } from 'antd'
import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { useList, useRoute } from '../../../api/index.ts'
import { EmptyState, ErrorState, LoadingState } from '../../../shell/states/index.ts'
import { figure } from '../../../words/figures.ts'
import { dateAndTime } from '../../../words/moments.ts'
import { Comparison } from '../comparison/comparison.tsx'
import { ReviewFrame } from '../frame/review-frame.tsx'
import panel from '../panel.module.css'
import { MoreButton } from '../../../shell/more-button.tsx'
import { Scorers } from './scorers.tsx'

const STATES = ['waiting', 'arbitration', 'agreed', 'arbitrated'] as const
type State = (typeof STATES)[number]
const COLOURS: Readonly<Record<State, string>> = {
  waiting: 'default',
  agreed: 'green',
  arbitration: 'gold',
  arbitrated: 'purple',
}

/** Conversations that two score blind: how each stands. */
export function Content() {
  const { t } = useTranslation()
  const [address, setAddress] = useSearchParams()
  const state = STATES.find((each) => each === address.get('state'))
  const [compared, setCompared] = useState<DoubleScoring>()
  const list = useList(listDoubleScorings, { query: { state, limit: 50 } }, { every: () => 60_000 })
  return (
    <ReviewFrame text={t('review.double.text')}>
      <div className={panel.bar}>
        <Segmented<State | 'any'>
          aria-label={t('review.double.columns.state')}
          value={state ?? 'any'}
          options={[
            { value: 'any', label: t('review.double.any') },
            ...STATES.map((value) => ({ value, label: t(`review.double.state.${value}`) })),
          ]}
          onChange={(value) => setAddress(value === 'any' ? {} : { state: value }, { replace: true })}
        />
      </div>
      <div className={`${panel.panel} ${panel.table}`}>
        <Listed {...list} narrowed={state !== undefined} onCompare={setCompared} />
      </div>
      <MoreButton list={list} className={panel.more} />
      <Drawer
        size={760}
        title={`${t('review.comparison.title')} ${compared?.conversation.id ?? ''}`}
        open={compared !== undefined}
        onClose={() => setCompared(undefined)}
        destroyOnHidden
      >
        {compared && <OneComparison id={compared.id} />}
      </Drawer>
    </ReviewFrame>
  )
}

function OneComparison({ id }: { readonly id: number }) {
  const { data, error, refetch } = useRoute(compareDoubleScoring, { params: { id } })
  if (data === undefined) return error ? <ErrorState error={error} onRetry={refetch} /> : <LoadingState />
  return <Comparison compared={data} />
}

interface ListedProps
  extends Pick<ReturnType<typeof useList<typeof listDoubleScorings>>, 'data' | 'error' | 'refetch'> {
  readonly narrowed: boolean
  readonly onCompare: (row: DoubleScoring) => void
}

function Listed({ data, error, refetch, narrowed, onCompare }: ListedProps) {
  const { t } = useTranslation()
  if (data === undefined) return error ? <ErrorState error={error} onRetry={refetch} /> : <LoadingState />
  if (data.length === 0) {
    return narrowed ? (
      <EmptyState title={t('review.double.emptyState')} />
    ) : (
      <EmptyState title={t('review.double.empty')} text={t('review.double.emptyText')} />
    )
  }
  return (
    <Table<DoubleScoring>
      size="middle"
      rowKey="id"
      columns={columnsFor(t, onCompare)}
      dataSource={data}
      pagination={false}
    />
  )
}

function columnsFor(t: TFunction, onCompare: (row: DoubleScoring) => void): TableColumnsType<DoubleScoring> {
  return [
    {
      key: 'conversation',
      title: t('review.double.columns.conversation'),
      render: (_, { conversation: { id, startedAt, agentName, agent, service } }) => (
        <>
          <Link to={`/conversations/${encodeURIComponent(id)}`} state={{ back: '/review/double' }}>
            {id}
          </Link>
          <div className={`${panel.quiet} ${panel.small}`}>
            {dateAndTime(startedAt)} · {agentName ?? agent} · {service}
          </div>
        </>
      ),
    },
    {
      key: 'scorers',
      title: t('review.double.columns.scorers'),
      width: 340,
      render: (_, row) => <Scorers row={row} />,
    },
    {
      key: 'difference',
      title: t('review.double.columns.difference'),
      width: 110,
      render: (_, { difference, scoreLimit }) => (
        <>
          {difference === null ? <span className={panel.quiet}>—</span> : figure(difference)}
          <div className={`${panel.quiet} ${panel.small}`}>
            {t('review.double.limit', { points: figure(scoreLimit) })}
          </div>
        </>
      ),
    },
    {
      key: 'state',
      title: t('review.double.columns.state'),
      width: 100,
      render: (_, { state }) => <Tag color={COLOURS[state]}>{t(`review.double.state.${state}`)}</Tag>,
    },
    {
      key: 'result',
      title: t('review.double.columns.result'),
      width: 130,
      render: (_, { state, score }) =>
        score === null ? (
          <span className={panel.quiet}>—</span>
        ) : (
          <>
            <b>{figure(score)}</b>
            <div className={`${panel.quiet} ${panel.small}`}>
              {state === 'agreed' ? t('review.double.mean') : t('review.double.arbiter')}
            </div>
          </>
        ),
    },
    {
      key: 'settledAt',
      title: t('review.double.columns.settledAt'),
      width: 150,
      render: (_, { settledAt }) =>
        settledAt === null ? <span className={panel.quiet}>—</span> : dateAndTime(settledAt),
    },
    {
      key: 'compare',
      width: 110,
      render: (_, row) =>
        row.scorings.filter(({ score }) => score !== null).length > 1 && (
          <Button size="small" onClick={() => onCompare(row)}>
            {t('review.double.compare')}
          </Button>
        ),
    },
  ]
}
