import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'
import { PageHead } from '../../../shell/page-head.tsx'
import styles from './standards-frame.module.css'

interface Props {
  readonly title?: ReactNode
  readonly text?: ReactNode
  readonly actions?: ReactNode
  /** Fills the height of the window, so that what is in it scrolls by itself. */
  readonly whole?: boolean
  readonly children: ReactNode
}

/** The head that the pages of the standard share, with the way from one to the other. */
export function StandardsFrame({ title, text, actions, whole = false, children }: Props) {
  const { t } = useTranslation()
  return (
    <div className={whole ? `${styles.page} ${styles.whole}` : styles.page}>
      <PageHead title={title ?? t('standards.title')} text={text} actions={actions} />
      <nav className={styles.sections} aria-label={t('standards.sections')}>
        <NavLink to="/standards" end className={styles.section}>
          {t('standards.tabs.browse')}
        </NavLink>
        <NavLink to="/standards/versions" className={styles.section}>
          {t('standards.tabs.versions')}
        </NavLink>
      </nav>
      {whole ? <div className={styles.fill}>{children}</div> : children}
    </div>
  )
}
