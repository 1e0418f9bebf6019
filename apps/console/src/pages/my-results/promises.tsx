import type { Results } from '@liangyan/contract'
import { Tag, Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { dateAndTime } from '../../words/moments.ts'
import styles from './my-results.module.css'

/** What was promised and is to be kept. */
export function Promises({ commitments }: Pick<Results, 'commitments'>) {
  const { t } = useTranslation()
  if (commitments.length === 0) return null
  const now = Date.now()
  return (
    <section className={styles.panel} aria-label={t('mine.promises.title')}>
      <h2 className={styles.title}>{t('mine.promises.title')}</h2>
      <p className={styles.quiet}>{t('mine.promises.text')}</p>
      <ul className={styles.promises}>
        {commitments.map(({ conversation, turn, what, dueAt, certain, ticket }) => {
          const isPast = dueAt !== null && Date.parse(dueAt) < now
          return (
            <li key={`${conversation} ${turn}`}>
              <span className={isPast ? styles.past : styles.due}>
                {dueAt !== null && t(isPast ? 'mine.promises.past' : 'mine.promises.due', { at: dateAndTime(dueAt) })}
                {!certain && (
                  <Tooltip title={t('mine.promises.uncertain')}>
                    <span aria-label={t('mine.promises.uncertain')}> *</span>
                  </Tooltip>
                )}
              </span>
              <Link to={`/conversations/${encodeURIComponent(conversation)}?turn=${turn}`}>{what}</Link>
              <Tag color={ticket ? 'green' : 'gold'}>
                {t(ticket ? 'mine.promises.ticket' : 'mine.promises.noTicket')}
              </Tag>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
