import type { FigurePart, FigureTally } from '@liangyan/contract'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { columnFigure, columnPercent, figure } from '../../words/figures.ts'
import styles from './overview.module.css'
import { average } from './shares.ts'
import { Sparkline } from './sparkline.tsx'

interface Props {
  readonly label: string
  readonly parts: readonly FigurePart[]
  /** What the part with no name is called. */
  readonly unknown: string
  /** Where its conversations are; undefined where a list cannot be narrowed to them. */
  readonly leadTo: (id: string) => string | undefined
  /** Narrows the overview to one. */
  readonly onNarrow: (id: string) => void
  /** All of them together, to compare with. */
  readonly all: FigureTally
}

/** Teams or agents below each other, with their course over the days. */
export function PartsTable({ label, parts, unknown, leadTo, onNarrow, all }: Props) {
  const { t } = useTranslation()
  const range = rangeOf(parts)
  const mean = average(all)
  return (
    <table className={styles.parts} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{t('overview.parts.name')}</th>
          <th scope="col">{t('overview.parts.conversations')}</th>
          <th scope="col">{t('overview.parts.average')}</th>
          <th scope="col">{t('overview.parts.found')}</th>
          <th scope="col">{t('overview.parts.fatal')}</th>
          <th scope="col">{t('overview.parts.course')}</th>
        </tr>
      </thead>
      <tbody>
        {parts.map((part) => {
          const name = part.name === '' ? unknown : part.name
          const own = average(part)
          const to = leadTo(part.id)
          return (
            <tr key={part.id}>
              <th scope="row">
                {part.id === '' ? (
                  name
                ) : (
                  <button type="button" onClick={() => onNarrow(part.id)} title={t('overview.parts.narrow', { name })}>
                    {name}
                  </button>
                )}
              </th>
              <td>
                {to === undefined ? figure(part.conversations) : <Link to={to}>{figure(part.conversations)}</Link>}
              </td>
              <td className={own !== null && mean !== null && own < mean - NOTEWORTHY ? styles.worse : undefined}>
                {own === null ? '—' : columnFigure(own)}
              </td>
              <td>{columnPercent(part.found, part.conversations)}</td>
              <td>{columnPercent(part.fatal, part.conversations)}</td>
              <td>
                <Sparkline values={part.course} range={range} />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** Points below the average of all from which it is said. */
const NOTEWORTHY = 3

function rangeOf(parts: readonly FigurePart[]): readonly [number, number] {
  const values = parts.flatMap(({ course }) => course.filter((value) => value !== null))
  return values.length === 0 ? [0, 1] : [Math.min(...values), Math.max(...values)]
}
