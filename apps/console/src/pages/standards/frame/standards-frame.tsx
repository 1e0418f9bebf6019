import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
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

const SECTIONS = [
  { to: '/standards', name: 'browse' },
  { to: '/standards/versions', name: 'versions' },
] as const
/** Pages that one comes to from the versions. */
const OF_VERSIONS = /^\/standards\/(versions|compare|back-tests)(\/|$)/

/** The head that the pages of the standard share, with the way from one to the other. */
export function StandardsFrame({ title, text, actions, whole = false, children }: Props) {
  const { t } = useTranslation()
  const { pathname } = useLocation()
  const here = OF_VERSIONS.test(pathname) ? 'versions' : 'browse'
  return (
    <div className={whole ? `${styles.page} ${styles.whole}` : styles.page}>
      <PageHead title={title ?? t('standards.title')} text={text} actions={actions} />
      <nav className={styles.sections} aria-label={t('standards.sections')}>
        {SECTIONS.map(({ to, name }) => (
          <Link
            key={name}
            to={to}
            className={styles.section}
            aria-current={name === here ? (pathname === to ? 'page' : 'true') : undefined}
          >
            {t(`standards.tabs.${name}`)}
          </Link>
        ))}
      </nav>
      {whole ? <div className={styles.fill}>{children}</div> : children}
    </div>
  )
}
