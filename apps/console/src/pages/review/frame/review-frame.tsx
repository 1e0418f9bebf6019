import type { AnyRoute } from '@liangyan/contract'
import {
  agreementFigures,
  clausePrecision,
  listAssignments,
  listCalibrations,
  listDoubleScorings,
  listeningFigures,
  listPlans,
} from '@liangyan/contract'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'
import { mayOpen } from '../../../access.ts'
import { PageHead } from '../../../shell/page-head.tsx'
import { useMe } from '../../../shell/session.ts'
import styles from './review-frame.module.css'

/** The parts of reviewing, each with the route that says who may see it. */
const SECTIONS = [
  { path: '/review', name: 'queue', route: listAssignments },
  { path: '/review/plans', name: 'plans', route: listPlans },
  { path: '/review/double', name: 'double', route: listDoubleScorings },
  { path: '/review/calibrations', name: 'calibrations', route: listCalibrations },
  { path: '/review/agreement', name: 'agreement', route: agreementFigures },
  { path: '/review/curve', name: 'curve', route: listeningFigures },
  { path: '/review/precision', name: 'precision', route: clausePrecision },
] as const satisfies readonly { readonly path: string; readonly name: string; readonly route: AnyRoute }[]

interface Props {
  /** What the page is about, where it is one thing; else reviewing as such. */
  readonly title?: string
  readonly text?: ReactNode
  readonly actions?: ReactNode
  /** Fills the height of the window, so that a list in it scrolls by itself. */
  readonly whole?: boolean
  readonly children: ReactNode
}

/** The head that all pages of reviewing share, with the way from one to the other. */
export function ReviewFrame({ title, text, actions, whole = false, children }: Props) {
  const { t } = useTranslation()
  const { role } = useMe()
  return (
    <div className={whole ? `${styles.page} ${styles.whole}` : styles.page}>
      <PageHead title={title ?? t('review.title')} text={text} actions={actions} />
      <nav className={styles.sections} aria-label={t('review.sections')}>
        {SECTIONS.filter(({ route }) => mayOpen(route, role)).map(({ path, name }) => (
          <NavLink key={path} to={path} end={path === '/review'} className={styles.section}>
            {t(`review.tabs.${name}`)}
          </NavLink>
        ))}
      </nav>
      {children}
    </div>
  )
}
