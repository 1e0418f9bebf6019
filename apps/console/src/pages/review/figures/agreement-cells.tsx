import type { AgreementFigures } from '@liangyan/contract'
import { Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import { percent } from '../../../words/figures.ts'
import styles from './figures.module.css'
import { groundOf, kappaText, levelOf } from './kappa.ts'

/** κ on a ground that says how good it is; where there is none, why. */
export function Kappa({ figures: { kappa, lack } }: { readonly figures: AgreementFigures }) {
  const { t } = useTranslation()
  if (kappa === null) {
    return (
      <Tooltip title={lack && t(`quality.agreement.lack.${lack}`)}>
        <span className={styles.quiet}>—</span>
      </Tooltip>
    )
  }
  return (
    <span className={styles.kappa} style={{ background: groundOf(kappa) }}>
      <b>{kappaText(kappa)}</b> <small>{t(`quality.agreement.level.${levelOf(kappa)}`)}</small>
    </span>
  )
}

export function Percent({ figures }: { readonly figures: AgreementFigures }) {
  return figures.percent === null ? <span className={styles.quiet}>—</span> : percent(figures.percent, 1)
}

/** Who said what how often. */
export function Confusion({ figures: { table } }: { readonly figures: AgreementFigures }) {
  const { t } = useTranslation()
  const { categories, counts } = table
  const name = (category: string) => t(`quality.agreement.category.${category as 'broken'}`)
  const most = Math.max(1, ...counts.flat())
  return (
    <table className={styles.confusion} aria-label={t('quality.agreement.table')}>
      <caption>{t('quality.agreement.tableText')}</caption>
      <thead>
        <tr>
          <td />
          {categories.map((category) => (
            <th key={category} scope="col">
              {name(category)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {categories.map((category, row) => (
          <tr key={category}>
            <th scope="row">{name(category)}</th>
            {categories.map((other, column) => {
              const count = counts[row]?.[column] ?? 0
              const strength = count === 0 ? 0 : 0.12 + 0.4 * (count / most)
              const ground = row === column ? `rgb(31 111 74 / ${strength})` : `rgb(168 32 26 / ${strength})`
              return (
                <td key={other} style={{ background: ground }}>
                  {count}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
