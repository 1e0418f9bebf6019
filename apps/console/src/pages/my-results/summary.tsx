import type { Results } from '@liangyan/contract'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { figure, percent } from '../../words/figures.ts'
import styles from './my-results.module.css'

/** The whole in one line, and how it has moved. */
export function Summary({ results }: { readonly results: Results }) {
  const { t } = useTranslation()
  const { totals, good } = results
  const average = averageOf(totals)
  return (
    <section className={styles.summary}>
      <p className={styles.lead}>
        {t('mine.summary.conversations', { count: totals.conversations })}
        {average !== null && <b>{t('mine.summary.average', { points: figure(average) })}</b>}
      </p>
      <p className={styles.quiet}>
        {t('mine.summary.cleanShare', { share: percent(good.clean.conversations, totals.conversations) })}
        {' · '}
        {change(results, average, t)}
      </p>
    </section>
  )
}

function averageOf({ scored, points }: Results['totals']): number | null {
  return scored === 0 ? null : points / scored
}

/** A difference that is worth a word. */
const HEARD = 0.05

function change({ before }: Results, average: number | null, t: TFunction): string {
  const then = averageOf(before)
  if (then === null || average === null) return t('mine.summary.first')
  const points = figure(Math.abs(average - then))
  if (Math.abs(average - then) < HEARD) return t('mine.summary.same')
  return t(average > then ? 'mine.summary.better' : 'mine.summary.lower', { points })
}
