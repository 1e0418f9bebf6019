import type { ReactNode } from 'react'
import styles from './overview.module.css'

export type Area = 'trend' | 'scores' | 'broken' | 'moments' | 'parts' | 'hours' | 'services' | 'channels' | 'contacts'

interface Props {
  readonly title: string
  readonly text?: string
  readonly actions?: ReactNode
  /** Where on the page it stands. */
  readonly area: Area
  readonly children: ReactNode
}

/** One question of the overview with its answer. */
export function Panel({ title, text, actions, area, children }: Props) {
  return (
    <section className={`${styles.panel} ${styles[area]}`} aria-label={title}>
      <header className={styles.panelHead}>
        <h2 className={styles.panelTitle}>{title}</h2>
        {text !== undefined && <span className={styles.quiet}>{text}</span>}
        <span className={styles.space} />
        {actions}
      </header>
      {children}
    </section>
  )
}
