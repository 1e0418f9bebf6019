import { listProposals, type ProposalState } from '@liangyan/contract'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useList } from '../../../api/index.ts'
import { EmptyState, ErrorState, LoadingState } from '../../../shell/states/index.ts'
import { useTitles } from '../../conversations/titles.ts'
import { ProposalCard } from './proposal-card.tsx'
import styles from './proposals.module.css'

interface Props {
  readonly clause: string | undefined
  readonly onChoose: (clause: string | undefined) => void
}

const STATES = ['open', 'added', 'dismissed'] as const satisfies readonly ProposalState[]

/** Example dialogues that wait to be taken into the draft of the standard. */
export function Proposals({ clause, onChoose }: Props) {
  const { t } = useTranslation()
  const titles = useTitles()
  const [state, setState] = useState<ProposalState>('open')
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useList(listProposals, {
    query: { state, clause, limit: 20 },
  })
  return (
    <div className={styles.page}>
      <div className={styles.row}>
        <Segmented<ProposalState>
          value={state}
          onChange={setState}
          options={STATES.map((value) => ({ value, label: t(`appeals.proposals.state.${value}`) }))}
        />
        {clause !== undefined && (
          <Button onClick={() => onChoose(undefined)}>
            {t('appeals.filter.clause')}：{titles.clause(clause)} ×
          </Button>
        )}
        <span className={styles.quiet}>{t('appeals.proposals.text')}</span>
      </div>
      {data === undefined && (error ? <ErrorState whole error={error} onRetry={refetch} /> : <LoadingState whole />)}
      {data?.length === 0 && (
        <EmptyState
          whole
          title={t(state === 'open' ? 'appeals.proposals.empty' : 'appeals.proposals.emptyOther')}
          text={state === 'open' ? t('appeals.proposals.emptyText') : undefined}
        />
      )}
      {data?.map((proposal) => (
        <ProposalCard key={proposal.id} proposal={proposal} />
      ))}
      {hasNextPage && (
        <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('shell.more')}
        </Button>
      )}
    </div>
  )
}
