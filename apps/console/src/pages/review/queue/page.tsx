import { listAssignments, nextReview, type Role } from '@liangyan/contract'
import { Button, Segmented } from 'antd'
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { mayOpen } from '../../../access.ts'
import { useList, useRoute } from '../../../api/index.ts'
import { useShortcuts } from '../../../shell/keyboard/index.ts'
import { useMe } from '../../../shell/session.ts'
import { ErrorState, LoadingState } from '../../../shell/states/index.ts'
import { ReviewFrame } from '../frame/review-frame.tsx'
import panel from '../panel.module.css'
import { NothingToReview } from './nothing.tsx'
import { OwnList } from './own-list.tsx'
import { queueAddress, type QueueChoice, readQueue } from './queue-address.ts'
import styles from './queue.module.css'
import { Sources } from './sources.tsx'
import { TeamTable } from './team-table.tsx'

/** Assignments of one page of the server. */
const PAGE = 100

/** What is to be reviewed: the own queue, what anybody may take, and for managers everybody's. */
export function Content() {
  const { role } = useMe()
  const reviews = mayOpen(nextReview, role)
  const [address] = useSearchParams()
  const choice = useMemo(() => readQueue(address, reviews ? 'mine' : 'all'), [address, reviews])
  return (
    <ReviewFrame whole actions={reviews && <StartButton />}>
      <div className={styles.body}>
        <Sources choice={choice} />
        <div className={styles.main}>
          <div className={panel.bar}>
            <ChoiceBar choice={choice} role={role} />
          </div>
          <div className={styles.list}>
            <Listed choice={choice} />
          </div>
        </div>
      </div>
    </ReviewFrame>
  )
}

/** Leads to the next conversation of the queue. */
function StartButton() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { data } = useRoute(nextReview, { query: {} }, { every: 30_000 })
  const next = data?.next ?? null
  const start = useCallback(() => {
    if (next)
      void navigate(`/conversations/${encodeURIComponent(next.conversation)}?assignment=${next.id}`, {
        state: { back: '/review' },
      })
  }, [navigate, next])
  useShortcuts(t('review.queue.keys.group'), [{ keys: ['s'], label: t('review.queue.keys.start'), act: start }])
  return (
    <Button
      type="primary"
      disabled={next === null}
      title={next === null && data ? t('review.queue.startNothing') : undefined}
      onClick={start}
      aria-keyshortcuts="s"
    >
      {t('review.queue.start')}
      <span className={styles.key}>S</span>
    </Button>
  )
}

function ChoiceBar({ choice, role }: { readonly choice: QueueChoice; readonly role: Role }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const choose = (change: Partial<QueueChoice>) =>
    void navigate(queueAddress({ ...choice, ...change }), { replace: true })
  const whose: QueueChoice['whose'][] =
    role === 'inspector' ? ['mine', 'free'] : role === 'manager' ? ['all', 'free'] : ['mine', 'free', 'all']
  return (
    <>
      <Segmented
        aria-label={t('review.queue.whose')}
        value={choice.whose}
        options={whose.map((value) => ({ value, label: t(`review.queue.${value}`) }))}
        onChange={(whose) => choose({ whose, state: whose === 'free' ? 'open' : choice.state })}
      />
      {choice.whose !== 'free' && (
        <Segmented
          aria-label={t('review.queue.columns.state')}
          value={choice.state}
          options={(['open', 'done'] as const).map((value) => ({ value, label: t(`review.queue.${value}`) }))}
          onChange={(state) => choose({ state })}
        />
      )}
    </>
  )
}

function Listed({ choice }: { readonly choice: QueueChoice }) {
  const list = useList(listAssignments, { query: { ...choice, limit: PAGE } })
  const { data, error, refetch } = list
  if (data === undefined) return error ? <ErrorState whole error={error} onRetry={refetch} /> : <LoadingState whole />
  if (data.length === 0 && choice.whose !== 'all') return <NothingToReview choice={choice} />
  return choice.whose === 'all' ? (
    <TeamTable choice={choice} {...list} data={data} />
  ) : (
    <OwnList choice={choice} {...list} data={data} />
  )
}
