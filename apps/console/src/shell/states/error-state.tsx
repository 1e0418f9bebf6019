import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Refused } from '../../api/index.ts'
import { errorText } from './error-text.ts'
import { Picture } from './picture.tsx'
import styles from './states.module.css'

interface Props {
  readonly error: unknown
  readonly onRetry?: () => unknown
  readonly actions?: ReactNode
  readonly whole?: boolean
}

/** What was asked did not come: why, and the way on. */
export function ErrorState({ error, onRetry, actions, whole = false }: Props) {
  const { t } = useTranslation()
  const place = error instanceof Refused ? error.place : undefined
  return (
    <div className={whole ? `${styles.state} ${styles.whole}` : styles.state} role="alert">
      <Picture sign="broken" />
      <h2 className={styles.title}>{t('shell.errors.title')}</h2>
      <p className={styles.text}>{errorText(t, error)}</p>
      {place !== undefined && <p className={styles.place}>{place}</p>}
      {(onRetry !== undefined || actions !== undefined) && (
        <div className={styles.actions}>
          {onRetry !== undefined && (
            <Button type="primary" onClick={() => void onRetry()}>
              {t('shell.retry')}
            </Button>
          )}
          {actions}
        </div>
      )}
    </div>
  )
}
