import { useTranslation } from 'react-i18next'
import { COLOURS } from '../shell/theme.ts'
import { nameOf } from '../words/names.ts'
import styles from './signs.module.css'

const DOTS: Readonly<Record<string, string>> = {
  none: '#c3ced2',
  assigned: COLOURS.fair,
  reviewed: COLOURS.good,
  appealed: COLOURS.bad,
  settled: COLOURS.primary,
}

/** How far people have got with a conversation. */
export function ReviewState({ state }: { readonly state: string }) {
  const { t } = useTranslation()
  return (
    <span>
      <span className={styles.dot} style={{ background: DOTS[state] ?? DOTS.none }} />
      {nameOf(t, 'reviewState', state)}
    </span>
  )
}
