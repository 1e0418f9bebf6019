import type { AgreementFigures, PairAgreement } from '@liangyan/contract'
import { Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import { percent } from '../../../words/figures.ts'
import { Confusion } from '../figures/agreement-cells.tsx'
import styles from '../figures/figures.module.css'
import { groundOf, kappaText } from '../figures/kappa.ts'

/** Who agrees with whom: every two, and each with the machine; the ground says how well. */
export function Matrix({ pairs }: { readonly pairs: readonly PairAgreement[] }) {
  const { t } = useTranslation()
  const people = new Map(
    pairs.flatMap(({ first, second }) => [first, ...(second ? [second] : [])]).map((one) => [one.id, one.name]),
  )
  const ids = [...people.keys()]
  const between = (a: number, b: number | null) =>
    pairs.find(
      ({ first, second }) =>
        (first.id === a && (second?.id ?? null) === b) || (b !== null && first.id === b && second?.id === a),
    )?.figures
  return (
    <table className={styles.matrix} aria-label={t('calibrations.matrix')}>
      <thead>
        <tr>
          <td />
          {ids.map((id) => (
            <th key={id} scope="col" style={{ textAlign: 'center' }}>
              {people.get(id)}
            </th>
          ))}
          <th scope="col" style={{ textAlign: 'center' }}>
            {t('review.comparison.machine')}
          </th>
        </tr>
      </thead>
      <tbody>
        {ids.map((row) => (
          <tr key={row}>
            <th scope="row">{people.get(row)}</th>
            {ids.map((column) =>
              row === column ? <td key={column} /> : <Cell key={column} figures={between(row, column)} />,
            )}
            <Cell figures={between(row, null)} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Cell({ figures }: { readonly figures: AgreementFigures | undefined }) {
  const { t } = useTranslation()
  if (!figures || figures.percent === null) return <td className={styles.quiet}>—</td>
  const { kappa, lack } = figures
  return (
    <Tooltip
      color="#fff"
      title={kappa === null && lack ? t(`quality.agreement.lack.${lack}`) : <Confusion figures={figures} />}
    >
      <td style={{ background: kappa === null ? '#eef2f3' : groundOf(kappa) }}>
        <b>{kappa === null ? '—' : kappaText(kappa)}</b>
        <small>{percent(figures.percent, 1)}</small>
      </td>
    </Tooltip>
  )
}
