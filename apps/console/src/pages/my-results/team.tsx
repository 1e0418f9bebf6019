import { type FigurePart, overviewAgents } from '@liangyan/contract'
import { Button, Table, type TableColumnsType } from 'antd'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../../api/index.ts'
import { EmptyState, ErrorState, LoadingState } from '../../shell/states/index.ts'
import { columnFigure, columnPercent, figure } from '../../words/figures.ts'
import type { Days } from './day-range.tsx'
import styles from './my-results.module.css'

interface Props {
  readonly range: Days
  readonly onChoose: (agent: string) => void
}

/** The agents of the own team, those who need help most first: each leads to the results of one. */
export function Team({ range: { from, to }, onChoose }: Props) {
  const { t } = useTranslation()
  const { data, error, refetch } = useRoute(
    overviewAgents,
    { query: { from, to, order: 'average' } },
    { keepsLast: true },
  )
  const agents = data?.agents.filter(({ id }) => id !== '')
  return (
    <section className={styles.panel} aria-label={t('mine.team.title')}>
      {agents === undefined ? (
        error ? (
          <ErrorState error={error} onRetry={refetch} />
        ) : (
          <LoadingState />
        )
      ) : agents.length === 0 ? (
        <EmptyState title={t('mine.team.none')} text={t('mine.team.noneText')} />
      ) : (
        <Table<FigurePart>
          rowKey="id"
          size="small"
          pagination={false}
          columns={columnsFor(t, onChoose)}
          dataSource={agents}
        />
      )}
    </section>
  )
}

function columnsFor(t: TFunction, onChoose: (agent: string) => void): TableColumnsType<FigurePart> {
  return [
    {
      key: 'name',
      title: t('mine.team.name'),
      render: (_, { id, name }) => (
        <Button type="link" size="small" style={{ padding: 0 }} onClick={() => onChoose(id)}>
          {name || id}
        </Button>
      ),
    },
    {
      key: 'conversations',
      title: t('mine.team.conversations'),
      align: 'end',
      render: (_, { conversations }) => figure(conversations),
    },
    {
      key: 'average',
      title: t('mine.team.average'),
      align: 'end',
      render: (_, { points, scored }) => (scored === 0 ? '—' : columnFigure(points / scored)),
    },
    {
      key: 'found',
      title: t('mine.team.found'),
      align: 'end',
      render: (_, { found, conversations }) => columnPercent(found, conversations),
    },
    {
      key: 'fatal',
      title: t('mine.team.fatal'),
      align: 'end',
      render: (_, { fatal, conversations }) => columnPercent(fatal, conversations),
    },
  ]
}
