import { readResults, type Results, type Role } from '@liangyan/contract'
import { Button } from 'antd'
import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { useRoute } from '../../api/index.ts'
import { PageHead } from '../../shell/page-head.tsx'
import { useMe } from '../../shell/session.ts'
import { EmptyState, ErrorState, LoadingState } from '../../shell/states/index.ts'
import { dayLater } from '../../words/moments.ts'
import { readChoice, type ResultsChoice, writeChoice } from './address.ts'
import { AgentChoice } from './agent-choice.tsx'
import { DayRange } from './day-range.tsx'
import { Good } from './good.tsx'
import { Improve } from './improve.tsx'
import { Promises } from './promises.tsx'
import { ResultList } from './result-list.tsx'
import styles from './my-results.module.css'
import { Summary } from './summary.tsx'
import { Team } from './team.tsx'
import { Trend } from './trend.tsx'

/** What an agent's conversations came to: what was good first, then what to say instead. */
export function Content() {
  const { t } = useTranslation()
  const { role, staffNumber } = useMe()
  const [address, setAddress] = useSearchParams()
  const choice = useMemo(() => readChoice(address), [address])
  const choose = (choice: ResultsChoice) => setAddress(writeChoice(choice), { replace: true })
  const { from, to, agent } = choice
  const isNobody = agent === undefined && (role === 'team-lead' || staffNumber === null)
  const { data, error, refetch } = useRoute(
    readResults,
    { query: { from, to, agent } },
    { enabled: !isNobody, keepsLast: true },
  )
  const isOwn = agent === undefined
  return (
    <div className={styles.page}>
      <PageHead
        title={titleOf(t, role, isNobody ? undefined : data)}
        actions={
          <>
            {role === 'team-lead' && (
              <AgentChoice agent={agent} onChoose={(chosen) => choose({ ...choice, agent: chosen })} />
            )}
            <DayRange range={choice} onChoose={(days) => choose({ ...choice, ...days })} />
          </>
        }
      />
      {isNobody ? (
        role === 'team-lead' ? (
          <Team range={choice} onChoose={(chosen) => choose({ ...choice, agent: chosen })} />
        ) : (
          <EmptyState whole title={t('mine.nobody')} text={t('mine.nobodyText')} />
        )
      ) : data === undefined ? (
        error ? (
          <ErrorState whole error={error} onRetry={refetch} />
        ) : (
          <LoadingState whole />
        )
      ) : data.totals.conversations === 0 ? (
        <Nothing results={data} choice={choice} onChoose={choose} />
      ) : (
        <Shown results={data} choice={choice} isOwn={isOwn} onChoose={choose} />
      )}
    </div>
  )
}

function titleOf(t: TFunction, role: Role, shown: Results | undefined): string {
  if (role !== 'team-lead') return t('mine.title')
  return shown ? t('mine.titleOf', { name: shown.agent.name }) : t('areas.results')
}

interface ShownProps {
  readonly results: Results
  readonly choice: ResultsChoice
  readonly isOwn: boolean
  readonly onChoose: (choice: ResultsChoice) => void
}

function Shown({ results, choice, isOwn, onChoose }: ShownProps) {
  return (
    <>
      <Summary results={results} />
      <div className={styles.pair}>
        <Good results={results} choice={choice} />
        <Trend results={results} isOwn={isOwn} />
      </div>
      <Improve results={results} choice={choice} isOwn={isOwn} />
      <Promises commitments={results.commitments} />
      <ResultList results={results} choice={choice} isOwn={isOwn} onChoose={onChoose} />
    </>
  )
}

function Nothing({ results: { span }, choice, onChoose }: Omit<ShownProps, 'isOwn'>) {
  const { t } = useTranslation()
  const last = span?.last
  return (
    <EmptyState
      whole
      title={t('mine.summary.none')}
      text={t('mine.summary.noneText')}
      actions={
        last !== undefined && (
          <Button onClick={() => onChoose({ ...choice, from: dayLater(last, -29), to: last })}>
            {t('mine.summary.last', { day: last })}
          </Button>
        )
      }
    />
  )
}
