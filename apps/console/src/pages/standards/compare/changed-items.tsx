import type { Changed } from '@liangyan/contract'
import panel from '../frame/panel.module.css'
import { ChangeTag } from './change-tag.tsx'
import styles from './compare.module.css'
import { FieldChanges } from './field-changes.tsx'

/** Acts, or word classes. */
export function ChangedItems({ items }: { readonly items: readonly Changed[] }) {
  return (
    <ul className={styles.items}>
      {items.map(({ id, title, change, fields }) => (
        <li key={id} className={`${panel.panel} ${styles.item}`}>
          <div className={styles.itemHead}>
            <ChangeTag change={change} />
            <b>{title}</b>
            {title !== id && <code className={panel.quiet}>{id}</code>}
          </div>
          {fields.length > 0 && <FieldChanges fields={fields} />}
        </li>
      ))}
    </ul>
  )
}
