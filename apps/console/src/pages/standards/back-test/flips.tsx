import { type BackTest, type BackTestFlip, listFlips } from '@liangyan/contract'
import { Button, Table, type TableColumnsType, Tag } from 'antd'
import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useList } from '../../../api/index.ts'
import { EmptyState, ErrorState, LoadingState } from '../../../shell/states/index.ts'
import { Verdict } from '../../../signs/verdict.tsx'
import { figure } from '../../../words/figures.ts'
import { dateAndTime } from '../../../words/moments.ts'
import { nameOf } from '../../../words/names.ts'
import { clauseAddress } from '../browse/address.ts'
import panel from '../frame/panel.module.css'
import { type Choice, queryOf, writeChoice } from './address.ts'
import styles from './back-test.module.css'

interface Props {
  readonly test: BackTest
  readonly choice: Choice
  readonly onClear: () => void
}

/** The conversations that would be judged otherwise: which clauses, on what words, and what becomes of the score. */
export function Flips({ test, choice, onClear }: Props) {
  const { t } = useTranslation()
  const list = useList(
    listFlips,
    { params: { id: test.id }, query: queryOf(choice) },
    { fresh: Number.POSITIVE_INFINITY },
  )
  const back = `/standards/back-tests/${test.id}${writeChoice(choice)}`
  const columns = useMemo(
    () => columnsFor(t, test.version, choice.clause, back),
    [t, test.version, choice.clause, back],
  )
  const { data } = list
  if (data === undefined)
    return list.error ? <ErrorState error={list.error} onRetry={list.refetch} /> : <LoadingState />
  if (data.length === 0)
    return (
      <EmptyState
        title={t('standards.backTest.emptyFlips')}
        actions={writeChoice(choice) !== '' && <Button onClick={onClear}>{t('standards.browse.clear')}</Button>}
      />
    )
  return (
    <>
      <Table<BackTestFlip>
        size="small"
        rowKey="conversation"
        pagination={false}
        columns={columns}
        dataSource={[...data]}
      />
      <div className={styles.end}>
        {list.hasNextPage ? (
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('shell.more')}
          </Button>
        ) : (
          <span className={panel.quiet}>{t('standards.backTest.end', { number: figure(data.length) })}</span>
        )}
      </div>
    </>
  )
}

/** Where a conversation is read; a turn is gone to. */
export function conversationAddress(id: string, turn?: number): string {
  return `/conversations/${encodeURIComponent(id)}${turn === undefined ? '' : `?turn=${turn}`}`
}

function columnsFor(
  t: TFunction,
  version: number,
  clause: string | undefined,
  back: string,
): TableColumnsType<BackTestFlip> {
  return [
    {
      key: 'conversation',
      title: t('standards.backTest.columns.conversation'),
      width: 190,
      render: (_, { conversation, startedAt }) => (
        <>
          <Link to={conversationAddress(conversation)} state={{ back }}>
            {conversation}
          </Link>
          <div className={`${panel.quiet} ${panel.small}`}>{dateAndTime(startedAt)}</div>
        </>
      ),
    },
    {
      key: 'agent',
      title: t('standards.backTest.columns.agent'),
      width: 130,
      render: (_, { agent, service }) => (
        <>
          {agent || t('vocabulary.unknown.agent')}
          <div className={`${panel.quiet} ${panel.small}`}>{service || t('vocabulary.unknown.service')}</div>
        </>
      ),
    },
    {
      key: 'flips',
      title: t('standards.backTest.columns.flips'),
      render: (_, { conversation, flips }) => (
        <ul className={styles.flips}>
          {flips.length === 0 && <li className={panel.quiet}>{t('standards.backTest.noFlip')}</li>}
          {chosenFirst(flips, clause).map((flip) => (
            <OneFlip key={flip.clause} flip={flip} conversation={conversation} version={version} back={back} />
          ))}
        </ul>
      ),
    },
    {
      key: 'score',
      title: t('standards.backTest.columns.score'),
      width: 170,
      align: 'right',
      render: (_, row) => <Score row={row} />,
    },
  ]
}

const chosenFirst = (flips: BackTestFlip['flips'], clause: string | undefined) =>
  flips.toSorted((a, b) => Number(b.clause === clause) - Number(a.clause === clause))

function OneFlip({
  flip: { clause, title, from, to, evidence },
  conversation,
  version,
  back,
}: {
  readonly flip: BackTestFlip['flips'][number]
  readonly conversation: string
  readonly version: number
  readonly back: string
}) {
  const { t } = useTranslation()
  return (
    <li>
      <div className={styles.flipHead}>
        <span className={styles.change}>
          <Outcome outcome={from} />→<Outcome outcome={to} />
        </span>
        <Link to={clauseAddress(clause, version)}>{title}</Link>
      </div>
      {evidence.map(({ turn, speaker, text }) => (
        <Link key={turn} className={styles.said} to={conversationAddress(conversation, turn)} state={{ back }}>
          {t('standards.backTest.said', { turn: turn + 1, speaker: nameOf(t, 'speaker', speaker), text })}
        </Link>
      ))}
    </li>
  )
}

function Outcome({ outcome }: { readonly outcome: string }) {
  const { t } = useTranslation()
  return outcome === 'none' ? <Tag>{t('standards.backTest.none_')}</Tag> : <Verdict verdict={outcome} />
}

function Score({ row }: { readonly row: BackTestFlip }) {
  const { t } = useTranslation()
  const { scoreBefore, scoreAfter, gradeBefore, gradeAfter, fatal } = row
  const moved = Math.round((scoreAfter - scoreBefore) * 1_000) / 1_000
  return (
    <span className={panel.number}>
      {figure(scoreBefore)} → <b>{figure(scoreAfter)}</b>
      <div className={moved < 0 ? `${panel.small} ${styles.worse}` : `${panel.small} ${panel.quiet}`}>
        {moved === 0 ? t('standards.backTest.sameScore') : moved > 0 ? `+${figure(moved)}` : figure(moved)}
        {gradeBefore !== gradeAfter && ` · ${t('standards.backTest.grade', { from: gradeBefore, to: gradeAfter })}`}
      </div>
      {fatal !== 'same' && (
        <Tag color={fatal === 'became' ? 'red' : 'green'} style={{ margin: 0 }}>
          {t(`standards.backTest.${fatal}`)}
        </Tag>
      )}
    </span>
  )
}
