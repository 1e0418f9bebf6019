import { liveCustomer } from '@liangyan/contract'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useRoute } from '../../../api/index.ts'
import { Answered, EmptyState } from '../../../shell/states/index.ts'
import { dateAndTime } from '../../../words/moments.ts'
import { nameOf } from '../../../words/names.ts'
import styles from './side.module.css'

/** Who calls again: what was promised and may be open still, and earlier contacts. */
export function Customer({ id }: { readonly id: string }) {
  const { t } = useTranslation()
  const asked = useRoute(liveCustomer, { params: { id } }, { fresh: 60_000 })
  return (
    <Answered asked={asked}>
      {({ known, contacts, commitments }) =>
        known && (contacts.length > 0 || commitments.length > 0) ? (
          <div className={styles.side}>
            {commitments.length > 0 && (
              <section>
                <h3 className={styles.title}>{t('desk.earlier.commitments')}</h3>
                <ul className={styles.list}>
                  {commitments.map(({ conversation, what, due, madeAt, overdue }) => (
                    <li key={`${conversation} ${what}`} className={styles.promise} data-overdue={overdue || undefined}>
                      <p>{what}</p>
                      <p className={styles.quiet}>
                        {dateAndTime(madeAt)} ·{' '}
                        {due === null ? t('desk.earlier.noDue') : t('desk.earlier.due', { due: dateAndTime(due) })}
                        {overdue && <b className={styles.overdue}>{t('desk.earlier.overdue')}</b>}
                      </p>
                    </li>
                  ))}
                </ul>
              </section>
            )}
            <section>
              <h3 className={styles.title}>{t('desk.earlier.contacts')}</h3>
              <ul className={styles.list}>
                {contacts.map(({ id, startedAt, channel, contactTitle, contact, agent, agentName, summary }) => (
                  <li key={id} className={styles.contact}>
                    <p>
                      <Link to={`/conversations/${encodeURIComponent(id)}`} target="_blank">
                        {dateAndTime(startedAt)}
                      </Link>
                      <span className={styles.quiet}>
                        {nameOf(t, 'channel', channel)} · {agentName ?? agent}
                      </span>
                    </p>
                    {(contactTitle ?? contact) !== null && <p>{contactTitle ?? contact}</p>}
                    {summary !== null && <p className={styles.summary}>{summary}</p>}
                  </li>
                ))}
              </ul>
            </section>
          </div>
        ) : (
          <EmptyState
            title={t(known ? 'desk.earlier.first' : 'desk.earlier.unknown')}
            text={t(known ? 'desk.earlier.firstText' : 'desk.earlier.unknownText')}
          />
        )
      }
    </Answered>
  )
}
