import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { nameOf } from '../words/names.ts'
import styles from './signs.module.css'

const COLOURS: Readonly<Record<string, string>> = { broken: 'red', kept: 'green', undecided: 'gold' }

export function Verdict({ verdict }: { readonly verdict: string }) {
  const { t } = useTranslation()
  return (
    <Tag color={COLOURS[verdict]} className={styles.tag}>
      {nameOf(t, 'verdict', verdict)}
    </Tag>
  )
}
