import HeartOutlined from '@ant-design/icons/HeartOutlined'
import SmileOutlined from '@ant-design/icons/SmileOutlined'
import type { Results } from '@liangyan/contract'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { figure, percent } from '../../words/figures.ts'
import { dateAndTime, endOfDay, startOfDay } from '../../words/moments.ts'
import { listAddress } from '../conversations/list-address.ts'
import type { ResultsChoice } from './address.ts'
import styles from './my-results.module.css'

interface Props {
  readonly results: Results
  readonly choice: ResultsChoice
}

/** Moments that are named, and the share of duties kept from which one was done well. */
const MOMENTS = 8
const WELL = 0.8

/** What was good: it stands first. */
export function Good({ results, choice }: Props) {
  const { t } = useTranslation()
  const { clean, praised, comments } = results.good
  const moments = results.good.moments.filter(({ duties, kept }) => kept / duties >= WELL)
  const period = { from: startOfDay(choice.from), to: endOfDay(choice.to), agent: results.agent.number }
  return (
    <section className={styles.panel} aria-label={t('mine.good.title')}>
      <h2 className={styles.title}>
        <SmileOutlined aria-hidden /> {t('mine.good.title')}
      </h2>
      <div className={styles.tiles}>
        <div className={styles.tile}>
          <span>{t('mine.good.clean')}</span>
          <b>{figure(clean.conversations)}</b>
          {clean.longestRun > 1 && <span>{t('mine.good.run', { count: clean.longestRun })}</span>}
        </div>
        {praised.conversations > 0 && (
          <div className={styles.tile}>
            <span>
              <HeartOutlined aria-hidden /> {t('mine.good.praised')}
            </span>
            <b>
              <Link to={listAddress({ filter: { ...period, contact: 'praise' } })}>
                {figure(praised.conversations)}
              </Link>
            </b>
            <span>{t('mine.good.praisedText', { count: praised.conversations })}</span>
          </div>
        )}
      </div>
      {comments.map(({ conversation, startedAt, text }) => (
        <blockquote key={conversation} className={styles.comment}>
          {text}
          <footer>
            {t('mine.good.comments')} ·{' '}
            <Link to={`/conversations/${encodeURIComponent(conversation)}`}>{dateAndTime(startedAt)}</Link>
          </footer>
        </blockquote>
      ))}
      <h3 className={styles.subtitle}>{t('mine.good.moments')}</h3>
      {moments.length === 0 && <p className={styles.quiet}>{t('mine.good.noneYet')}</p>}
      <ul className={styles.moments}>
        {moments.slice(0, MOMENTS).map(({ title, duties, kept }) => (
          <li key={title}>
            <span className={styles.moment} title={title}>
              {title}
            </span>
            <span className={styles.bar} aria-hidden>
              <span style={{ width: percent(kept, duties) }} />
            </span>
            <span className={styles.share}>{percent(kept, duties)}</span>
            <span className={styles.quiet}>{t('mine.good.kept', { duties: figure(duties), kept: figure(kept) })}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
