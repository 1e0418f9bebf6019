import { listSamples, type Plan, type PlanSample } from '@liangyan/contract'
import { Progress, Table, type TableColumnsType, Typography } from 'antd'
import type { TFunction } from 'i18next'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useQueryClient } from '@tanstack/react-query'
import { outdate, useList } from '../../../api/index.ts'
import { EmptyState, ErrorState, LoadingState } from '../../../shell/states/index.ts'
import { figure } from '../../../words/figures.ts'
import { dateAndTime } from '../../../words/moments.ts'
import panel from '../panel.module.css'
import { queueAddress } from '../queue/queue-address.ts'
import { MoreButton } from '../../../shell/more-button.tsx'
import { periodText, ruleText } from './rule-text.ts'

/** What a plan has drawn. */
export function History({ plan: { id, drawing } }: { readonly plan: Plan }) {
  const { t } = useTranslation()
  const kept = useQueryClient()
  const list = useList(listSamples, { params: { id }, query: { limit: 50 } })
  // a drawing that is over has a line of its own
  useEffect(() => void outdate(kept, [listSamples]), [kept, drawing])
  return (
    <section className={`${panel.panel} ${panel.table}`}>
      <div className={panel.head}>
        <h2 className={panel.title}>{t('plans.history.title')}</h2>
      </div>
      <Listed {...list} />
      <MoreButton list={list} />
    </section>
  )
}

function Listed({
  data,
  error,
  refetch,
}: Pick<ReturnType<typeof useList<typeof listSamples>>, 'data' | 'error' | 'refetch'>) {
  const { t } = useTranslation()
  if (data === undefined) return error ? <ErrorState error={error} onRetry={refetch} /> : <LoadingState />
  if (data.length === 0) return <EmptyState title={t('plans.history.empty')} text={t('plans.history.emptyText')} />
  return <Table<PlanSample> size="middle" rowKey="id" columns={columnsFor(t)} dataSource={data} pagination={false} />
}

function columnsFor(t: TFunction): TableColumnsType<PlanSample> {
  return [
    {
      key: 'at',
      title: t('plans.history.columns.at'),
      width: 150,
      render: (_, { drawnAt }) => dateAndTime(drawnAt),
    },
    {
      key: 'by',
      title: t('plans.history.columns.by'),
      width: 110,
      render: (_, { drawnBy }) => drawnBy ?? <span className={panel.quiet}>{t('plans.history.schedule')}</span>,
    },
    {
      key: 'period',
      title: t('plans.history.columns.period'),
      width: 210,
      render: (_, { from, to }) => periodText(t, { from: from ?? undefined, to: to ?? undefined }),
    },
    {
      key: 'population',
      title: t('plans.history.columns.population'),
      align: 'end',
      width: 90,
      render: (_, { population }) => figure(population),
    },
    {
      key: 'size',
      title: t('plans.history.columns.size'),
      align: 'end',
      width: 80,
      render: (_, { size }) => <b>{figure(size)}</b>,
    },
    {
      key: 'reasons',
      title: t('plans.history.columns.reasons'),
      render: (_, { reasons, rule }) => (
        <span title={ruleText(t, rule)}>
          {reasons
            .map(({ reason, count }) => `${t(`review.reason.${reason as 'risk'}`)} ${figure(count)}`)
            .join(t('plans.separator'))}
        </span>
      ),
    },
    {
      key: 'progress',
      title: t('plans.history.columns.progress'),
      width: 190,
      render: (_, { id, progress: { done, total } }) => (
        <Link to={queueAddress({ sample: id })} title={t('plans.history.tasks')}>
          <Progress
            size="small"
            percent={total === 0 ? 0 : Math.floor((done / total) * 100)}
            format={() => t('plans.progress', { done, total })}
          />
        </Link>
      ),
    },
    {
      key: 'seed',
      title: <span title={t('plans.history.seedText')}>{t('plans.history.columns.seed')}</span>,
      width: 130,
      render: (_, { seed }) => (
        <Typography.Text
          code
          copyable={{ text: seed, tooltips: [t('plans.history.copy'), t('plans.history.copied')] }}
          title={t('plans.history.seedText')}
        >
          {seed.slice(0, 8)}
        </Typography.Text>
      ),
    },
  ]
}
