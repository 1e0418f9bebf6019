import ReloadOutlined from '@ant-design/icons/ReloadOutlined'
import {
  countConversations,
  listConversations,
  type ConversationFilter,
  type ConversationLine,
} from '@liangyan/contract'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Spin } from 'antd'
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { outdate, useList } from '../../api/index.ts'
import { GridList } from '../../shell/grid-list/index.ts'
import { PageHead } from '../../shell/page-head.tsx'
import { useMe } from '../../shell/session.ts'
import { EmptyState, ErrorState, LoadingState } from '../../shell/states/index.ts'
import { figure } from '../../words/figures.ts'
import { dayOf } from '../../words/moments.ts'
import { columnsFor } from './columns.tsx'
import styles from './conversations.module.css'
import { CountLine } from './count-line.tsx'
import { FilterBar } from './filter-bar.tsx'
import { FilterTags } from './filter-tags.tsx'
import { filterOf, listAddress, readList, writeList, type ListChoice } from './list-address.ts'
import { ListActions } from './list-actions.tsx'
import { useTitles } from './titles.ts'

/** The list of conversations; everything it shows follows from the address. */
export function Content() {
  const { t } = useTranslation()
  const kept = useQueryClient()
  const [address, setAddress] = useSearchParams()
  const choice = useMemo(() => readList(address), [address])
  const filter = filterOf(choice, dayOf(Date.now()))
  const choose = (choice: ListChoice) => setAddress(writeList(choice), { replace: true })
  return (
    <div className={styles.page}>
      <PageHead
        title={t('conversations.title')}
        actions={<ListActions choice={choice} filter={filter} onChoose={choose} />}
      />
      <FilterBar choice={choice} onChoose={choose} />
      <div className={styles.countRow}>
        <CountLine filter={filter} />
        <FilterTags choice={choice} onChoose={choose} />
        <span className={styles.space} />
        <Button
          type="text"
          size="small"
          icon={<ReloadOutlined />}
          aria-label={t('shell.list.refresh')}
          title={t('shell.list.refresh')}
          onClick={() => void outdate(kept, [listConversations, countConversations])}
        />
      </div>
      <div className={styles.list}>
        <List choice={choice} filter={filter} onClear={() => choose({ filter: {} })} />
      </div>
    </div>
  )
}

interface ListProps {
  readonly choice: ListChoice
  readonly filter: ConversationFilter
  readonly onClear: () => void
}

/** Conversations of one page of the server. */
const PAGE = 100
const idOf = ({ id }: ConversationLine) => id

function List({ choice, filter, onClear }: ListProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { role } = useMe()
  const titles = useTitles()
  const back = listAddress(choice)
  const columns = useMemo(() => columnsFor(t, titles, role, back), [t, titles, role, back])
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useList(
    listConversations,
    { query: { ...filter, order: choice.order, limit: PAGE } },
    { fresh: 60_000 },
  )
  const more = useCallback(() => void fetchNextPage(), [fetchNextPage])
  if (data === undefined) return error ? <ErrorState whole error={error} onRetry={refetch} /> : <LoadingState whole />
  if (data.length === 0) return <Nothing narrowed={back !== '/conversations'} onClear={onClear} />
  return (
    <GridList
      key={back}
      place={back}
      label={t('conversations.list')}
      columns={columns}
      rows={data}
      idOf={idOf}
      onOpen={({ id }) => void navigate(`/conversations/${encodeURIComponent(id)}`, { state: { back } })}
      onMore={hasNextPage && !isFetchingNextPage && !error ? more : undefined}
      end={<ListEnd loaded={data.length} more={hasNextPage} failed={error !== null} onRetry={more} />}
    />
  )
}

interface EndProps {
  readonly loaded: number
  readonly more: boolean
  readonly failed: boolean
  readonly onRetry: () => void
}

function ListEnd({ loaded, more, failed, onRetry }: EndProps) {
  const { t } = useTranslation()
  if (failed) return <Button onClick={onRetry}>{t('shell.retry')}</Button>
  if (!more) return t('conversations.end', { number: figure(loaded) })
  return (
    <span>
      <Spin size="small" /> {t('conversations.loadingMore')}
    </span>
  )
}

function Nothing({ narrowed, onClear }: { readonly narrowed: boolean; readonly onClear: () => void }) {
  const { t } = useTranslation()
  if (!narrowed) {
    return <EmptyState whole title={t('conversations.empty.none')} text={t('conversations.empty.noneText')} />
  }
  return (
    <EmptyState
      whole
      title={t('conversations.empty.filtered')}
      text={t('conversations.empty.filteredText')}
      actions={<Button onClick={onClear}>{t('conversations.filter.clear')}</Button>}
    />
  )
}
