import type { FigureTally } from '@liangyan/contract'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { columnFigure, columnPercent, figure, percent } from '../../words/figures.ts'
import styles from './overview.module.css'
import { type Area, Panel } from './panel.tsx'
import { average } from './shares.ts'

export interface Shared extends FigureTally {
  readonly id: string
  readonly name: string
  /** Where its conversations are; undefined where a list cannot be narrowed to them. */
  readonly to: string | undefined
}

interface Props {
  readonly area: Area
  readonly title: string
  readonly list: readonly Shared[]
  /** Narrows the overview to one, where it can be. */
  readonly onNarrow?: (id: string) => void
}

/** What conversations were about or came by, most first. */
export function SharesList({ area, title, list, onNarrow }: Props) {
  const { t } = useTranslation()
  const most = Math.max(1, ...list.map(({ conversations }) => conversations))
  return (
    <Panel area={area} title={title}>
      <div className={styles.scrolling}>
        <div className={styles.rowHead} aria-hidden="true">
          <span className={styles.space} />
          <span className={styles.number}>{t('overview.shares.conversations')}</span>
          <span className={styles.number}>{t('overview.shares.average')}</span>
          <span className={styles.number}>{t('overview.shares.found')}</span>
        </div>
        <ul className={styles.rows}>
          {list.map((one) => (
            <li key={one.id} className={styles.row}>
              <span className={styles.rowBar} style={{ width: percent(one.conversations, most) }} />
              <span className={styles.rowTitle}>
                {onNarrow && one.id !== '' ? (
                  <button
                    type="button"
                    onClick={() => onNarrow(one.id)}
                    title={t('overview.parts.narrow', { name: one.name })}
                  >
                    {one.name}
                  </button>
                ) : (
                  one.name
                )}
              </span>
              <span className={styles.number}>
                {one.to === undefined ? (
                  figure(one.conversations)
                ) : (
                  <Link to={one.to}>{figure(one.conversations)}</Link>
                )}
              </span>
              <span className={styles.number}>{averageText(one)}</span>
              <span className={styles.number}>{columnPercent(one.found, one.conversations)}</span>
            </li>
          ))}
        </ul>
      </div>
    </Panel>
  )
}

function averageText(tally: FigureTally): string {
  const mean = average(tally)
  return mean === null ? '—' : columnFigure(mean)
}
