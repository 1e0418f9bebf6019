import { listPlans, nextReview, queueProgress } from '@liangyan/contract'
import { Progress } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { mayOpen } from '../../../access.ts'
import { useRoute } from '../../../api/index.ts'
import { useMe } from '../../../shell/session.ts'
import { queueAddress, type QueueChoice } from './queue-address.ts'
import styles from './queue.module.css'

/** A plan or calibration with how much of its work is done. */
interface Source {
  readonly key: string
  readonly name: string
  readonly choice: Pick<QueueChoice, 'plan' | 'calibration'>
  readonly done: number
  readonly total: number
  readonly note: string
}

/** Where the work comes from: the way to that of one plan alone. */
export function Sources({ choice }: { readonly choice: QueueChoice }) {
  const { t } = useTranslation()
  const { role } = useMe()
  const sources = useSources(mayOpen(nextReview, role) && choice.whose !== 'all')
  const { whose, state } = choice
  const isAll = choice.plan === undefined && choice.calibration === undefined
  const sum = (of: (source: Source) => number) => sources.reduce((total, source) => total + of(source), 0)
  return (
    <nav className={styles.side} aria-label={t('review.queue.progress')}>
      <Link to={queueAddress({ whose, state })} replace className={styles.source} aria-current={isAll}>
        <span className={styles.sourceName}>
          <span>{t('review.queue.everything')}</span>
        </span>
        <Bar done={sum(({ done }) => done)} total={sum(({ total }) => total)} />
      </Link>
      {sources.map(({ key, name, choice: own, done, total, note }) => (
        <Link
          key={key}
          to={queueAddress({ whose, state, ...own })}
          replace
          className={styles.source}
          aria-current={own.plan === choice.plan && own.calibration === choice.calibration}
        >
          <span className={styles.sourceName}>
            <span title={name}>{name}</span>
          </span>
          <Bar done={done} total={total} />
          {note !== '' && <span className={styles.small}>{note}</span>}
        </Link>
      ))}
    </nav>
  )
}

function Bar({ done, total }: { readonly done: number; readonly total: number }) {
  const { t } = useTranslation()
  return (
    <>
      <Progress
        percent={total === 0 ? 0 : (done / total) * 100}
        size="small"
        showInfo={false}
        aria-label={t('review.queue.progress')}
      />
      <span className={styles.small}>{t('plans.progress', { done, total })}</span>
    </>
  )
}

/** Own work by plan and calibration; of managers, the plans with all their work. */
function useSources(own: boolean): readonly Source[] {
  const { t } = useTranslation()
  const progress = useRoute(queueProgress, {}, { enabled: own, every: 30_000 })
  const plans = useRoute(listPlans, { query: { limit: 100 } }, { enabled: !own })
  if (!own) {
    return (plans.data?.items ?? []).map(({ id, name, progress: { done, total } }) => {
      return { key: `plan ${id}`, name, choice: { plan: id }, done, total, note: '' }
    })
  }
  return (progress.data?.items ?? []).map(({ plan, calibration, open, done, free }) => ({
    key: `${plan?.id ?? ''} ${calibration?.id ?? ''}`,
    name: (plan ?? calibration)?.name ?? '',
    choice: { plan: plan?.id, calibration: calibration?.id },
    done,
    total: done + open,
    note: free > 0 ? t('review.queue.freeCount', { count: free }) : '',
  }))
}
