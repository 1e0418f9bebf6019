import type { ReactNode } from 'react'
import styles from './editor.module.css'

interface Props {
  readonly label: string
  /** Under the field: what it means. */
  readonly hint?: string | undefined
  /** Instead of the hint: what is wrong. */
  readonly problem?: string | undefined
  readonly children: ReactNode
}

/** A labelled part of a form. */
export function Field({ label, hint, problem, children }: Props) {
  return (
    <div className={styles.field}>
      <span className={styles.label}>{label}</span>
      <div className={styles.control}>
        {children}
        {problem !== undefined && (
          <span className={styles.problem} role="alert">
            {problem}
          </span>
        )}
        {problem === undefined && hint !== undefined && <span className={styles.hint}>{hint}</span>}
      </div>
    </div>
  )
}
