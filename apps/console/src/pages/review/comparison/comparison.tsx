import type { Comparison as Compared } from '@liangyan/contract'
import { Checkbox } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { figure } from '../../../words/figures.ts'
import styles from './comparison.module.css'

/** What several people, and the machine, took off for each item, side by side. */
export function Comparison({ compared: { reviewers, items } }: { readonly compared: Compared }) {
  const { t } = useTranslation()
  const [all, setAll] = useState(false)
  const shown = all ? items : items.filter(({ deducted }) => differ(deducted))
  return (
    <div className={styles.comparison}>
      <Checkbox checked={!all} onChange={({ target }) => setAll(!target.checked)}>
        {t('review.comparison.differing')}
      </Checkbox>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('review.comparison.item')}</th>
              {reviewers.map(({ reviewer }) => (
                <th key={reviewer?.id ?? 0} scope="col" className={styles.cell}>
                  {reviewer?.name ?? t('review.comparison.machine')}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr className={styles.total}>
              <th scope="row">{t('review.comparison.total')}</th>
              {reviewers.map(({ reviewer, score, fatal }) => (
                <td key={reviewer?.id ?? 0} className={styles.cell}>
                  {figure(score)} {fatal && <span className={styles.fatal}>{t('vocabulary.severity.fatal')}</span>}
                </td>
              ))}
            </tr>
            {shown.map(({ id, title, deducted }) => (
              <tr key={id}>
                <th scope="row">{title}</th>
                {deducted.map((points, place) => (
                  <td key={reviewers[place]?.reviewer?.id ?? 0} className={`${styles.cell} ${toneOf(points)}`}>
                    {textOf(points, t('review.comparison.notApplied'), t('review.comparison.none'))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown.length === 0 && <p className={styles.quiet}>{t('review.comparison.same')}</p>}
      {reviewers.map(
        ({ reviewer, comment }) =>
          comment !== '' && (
            <p key={reviewer?.id ?? 0} className={styles.comment}>
              <b>{reviewer?.name}</b> {comment}
            </p>
          ),
      )}
    </div>
  )
}

/** Whether not all who judged an item took off the same; one to whom it did not apply took off nothing. */
function differ(deducted: readonly (number | null)[]): boolean {
  return new Set(deducted.map((points) => points ?? 0)).size > 1
}

function textOf(points: number | null, notApplied: string, none: string): string {
  if (points === null) return notApplied
  return points === 0 ? none : `−${figure(points)}`
}

function toneOf(points: number | null): string {
  if (points === null) return styles.quiet
  return points > 0 ? styles.deducted : ''
}
