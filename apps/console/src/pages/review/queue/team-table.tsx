import { type Assignment, type listAssignments, listReviewers } from '@liangyan/contract'
import { Button, Select, Table, type TableColumnsType } from 'antd'
import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { type useList, useRoute } from '../../../api/index.ts'
import { Score } from '../../../signs/score.tsx'
import { dateAndTime } from '../../../words/moments.ts'
import panel from '../panel.module.css'
import { Reason, State } from './columns.tsx'
import { NothingToReview } from './nothing.tsx'
import { queueAddress, type QueueChoice } from './queue-address.ts'
import styles from './queue.module.css'
import { Reassign } from './reassign.tsx'
import { RiskMark } from './risk-mark.tsx'

type Listed = Pick<
  ReturnType<typeof useList<typeof listAssignments>>,
  'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'
>
interface Props extends Listed {
  readonly choice: QueueChoice
  readonly data: readonly Assignment[]
}

/** Everybody's assignments, for those who share the work out. */
export function TeamTable({ choice, data, hasNextPage, isFetchingNextPage, fetchNextPage }: Props) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [chosen, setChosen] = useState<readonly number[]>([])
  const [moving, setMoving] = useState(false)
  const reviewers = useRoute(listReviewers, {}, { fresh: 60_000 })
  return (
    <div className={styles.main} style={{ height: '100%' }}>
      <div className={panel.bar}>
        <Select
          style={{ width: 200 }}
          aria-label={t('review.queue.columns.reviewer')}
          placeholder={t('review.queue.anyReviewer')}
          allowClear
          value={choice.reviewer}
          options={reviewers.data?.items.map(({ id, name, open }) => {
            return {
              value: id,
              label: t('shell.aside', { text: name, aside: t('review.queue.load', { count: open }) }),
            }
          })}
          onChange={(reviewer: number | undefined) =>
            void navigate(queueAddress({ ...choice, reviewer }), { replace: true })
          }
        />
        {choice.state === 'open' && (
          <Button disabled={chosen.length === 0} onClick={() => setMoving(true)}>
            {t('review.queue.reassign')}
          </Button>
        )}
        {chosen.length > 0 && (
          <span className={styles.quiet}>{t('review.queue.chosen', { count: chosen.length })}</span>
        )}
      </div>
      <div className={styles.scrolled}>
        {data.length === 0 ? (
          <NothingToReview choice={choice} />
        ) : (
          <Table<Assignment>
            size="small"
            rowKey="id"
            sticky
            columns={columnsFor(t)}
            dataSource={data}
            pagination={false}
            rowSelection={
              choice.state === 'open'
                ? { selectedRowKeys: [...chosen], onChange: (keys) => setChosen(keys as number[]) }
                : undefined
            }
            footer={
              hasNextPage
                ? () => (
                    <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                      {t('shell.more')}
                    </Button>
                  )
                : undefined
            }
          />
        )}
      </div>
      <Reassign
        open={moving}
        assignments={chosen}
        onClose={(moved) => {
          setMoving(false)
          if (moved) setChosen([])
        }}
      />
    </div>
  )
}

function columnsFor(t: TFunction): TableColumnsType<Assignment> {
  return [
    {
      key: 'conversation',
      title: t('review.queue.columns.conversation'),
      width: 140,
      render: (_, { conversation: { id } }) => (
        <Link
          to={`/conversations/${encodeURIComponent(id)}`}
          state={{ back: '/review' }}
          title={id}
          className={styles.id}
        >
          <bdi>{id}</bdi>
        </Link>
      ),
    },
    {
      key: 'time',
      title: t('review.queue.columns.time'),
      width: 142,
      render: (_, { conversation }) => dateAndTime(conversation.startedAt),
    },
    {
      key: 'agent',
      title: t('review.queue.columns.agent'),
      width: 84,
      render: (_, { conversation: { agent, agentName } }) => agentName ?? agent,
    },
    {
      key: 'reason',
      title: t('review.queue.columns.reason'),
      width: 100,
      render: (_, row) => <Reason row={row} t={t} />,
    },
    {
      key: 'risk',
      title: t('review.queue.columns.risk'),
      width: 100,
      render: (_, { judged }) =>
        judged?.risk == null ? (
          <span className={styles.quiet}>—</span>
        ) : (
          <RiskMark risk={judged.risk} parts={judged.riskParts} />
        ),
    },
    {
      key: 'score',
      title: t('review.queue.columns.score'),
      width: 104,
      render: (_, { judged }) => judged && <Score score={judged.score} outOf={judged.outOf} fatal={judged.fatal} />,
    },
    {
      key: 'plan',
      title: t('review.queue.columns.plan'),
      ellipsis: true,
      render: (_, { plan, calibration }) => (plan ?? calibration)?.name,
    },
    {
      key: 'reviewer',
      title: t('review.queue.columns.reviewer'),
      width: 88,
      render: (_, { reviewer }) => reviewer?.name ?? <span className={styles.quiet}>{t('review.queue.free')}</span>,
    },
    {
      key: 'state',
      title: t('review.queue.columns.state'),
      width: 84,
      render: (_, { state }) => <State state={state} t={t} />,
    },
  ]
}
