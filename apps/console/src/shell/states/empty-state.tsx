import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Picture, type Sign } from './picture.tsx'
import styles from './states.module.css'

interface Props {
  readonly title?: string
  /** Why it is empty, and what would fill it. */
  readonly text?: ReactNode
  readonly actions?: ReactNode
  readonly sign?: Sign
  /** Takes the whole height of what it stands in. */
  readonly whole?: boolean
}

/** Nothing to show, and what to do about it. */
export function EmptyState({ title, text, actions, sign = 'empty', whole = false }: Props) {
  const { t } = useTranslation()
  return (
    <div className={whole ? `${styles.state} ${styles.whole}` : styles.state} role="status">
      <Picture sign={sign} />
      <h2 className={styles.title}>{title ?? t('shell.empty.title')}</h2>
      {text !== undefined && <p className={styles.text}>{text}</p>}
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  )
}
