import type { FigureDuties, Overview, OverviewMoment } from '@liangyan/contract'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { figure, percent } from '../../words/figures.ts'
import type { Leads } from './choice.ts'
import { groundOf } from './colours.ts'
import styles from './overview.module.css'
import { kept } from './shares.ts'

/** Fewer duties than this say little. */
const FEW = 5

interface Props {
  readonly overview: Overview
  readonly leads: Leads
  readonly onService: (service: string) => void
}

/** The kept rate of each moment in each service: from the whole bank to the single point. */
export function Matrix({ overview: { moments, services }, leads, onService }: Props) {
  const { t } = useTranslation()
  const due = moments.filter(({ duties }) => duties > 0)
  // the moments hold a cell for each of the first services
  const columns = services.slice(0, due[0]?.byService.length ?? 0)
  const unknown = t('vocabulary.unknown.service')
  return (
    <div className={styles.scrolling}>
      <table className={styles.matrix}>
        <thead>
          <tr>
            <th scope="col">{t('overview.moments.moment')}</th>
            <th scope="col">{t('overview.moments.all')}</th>
            {columns.map(({ id, name }) => (
              <th key={id} scope="col">
                {id === '' ? (
                  unknown
                ) : (
                  <button type="button" onClick={() => onService(id)} title={t('overview.parts.narrow', { name })}>
                    {name}
                  </button>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {due.map((moment) => (
            <tr key={moment.title}>
              <th scope="row">{moment.title}</th>
              <Cell cell={moment} moment={moment} name={t('overview.moments.all')} to={leadTo(leads, moment)} />
              {columns.map(({ id, name }, place) => (
                <Cell
                  key={id}
                  cell={moment.byService[place]}
                  moment={moment}
                  name={name || unknown}
                  to={id === '' ? undefined : leadTo(leads, moment, id)}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.quiet}>{t('overview.moments.few', { number: FEW })}</p>
    </div>
  )
}

function leadTo(leads: Leads, { title }: OverviewMoment, service?: string): string {
  return leads({ moment: title, verdict: 'broken', ...(service !== undefined && { service }) })
}

interface CellProps {
  readonly cell: FigureDuties | undefined
  readonly moment: OverviewMoment
  readonly name: string
  readonly to: string | undefined
}

function Cell({ cell, moment, name, to }: CellProps) {
  const { t } = useTranslation()
  const share = cell && kept(cell)
  if (!cell || share === null || share === undefined) return <td className={styles.blank}>·</td>
  const text = percent(cell.duties - cell.broken, cell.duties)
  const spoken = t('shell.told', {
    name,
    value: t('overview.moments.spoken', { title: moment.title, duties: figure(cell.duties), kept: text }),
  })
  return (
    <td style={{ background: groundOf(share) }} className={cell.duties < FEW ? styles.few : undefined} title={spoken}>
      {to === undefined || cell.broken === 0 ? (
        text
      ) : (
        <Link to={to} aria-label={spoken}>
          {text}
        </Link>
      )}
    </td>
  )
}
