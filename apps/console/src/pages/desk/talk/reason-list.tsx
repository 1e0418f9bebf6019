import type { GuardReason } from '@liangyan/contract'
import { useTranslation } from 'react-i18next'
import styles from './input.module.css'

/** Why words are held back: one line for each place, however many clauses it goes against. */
export function ReasonList({ reasons }: { readonly reasons: readonly GuardReason[] }) {
  const { t } = useTranslation()
  const places = Map.groupBy(reasons, ({ kind, start, end }) => `${kind} ${start} ${end}`)
  return (
    <ul className={styles.list}>
      {[...places].map(([place, [first, ...others]]) => (
        <li key={place} className={styles.reason}>
          <b className={styles.kind}>{t(`desk.guard.${first.kind}`)}</b>
          <span>
            {first.why}
            {others.map(({ title }) => `${title}。`)}
          </span>
        </li>
      ))}
    </ul>
  )
}
