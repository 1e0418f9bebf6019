import { calibrationResult, type CalibrationResult, compareCalibrated } from '@liangyan/contract'
import { Button, Drawer, Table, type TableColumnsType } from 'antd'
import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useRoute } from '../../../api/index.ts'
import { EmptyState, ErrorState, LoadingState } from '../../../shell/states/index.ts'
import { figure, percent } from '../../../words/figures.ts'
import { Comparison } from '../comparison/comparison.tsx'
import { AgreementTable } from '../figures/agreement-table.tsx'
import panel from '../panel.module.css'
import { Matrix } from './matrix.tsx'

type Differing = CalibrationResult['conversations'][number]

/** What a calibration showed: who agrees with whom, on which criteria, and where they differ. */
export function Result({ id }: { readonly id: number }) {
  const { t } = useTranslation()
  const [compared, setCompared] = useState<string>()
  const { data, error, refetch } = useRoute(calibrationResult, { params: { id } }, { fresh: 300_000 })
  if (data === undefined) return error ? <ErrorState error={error} onRetry={refetch} /> : <LoadingState />
  const { conversations, pairs, betweenPeople, withMachine } = data
  if (conversations.length === 0)
    return (
      <div className={panel.panel}>
        <EmptyState title={t('calibrations.nothing')} text={t('calibrations.nothingText')} />
      </div>
    )
  return (
    <>
      <section className={`${panel.panel} ${panel.table}`}>
        <div className={panel.head}>
          <h2 className={panel.title}>{t('calibrations.matrix')}</h2>
          <span className={panel.quiet}>{t('calibrations.matrixText')}</span>
        </div>
        <Matrix pairs={pairs} />
      </section>
      <section className={`${panel.panel} ${panel.table}`}>
        <div className={panel.head}>
          <h2 className={panel.title}>{t('calibrations.conversations')}</h2>
          <span className={panel.quiet}>{t('calibrations.conversationsText')}</span>
        </div>
        <Table<Differing>
          size="small"
          rowKey="id"
          columns={columnsFor(t, setCompared)}
          dataSource={conversations}
          pagination={false}
        />
      </section>
      <AgreementTable
        title={t('calibrations.people')}
        text={t('calibrations.criteria')}
        agreement={betweenPeople}
        empty={null}
      />
      <AgreementTable
        title={t('calibrations.machine')}
        text={t('calibrations.criteria')}
        agreement={withMachine}
        empty={null}
      />
      <Drawer
        size={820}
        title={`${t('review.comparison.title')} ${compared ?? ''}`}
        extra={
          compared !== undefined && (
            <Link to={`/conversations/${encodeURIComponent(compared)}`}>{t('review.comparison.open')}</Link>
          )
        }
        open={compared !== undefined}
        onClose={() => setCompared(undefined)}
        destroyOnHidden
      >
        {compared !== undefined && <OneComparison calibration={id} id={compared} />}
      </Drawer>
    </>
  )
}

function OneComparison({ calibration, id }: { readonly calibration: number; readonly id: string }) {
  const { data, error, refetch } = useRoute(compareCalibrated, { params: { calibration, id } })
  if (data === undefined) return error ? <ErrorState error={error} onRetry={refetch} /> : <LoadingState />
  return <Comparison compared={data} />
}

function columnsFor(t: TFunction, onCompare: (id: string) => void): TableColumnsType<Differing> {
  return [
    {
      key: 'id',
      title: t('calibrations.conversationColumns.id'),
      render: (_, { id }) => (
        <Button type="link" size="small" style={{ padding: 0 }} onClick={() => onCompare(id)}>
          {id}
        </Button>
      ),
    },
    {
      key: 'agent',
      title: t('calibrations.conversationColumns.agent'),
      width: 120,
      render: (_, { agentName }) => agentName,
    },
    {
      key: 'service',
      title: t('calibrations.conversationColumns.service'),
      width: 120,
      render: (_, { service }) => service,
    },
    {
      key: 'disagreement',
      title: t('calibrations.conversationColumns.disagreement'),
      align: 'end',
      width: 110,
      render: (_, { disagreement }) => percent(disagreement, 1),
    },
    {
      key: 'scores',
      title: t('calibrations.conversationColumns.scores'),
      align: 'end',
      width: 140,
      render: (_, { lowest, highest }) =>
        lowest === highest ? figure(lowest) : `${figure(lowest)} – ${figure(highest)}`,
    },
    {
      key: 'machine',
      title: t('calibrations.conversationColumns.machine'),
      align: 'end',
      width: 120,
      render: (_, { machine }) => (machine === null ? '—' : figure(machine)),
    },
  ]
}
