import type { Assignment } from '@liangyan/contract'
import { Tag, Tooltip } from 'antd'
import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { GridColumn } from '../../../shell/grid-list/index.ts'
import { Score } from '../../../signs/score.tsx'
import { clock, dateAndTime } from '../../../words/moments.ts'
import { RiskMark } from './risk-mark.tsx'
import styles from './queue.module.css'

/** Where a conversation is reviewed for an assignment; one that is done is only read. */
export function reviewAddress({ id, conversation, state }: Assignment): string {
  const address = `/conversations/${encodeURIComponent(conversation.id)}`
  return state === 'done' ? address : `${address}?assignment=${id}`
}

const COLOURS: Readonly<Record<string, string>> = {
  risk: 'volcano',
  'hold-out': 'geekblue',
  arbitration: 'purple',
}

/** Columns of the queue; `action` is drawn by the page. */
export function columnsFor(t: TFunction, action: (row: Assignment) => ReactNode): readonly GridColumn<Assignment>[] {
  const column = (
    id: 'time' | 'conversation' | 'agent' | 'service' | 'duration' | 'reason' | 'risk' | 'score' | 'plan' | 'state',
    meta: GridColumn<Assignment>['meta'],
    cell: (row: Assignment) => ReactNode,
  ): GridColumn<Assignment> => ({
    id,
    header: t(`review.queue.columns.${id}`),
    meta,
    cell: ({ row }) => cell(row.original),
  })
  return [
    column('time', { width: 136 }, ({ conversation }) => dateAndTime(conversation.startedAt)),
    column('conversation', { width: 112, grow: 1.4 }, (row) => <ConversationLink row={row} />),
    column('agent', { width: 78, grow: 0.4 }, ({ conversation: { agent, agentName } }) => agentName ?? agent),
    column('service', { width: 74, grow: 0.4 }, ({ conversation }) => conversation.service),
    column('duration', { width: 56, align: 'end' }, ({ conversation }) => clock(conversation.duration)),
    column('reason', { width: 92 }, (row) => <Reason row={row} t={t} />),
    column('risk', { width: 88 }, ({ judged }) =>
      judged?.risk == null ? (
        <span className={styles.quiet}>—</span>
      ) : (
        <RiskMark risk={judged.risk} parts={judged.riskParts} />
      ),
    ),
    column('score', { width: 108 }, ({ judged }) =>
      judged === null ? (
        <span className={styles.quiet}>—</span>
      ) : (
        <Score score={judged.score} outOf={judged.outOf} fatal={judged.fatal} />
      ),
    ),
    column('plan', { width: 94, grow: 1.4 }, ({ plan, calibration }) => (
      <span title={(plan ?? calibration)?.name}>{(plan ?? calibration)?.name}</span>
    )),
    column('state', { width: 64 }, ({ state }) => <State state={state} t={t} />),
    {
      id: 'action',
      header: t('review.queue.columns.action'),
      meta: { width: 72 },
      cell: ({ row }) => action(row.original),
    },
  ]
}

export function ConversationLink({ row }: { readonly row: Assignment }) {
  return (
    <Link
      to={reviewAddress(row)}
      state={{ back: '/review' }}
      tabIndex={-1}
      title={row.conversation.id}
      className={styles.id}
    >
      <bdi>{row.conversation.id}</bdi>
    </Link>
  )
}

export function Reason({ row: { blind, judged }, t }: { readonly row: Assignment; readonly t: TFunction }) {
  if (judged === null) {
    return (
      <Tooltip title={t('review.queue.blindText')}>
        <Tag className={styles.tag}>{t('review.queue.blind')}</Tag>
      </Tooltip>
    )
  }
  return (
    <Tag color={COLOURS[judged.reason]} className={styles.tag}>
      {t(`review.reason.${judged.reason}`)}
      {blind && ` · ${t('review.queue.blind')}`}
    </Tag>
  )
}

export function State({ state, t }: { readonly state: Assignment['state']; readonly t: TFunction }) {
  return <span className={state === 'begun' ? styles.begun : styles.quiet}>{t(`review.queue.state.${state}`)}</span>
}
