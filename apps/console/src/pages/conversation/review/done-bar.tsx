import CheckCircleFilled from '@ant-design/icons/CheckCircleFilled'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { COLOURS } from '../../../shell/theme.ts'
import { figure } from '../../../words/figures.ts'
import type { Phase } from './use-review.ts'
import styles from './review-bar.module.css'

interface Props {
  readonly phase: Extract<Phase, { kind: 'done' }>
  readonly onNext: () => void
  readonly onClose: () => void
}

/** A review has been handed in: what came of it, and where to go on. */
export function DoneBar({ phase: { result, next }, onNext, onClose }: Props) {
  const { t } = useTranslation()
  return (
    <section className={`${styles.bar} ${styles.done}`} role="status">
      <CheckCircleFilled style={{ color: COLOURS.good, fontSize: 18 }} />
      <span className={styles.doneText}>
        {t('conversation.review.handedIn', { score: figure(result.scorecard.total) })}
      </span>
      {next === null && <span>{t('conversation.review.noNext')}</span>}
      <Button onClick={onClose}>{t('shell.close')}</Button>
      {next !== null && (
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- Enter leads on; the review that had the focus is over
        <Button type="primary" autoFocus onClick={onNext} aria-keyshortcuts="]">
          {t('conversation.review.next')} <span className={styles.key}>]</span>
        </Button>
      )}
    </section>
  )
}
