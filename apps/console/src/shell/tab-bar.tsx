import type { ReactNode } from 'react'
import styles from './tab-bar.module.css'

interface Tab<K extends string> {
  readonly key: K
  readonly name: string
  /** How many there are of what it shows; nothing is said of undefined. */
  readonly count?: number | undefined
  /** The key of the keyboard that shows it. */
  readonly shortcut?: string
}

interface Props<K extends string> {
  readonly label: string
  readonly tabs: readonly Tab<K>[]
  readonly shown: K
  /** The id of the element in which what is chosen is shown; it is labelled by `tabId`. */
  readonly panel: string
  readonly onShow: (key: K) => void
  /** What stands at the end of the row. */
  readonly children?: ReactNode
}

/** The id of the tab that a panel shows. */
export const tabId = (panel: string, key: string): string => `${panel}-tab-${key}`

/** A row of tabs above a panel. */
export function TabBar<K extends string>({ label, tabs, shown, panel, onShow, children }: Props<K>) {
  return (
    <div className={styles.bar} role="tablist" aria-label={label}>
      {tabs.map(({ key, name, count, shortcut }) => (
        <button
          key={key}
          type="button"
          role="tab"
          id={tabId(panel, key)}
          className={styles.tab}
          aria-selected={shown === key}
          aria-controls={panel}
          aria-keyshortcuts={shortcut}
          onClick={() => onShow(key)}
        >
          {name}
          {count !== undefined && <span className={styles.count}>{count}</span>}
        </button>
      ))}
      {children}
    </div>
  )
}
