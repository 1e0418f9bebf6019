import { listAppeals, type AppealLine } from '@liangyan/contract'
import { Button } from 'antd'
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useList } from '../../api/index.ts'
import { GridList } from '../../shell/grid-list/index.ts'
import { useMe } from '../../shell/session.ts'
import { EmptyState, ErrorState, LoadingState } from '../../shell/states/index.ts'
import { figure } from '../../words/figures.ts'
import { appealsAddress, type AppealChoice } from './address.ts'
import styles from './appeals.module.css'
import { columnsFor } from './columns.tsx'

interface Props {
  readonly choice: AppealChoice
  readonly onClear: () => void
}

const PAGE = 100
const idOf = ({ id }: AppealLine) => String(id)

/** The appeals of a view, those that are due soonest first while they are open. */
export function AppealList({ choice, onClear }: Props) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { role } = useMe()
  const { view, ...filter } = choice
  const back = appealsAddress(choice)
  const columns = useMemo(() => columnsFor(t, { isAgent: role === 'agent', view, back }), [t, role, view, back])
  const state = view === 'todo' || view === 'closed' ? view : 'open'
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useList(listAppeals, {
    query: { ...filter, state, limit: PAGE },
  })
  const more = useCallback(() => void fetchNextPage(), [fetchNextPage])
  if (data === undefined)
    return (
      <div className={styles.panel}>{error ? <ErrorState error={error} onRetry={refetch} /> : <LoadingState />}</div>
    )
  if (data.length === 0)
    return (
      <div className={styles.panel}>
        <Nothing choice={choice} onClear={onClear} />
      </div>
    )
  return (
    <div className={styles.list}>
      <GridList
        key={back}
        place={back}
        label={t('appeals.list')}
        columns={columns}
        rows={data}
        idOf={idOf}
        onOpen={({ id }) => void navigate(`/appeals/${id}`, { state: { back } })}
        onMore={hasNextPage && !isFetchingNextPage && !error ? more : undefined}
        end={hasNextPage ? undefined : t('appeals.end', { number: figure(data.length) })}
      />
    </div>
  )
}

function Nothing({ choice: { view, ...filter }, onClear }: Props) {
  const { t } = useTranslation()
  const { role } = useMe()
  if (Object.values(filter).some((value) => value !== undefined)) {
    const clear = <Button onClick={onClear}>{t('appeals.filter.clear')}</Button>
    return <EmptyState title={t('appeals.empty.filtered')} actions={clear} />
  }
  if (view === 'todo') return <EmptyState title={t('appeals.empty.todo')} text={t('appeals.empty.todoText')} />
  if (role === 'agent' && view === 'open')
    return <EmptyState title={t('appeals.empty.agent')} text={t('appeals.empty.agentText')} />
  return <EmptyState title={t(view === 'closed' ? 'appeals.empty.closed' : 'appeals.empty.open')} />
}
