import { useTranslation } from 'react-i18next'
import { LinkButton } from '../../../shell/link-button.tsx'
import { EmptyState } from '../../../shell/states/index.ts'
import type { QueueChoice } from './queue-address.ts'

/** An empty queue, and what would fill it. */
export function NothingToReview({ choice: { whose, state } }: { readonly choice: QueueChoice }) {
  const { t } = useTranslation()
  const toPlans = <LinkButton to="/review/plans">{t('review.queue.toPlans')}</LinkButton>
  if (whose === 'all') return <EmptyState whole title={t('review.queue.emptyAll')} actions={toPlans} />
  if (state === 'done') return <EmptyState whole title={t('review.queue.emptyDone')} />
  const free = whose === 'free'
  return (
    <EmptyState
      whole
      title={free ? t('review.queue.emptyFree') : t('review.queue.empty')}
      text={free ? t('review.queue.emptyFreeText') : t('review.queue.emptyText')}
      actions={toPlans}
    />
  )
}
