import { Spin } from 'antd'
import { useTranslation } from 'react-i18next'
import styles from './states.module.css'

/** Something is on its way. Shows after a quarter of a second, so that what comes quickly does not flicker. */
export function LoadingState({ whole = false }: { readonly whole?: boolean }) {
  const { t } = useTranslation()
  return (
    <div className={`${styles.state} ${styles.late} ${whole ? styles.whole : ''}`} role="status" aria-live="polite">
      <Spin />
      <p className={styles.text}>{t('shell.loading')}</p>
    </div>
  )
}
