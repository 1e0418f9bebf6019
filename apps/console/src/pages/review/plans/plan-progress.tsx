import type { Plan } from '@liangyan/contract'
import { Progress } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { dateAndTime } from '../../../words/moments.ts'
import panel from '../panel.module.css'
import { queueAddress } from '../queue/queue-address.ts'

/** How much of what a plan has drawn is reviewed; the way to those reviews. */
export function PlanProgress({ plan: { id, progress, lastDrawnAt } }: { readonly plan: Plan }) {
  const { t } = useTranslation()
  if (lastDrawnAt === null) return <span className={panel.quiet}>{t('plans.never')}</span>
  const { done, total } = progress
  return (
    <Link to={queueAddress({ plan: id })}>
      <Progress
        size="small"
        percent={total === 0 ? 0 : Math.floor((done / total) * 100)}
        format={() => t('plans.progress', { done, total })}
        aria-label={t('plans.columns.progress')}
      />
      <span className={`${panel.quiet} ${panel.small}`}>
        {t('plans.columns.last')} {dateAndTime(lastDrawnAt)}
      </span>
    </Link>
  )
}
