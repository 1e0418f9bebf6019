import type { AppealState } from '@liangyan/contract'
import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import styles from './signs.module.css'

const COLOURS: Readonly<Record<AppealState, string>> = {
  lead: 'gold',
  inspector: 'blue',
  upheld: 'green',
  'partly-upheld': 'green',
  rejected: 'default',
  withdrawn: 'default',
}

/** With whom an appeal is, or what became of it. */
export function StateSign({ state }: { readonly state: AppealState }) {
  const { t } = useTranslation()
  return (
    <Tag color={COLOURS[state]} className={styles.state}>
      {t(`appeals.state.${state}`)}
    </Tag>
  )
}

/** What became of one finding. */
export function OutcomeSign({ outcome }: { readonly outcome: 'upheld' | 'rejected' }) {
  const { t } = useTranslation()
  return (
    <Tag color={outcome === 'upheld' ? 'green' : 'default'} className={styles.state}>
      {t(`appeals.detail.outcome.${outcome}`)}
    </Tag>
  )
}
