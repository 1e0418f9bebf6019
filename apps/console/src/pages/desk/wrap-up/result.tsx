import type { Concluded } from '@liangyan/contract'
import { Spin } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Score } from '../../../signs/score.tsx'
import styles from './wrap-up.module.css'

/** What the inspection came to, there as soon as the conversation is over. */
export function Result({ id, result }: { readonly id: string; readonly result: Concluded | null }) {
  const { t } = useTranslation()
  if (result === null)
    return (
      <p className={styles.result} role="status">
        <Spin size="small" /> {t('desk.wrapUp.inspecting')}
      </p>
    )
  const { score, outOf, grade, fatal, broken, undecided } = result
  return (
    <p className={styles.result} role="status">
      <span className={styles.inspected}>{t('desk.wrapUp.result')}</span>
      <Score score={score} outOf={outOf} grade={grade} fatal={fatal} />
      <span className={styles.counts}>
        {broken === 0 ? t('desk.wrapUp.clean') : t('desk.wrapUp.broken', { count: broken })}
        {undecided > 0 && ` · ${t('desk.wrapUp.undecided', { count: undecided })}`}
      </span>
      <Link to={`/conversations/${encodeURIComponent(id)}`} target="_blank">
        {t('desk.wrapUp.findings')}
      </Link>
    </p>
  )
}
