import { entrance } from '@liangyan/contract'
import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../../api/index.ts'
import { useMe } from '../session.ts'
import styles from './frame.module.css'
import { SampleRemoval } from './sample-removal.tsx'

/** Says that what is seen here is made up, as long as sample data is there. */
export function SampleBanner() {
  const { t } = useTranslation()
  const { role } = useMe()
  const { data } = useRoute(entrance, {}, { fresh: 60_000 })
  if (data === undefined || data.samples.length === 0) return null
  return (
    <div className={styles.samples} role="note">
      <Tag color="gold">{t('shell.samples.label')}</Tag>
      <span>{t('shell.samples.text')}</span>
      <span className={styles.space} />
      {role === 'administrator' && <SampleRemoval />}
    </div>
  )
}
