import BulbOutlined from '@ant-design/icons/BulbOutlined'
import type { Results, ToImprove } from '@liangyan/contract'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { EmptyState } from '../../shell/states/index.ts'
import { dateAndTime, endOfDay, startOfDay } from '../../words/moments.ts'
import { listAddress } from '../conversations/list-address.ts'
import type { ResultsChoice } from './address.ts'
import styles from './improve.module.css'
import page from './my-results.module.css'

interface Props {
  readonly results: Results
  readonly choice: ResultsChoice
  readonly isOwn: boolean
}

/** What came up most often: the kind words first, then what was said. */
export function Improve({ results, choice, isOwn }: Props) {
  const { t } = useTranslation()
  const { improve, agent } = results
  return (
    <section className={page.panel} aria-label={t('mine.improve.title')}>
      <h2 className={page.title}>
        <BulbOutlined aria-hidden /> {t('mine.improve.title')}
      </h2>
      {improve.length === 0 ? (
        <EmptyState title={t('mine.improve.none')} text={t('mine.improve.noneText')} />
      ) : (
        <>
          <p className={page.quiet}>{t('mine.improve.text')}</p>
          <ol className={styles.list}>
            {improve.map((one) => (
              <Clause key={one.clause} one={one} agent={agent.number} choice={choice} isOwn={isOwn} />
            ))}
          </ol>
        </>
      )}
    </section>
  )
}

interface ClauseProps {
  readonly one: ToImprove
  readonly agent: string
  readonly choice: ResultsChoice
  readonly isOwn: boolean
}

function Clause({ one, agent, choice, isOwn }: ClauseProps) {
  const { t } = useTranslation()
  const { clause, title, moment, findings, conversations, before, say, advice, sources, places } = one
  const filter = { from: startOfDay(choice.from), to: endOfDay(choice.to), agent, clause, verdict: 'broken' as const }
  const change = findings - before
  return (
    <li className={styles.item}>
      <header className={styles.head}>
        <h3 className={styles.clause}>{title}</h3>
        {moment !== null && <span className={page.quiet}>{moment}</span>}
        <span className={styles.count}>
          <Link to={listAddress({ filter })}>{t('mine.improve.times', { count: findings, conversations })}</Link>
          {' · '}
          <span className={change < 0 ? styles.fewer : page.quiet}>
            {change === 0
              ? t('mine.improve.same')
              : t(change < 0 ? 'mine.improve.fewer' : 'mine.improve.more', { count: Math.abs(change) })}
          </span>
        </span>
      </header>
      <div className={styles.halves}>
        <div className={styles.better}>
          {say.length > 0 && (
            <>
              <h4>{t('mine.improve.say')}</h4>
              {say.map((words) => (
                <p key={words} className={styles.words}>
                  “{words}”
                </p>
              ))}
            </>
          )}
          {advice !== null && (
            <>
              <h4>{t('mine.improve.advice')}</h4>
              <p>{advice}</p>
            </>
          )}
          {sources.length > 0 && (
            <>
              <h4>{t('mine.improve.source')}</h4>
              {sources.slice(0, 2).map(({ id, text, document }) => (
                <p key={id} className={styles.source}>
                  {text} <span className={page.quiet}>{document}</span>
                </p>
              ))}
            </>
          )}
        </div>
        <div>
          <h4>{t(isOwn ? 'mine.improve.places' : 'mine.improve.placesOf')}</h4>
          <ul className={styles.places}>
            {places.map(({ conversation, startedAt, turn, quote, said, say: instead }, i) => (
              <li key={`${conversation} ${turn} ${i}`}>
                <Link
                  to={`/conversations/${encodeURIComponent(conversation)}${turn === null ? '' : `?turn=${turn}`}`}
                  className={styles.place}
                >
                  {said === null ? quote || t('mine.improve.whole') : <Said said={said} />}
                </Link>
                <span className={page.quiet}>{dateAndTime(startedAt)}</span>
                {instead !== null && !say.includes(instead) && <p className={styles.instead}>→ {instead}</p>}
              </li>
            ))}
          </ul>
        </div>
      </div>
    </li>
  )
}

/** What was said, the words that are meant marked. */
function Said({ said: { text, start, end } }: { readonly said: NonNullable<ToImprove['places'][number]['said']> }) {
  return (
    <>
      “{text.slice(0, start)}
      <mark className={styles.mark}>{text.slice(start, end)}</mark>
      {text.slice(end)}”
    </>
  )
}
