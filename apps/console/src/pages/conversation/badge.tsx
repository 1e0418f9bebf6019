import styles from './badge.module.css'
import type { Item } from './items.ts'

/** The number of a finding, in its colours. */
export function Badge({ item: { number, tone } }: { readonly item: Pick<Item, 'number' | 'tone'> }) {
  return (
    <span className={styles.badge} data-tone={tone}>
      {number}
    </span>
  )
}
