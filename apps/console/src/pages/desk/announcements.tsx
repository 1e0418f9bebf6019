import NotificationOutlined from '@ant-design/icons/NotificationOutlined'
import ThunderboltOutlined from '@ant-design/icons/ThunderboltOutlined'
import type { Announcement } from '@liangyan/contract'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { dateAndTime } from '../../words/moments.ts'
import styles from './announcements.module.css'
import { personOf } from './person-of.ts'

interface Props {
  readonly announcements: readonly Announcement[]
  /** The sign of one that switches the wording for a moment on. */
  readonly signOf: (moment: string) => string
  /** What can be done about one. */
  readonly actionOf?: (announcement: Announcement) => ReactNode
}

/** What everybody is told; those that switch wording on stand first. */
export function Announcements({ announcements, signOf, actionOf }: Props) {
  const { t } = useTranslation()
  if (announcements.length === 0) return null
  const urgentFirst = announcements.toSorted((a, b) => Number(a.moment === null) - Number(b.moment === null))
  return (
    <ul className={styles.list} aria-label={t('desk.announcements')} aria-live="polite">
      {urgentFirst.map((announcement) => {
        const { id, text, moment, by, since } = announcement
        return (
          <li key={id} className={styles.one} data-urgent={moment !== null || undefined}>
            {moment === null ? <NotificationOutlined /> : <ThunderboltOutlined />}
            {moment !== null && <b className={styles.sign}>{signOf(moment)}</b>}
            <span className={styles.text}>{text}</span>
            <span className={styles.quiet} title={by}>
              {personOf(by)} {dateAndTime(since).slice(5)}
            </span>
            {actionOf?.(announcement)}
          </li>
        )
      })}
    </ul>
  )
}
