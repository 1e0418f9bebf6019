import { acknowledgeResult, listResults, readResults, type ResultLine, type Results } from '@liangyan/contract'
import { Button, Segmented, Table, Tag, type TableColumnsType } from 'antd'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useAct, useList } from '../../api/index.ts'
import { EmptyState, ErrorState, LoadingState } from '../../shell/states/index.ts'
import { Score } from '../../signs/score.tsx'
import { dateAndTime } from '../../words/moments.ts'
import { nameOf } from '../../words/names.ts'
import { AppealButton } from '../appeals/appeal-button.tsx'
import { StateSign } from '../appeals/state-sign.tsx'
import type { ResultsChoice } from './address.ts'
import styles from './my-results.module.css'

interface Props {
  readonly results: Results
  readonly choice: ResultsChoice
  readonly isOwn: boolean
  readonly onChoose: (choice: ResultsChoice) => void
}

const PAGE = 20
type Only = 'all' | 'unread' | 'found'

/** The conversations with their results: read, acknowledge, appeal. */
export function ResultList({ results, choice, isOwn, onChoose }: Props) {
  const { t } = useTranslation()
  const { from, to, agent, only } = choice
  const query = { from, to, agent, only, limit: PAGE }
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useList(listResults, { query })
  const { appeals, unread } = results
  const options: readonly { readonly value: Only; readonly label: string }[] = [
    { value: 'all', label: t('mine.results.all') },
    { value: 'unread', label: unread === 0 ? t('mine.results.unread') : `${t('mine.results.unread')} ${unread}` },
    { value: 'found', label: t('mine.results.found') },
  ]
  return (
    <section className={styles.panel} aria-label={t('mine.results.title')}>
      <div className={styles.listHead}>
        <h2 className={styles.title}>{t('mine.results.title')}</h2>
        <Segmented<Only>
          value={only ?? 'all'}
          options={[...options]}
          onChange={(chosen) => onChoose({ ...choice, only: chosen === 'all' ? undefined : chosen })}
        />
        {appeals.open + appeals.upheld + appeals.rejected > 0 && (
          <Link to="/appeals">{t('mine.results.appeals', appeals)}</Link>
        )}
      </div>
      {data === undefined ? (
        error ? (
          <ErrorState error={error} onRetry={refetch} />
        ) : (
          <LoadingState />
        )
      ) : data.length === 0 ? (
        <EmptyState title={t(only === 'unread' ? 'mine.results.noUnread' : 'mine.results.none')} />
      ) : (
        <Table<ResultLine>
          size="middle"
          rowKey="id"
          columns={columnsFor(t, isOwn)}
          dataSource={[...data]}
          pagination={false}
          rowClassName={({ acknowledgedAt, score }) => (acknowledgedAt === null && score !== null ? styles.unread : '')}
        />
      )}
      {hasNextPage && (
        <Button className={styles.more} loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('shell.more')}
        </Button>
      )}
    </section>
  )
}

function columnsFor(t: TFunction, isOwn: boolean): TableColumnsType<ResultLine> {
  return [
    {
      key: 'time',
      title: t('mine.results.columns.time'),
      width: 150,
      render: (_, { startedAt }) => dateAndTime(startedAt),
    },
    {
      key: 'conversation',
      title: t('mine.results.columns.conversation'),
      width: 240,
      render: (_, { id, channel, service }) => (
        <Link to={`/conversations/${encodeURIComponent(id)}`} state={{ back: isOwn ? '/mine' : '/results' }}>
          <bdi>{id}</bdi>{' '}
          <span className={styles.quiet}>
            {channel !== '' && nameOf(t, 'channel', channel)} {service}
          </span>
        </Link>
      ),
    },
    { key: 'score', title: t('mine.results.columns.score'), width: 130, render: (_, line) => <Score {...line} /> },
    {
      key: 'findings',
      title: t('mine.results.columns.findings'),
      render: (_, { criteria, score }) =>
        criteria.length === 0
          ? score !== null && <span className={styles.good}>{t('mine.results.clean')}</span>
          : criteria.map((criterion) => <Tag key={criterion}>{criterion}</Tag>),
    },
    {
      key: 'appeal',
      title: t('mine.results.columns.appeal'),
      width: 230,
      render: (_, line) => <Appeal line={line} isOwn={isOwn} t={t} />,
    },
    {
      key: 'read',
      title: t('mine.results.columns.read'),
      width: 190,
      render: (_, line) => <Acknowledged line={line} isOwn={isOwn} />,
    },
  ]
}

interface CellProps {
  readonly line: ResultLine
  readonly isOwn: boolean
}

function Appeal({ line: { id, appeal, appealDue }, isOwn, t }: CellProps & { readonly t: TFunction }) {
  if (appealDue !== null && isOwn) {
    return (
      <span className={styles.appeal}>
        <AppealButton conversation={id} size="small" />
        <span className={styles.quiet}>
          {t('mine.results.appealUntil', { at: dateAndTime(appealDue.at).slice(5, 10) })}
        </span>
      </span>
    )
  }
  if (!appeal) return <span className={styles.quiet}>—</span>
  return (
    <Link to={`/appeals/${appeal.id}`}>
      <StateSign state={appeal.state} />
    </Link>
  )
}

function Acknowledged({ line: { id, acknowledgedAt, score }, isOwn }: CellProps) {
  const { t } = useTranslation()
  const { mutate, isPending } = useAct(acknowledgeResult, { changes: [listResults, readResults] })
  if (acknowledgedAt !== null) {
    return (
      <span className={styles.quiet}>
        {t('mine.results.acknowledged', { at: dateAndTime(acknowledgedAt).slice(5) })}
      </span>
    )
  }
  if (score === null) return <span className={styles.quiet}>—</span>
  if (!isOwn) return <span>{t('mine.results.unreadSign')}</span>
  return (
    <Button size="small" loading={isPending} onClick={() => mutate({ params: { id } })}>
      {t('mine.results.acknowledge')}
    </Button>
  )
}
