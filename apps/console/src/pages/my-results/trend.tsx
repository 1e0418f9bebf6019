import type { Results } from '@liangyan/contract'
import { useTranslation } from 'react-i18next'
import { figure } from '../../words/figures.ts'
import styles from './my-results.module.css'
import { TrendChart } from './trend-chart.tsx'

interface Props {
  readonly results: Results
  readonly isOwn: boolean
}

/** How the score went, beside the average of the team. */
export function Trend({ results, isOwn }: Props) {
  const { t } = useTranslation()
  const { totals, team, agent } = results
  const own = totals.scored === 0 ? '—' : figure(totals.points / totals.scored)
  const { name } = agent
  return (
    <section className={styles.panel} aria-label={t('mine.trend.title')}>
      <h2 className={styles.title}>{t('mine.trend.title')}</h2>
      <p className={styles.quiet}>
        {team === null
          ? t('mine.trend.rangeAlone', { own })
          : t(isOwn ? 'mine.trend.range' : 'mine.trend.rangeOf', { own, team: figure(team), name })}
      </p>
      <div className={styles.chart}>
        <TrendChart results={results} ownName={isOwn ? t('mine.trend.own') : name} />
      </div>
      {team === null && <p className={styles.quiet}>{t('mine.trend.noTeam')}</p>}
    </section>
  )
}
