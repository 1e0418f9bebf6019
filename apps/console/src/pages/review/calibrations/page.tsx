import { addCalibration, type Calibration, listCalibrations } from '@liangyan/contract'
import { Button, Progress, Table, type TableColumnsType } from 'antd'
import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { mayOpen } from '../../../access.ts'
import { useList } from '../../../api/index.ts'
import { useMe } from '../../../shell/session.ts'
import { EmptyState, ErrorState, LoadingState } from '../../../shell/states/index.ts'
import { figure } from '../../../words/figures.ts'
import { dateAndTime } from '../../../words/moments.ts'
import { ReviewFrame } from '../frame/review-frame.tsx'
import panel from '../panel.module.css'
import { MoreButton } from '../../../shell/more-button.tsx'
import { NewCalibration } from './new-calibration.tsx'
import { StateTag, totals } from './state-tag.tsx'

/** All calibrations. */
export function Content() {
  const { t } = useTranslation()
  const { role } = useMe()
  const [adding, setAdding] = useState(false)
  const list = useList(listCalibrations, { query: { limit: 50 } }, { every: () => 30_000 })
  const add = mayOpen(addCalibration, role) && (
    <Button type="primary" onClick={() => setAdding(true)}>
      {t('calibrations.add')}
    </Button>
  )
  return (
    <ReviewFrame text={t('calibrations.text')} actions={add}>
      <div className={`${panel.panel} ${panel.table}`}>
        <Listed {...list} add={add} />
      </div>
      <MoreButton list={list} className={panel.more} />
      <NewCalibration open={adding} onClose={() => setAdding(false)} />
    </ReviewFrame>
  )
}

interface ListedProps extends Pick<ReturnType<typeof useList<typeof listCalibrations>>, 'data' | 'error' | 'refetch'> {
  readonly add: React.ReactNode
}

function Listed({ data, error, refetch, add }: ListedProps) {
  const { t } = useTranslation()
  if (data === undefined) return error ? <ErrorState error={error} onRetry={refetch} /> : <LoadingState />
  if (data.length === 0)
    return <EmptyState title={t('calibrations.empty')} text={t('calibrations.emptyText')} actions={add} />
  return <Table<Calibration> size="middle" rowKey="id" columns={columnsFor(t)} dataSource={data} pagination={false} />
}

function columnsFor(t: TFunction): TableColumnsType<Calibration> {
  return [
    {
      key: 'name',
      title: t('calibrations.columns.name'),
      render: (_, { id, name }) => (
        <Link to={`/review/calibrations/${id}`}>
          <b>{name}</b>
        </Link>
      ),
    },
    {
      key: 'state',
      title: t('calibrations.columns.state'),
      width: 100,
      render: (_, { state }) => <StateTag state={state} />,
    },
    {
      key: 'conversations',
      title: t('calibrations.columns.conversations'),
      align: 'end',
      width: 80,
      render: (_, { conversations }) => figure(conversations),
    },
    {
      key: 'progress',
      title: t('calibrations.columns.progress'),
      width: 280,
      render: (_, row) => {
        const { done, total } = totals(row)
        return (
          <>
            <Progress
              size="small"
              percent={total === 0 ? 0 : Math.floor((done / total) * 100)}
              format={() => t('plans.progress', { done, total })}
              aria-label={t('calibrations.columns.progress')}
            />
            <span className={`${panel.quiet} ${panel.small}`}>
              {row.inspectors.map(({ name }) => name).join(t('plans.separator'))}
            </span>
          </>
        )
      },
    },
    {
      key: 'createdBy',
      title: t('calibrations.columns.createdBy'),
      width: 110,
      render: (_, { createdBy }) => createdBy,
    },
    {
      key: 'createdAt',
      title: t('calibrations.columns.createdAt'),
      width: 150,
      render: (_, { createdAt }) => dateAndTime(createdAt),
    },
    {
      key: 'closedAt',
      title: t('calibrations.columns.closedAt'),
      width: 150,
      render: (_, { closedAt }) => (closedAt === null ? <span className={panel.quiet}>—</span> : dateAndTime(closedAt)),
    },
  ]
}
