import type { GuardReason } from '@liangyan/contract'
import { useTranslation } from 'react-i18next'
import styles from './input.module.css'
import { ReasonList } from './reason-list.tsx'

interface Props {
  readonly reasons: readonly GuardReason[]
  /** The words have changed since: they are being looked at again. */
  readonly isStale: boolean
  readonly instead: string | undefined
  readonly onTake: () => void
}

/** What the guard would hold back, while there is time to say it otherwise. */
export function Reasons({ reasons, isStale, instead, onTake }: Props) {
  const { t } = useTranslation()
  return (
    <div className={styles.reasons} data-stale={isStale || undefined}>
      <ReasonList reasons={reasons} />
      {instead !== undefined && (
        <button type="button" className={styles.instead} onClick={onTake}>
          <span className={styles.label}>{t('desk.guard.instead')}</span>
          <span className={styles.kindly}>{instead}</span>
          <span className={styles.keys}>
            <kbd>Tab</kbd>
          </span>
        </button>
      )}
    </div>
  )
}
