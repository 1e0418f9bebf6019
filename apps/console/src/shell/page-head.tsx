import type { ReactNode } from 'react'
import styles from './page-head.module.css'

interface Props {
  readonly title: ReactNode
  /** One line of what the page is for. */
  readonly text?: ReactNode
  readonly actions?: ReactNode
}

/** The head of a page: its name, what can be done. */
export function PageHead({ title, text, actions }: Props) {
  return (
    <header className={styles.head}>
      <div>
        <h1 className={styles.title}>{title}</h1>
        {text !== undefined && <p className={styles.text}>{text}</p>}
      </div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </header>
  )
}
