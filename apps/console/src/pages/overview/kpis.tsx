import type { Overview } from '@liangyan/contract'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { columnFigure, columnPercent, figure, percent } from '../../words/figures.ts'
import type { Leads } from './choice.ts'
import styles from './overview.module.css'
import { average, share } from './shares.ts'

interface Props {
  readonly overview: Overview
  readonly leads: Leads
}
interface Kpi {
  readonly name: 'conversations' | 'average' | 'found' | 'fatal' | 'undecided' | 'reviewed'
  readonly value: string
  readonly unit?: string
  readonly note?: string
  /** Now less before; in what it is counted by `unit`. */
  readonly change: { readonly by: number; readonly text: string } | null
  /** Which way is better; 0 for neither. */
  readonly better: 1 | -1 | 0
  readonly to: string
}

/** The six numbers that come first, each beside that of as many days before. */
export function Kpis({ overview, leads }: Props) {
  const { t } = useTranslation()
  return (
    <ul className={styles.kpis}>
      {kpisOf(overview, leads, t).map((kpi) => (
        <li key={kpi.name}>
          <Link to={kpi.to} className={styles.kpi}>
            <span className={styles.kpiName}>{t(`overview.kpi.${kpi.name}`)}</span>
            <span className={styles.kpiValue}>
              {kpi.value}
              {kpi.unit !== undefined && <small>{kpi.unit}</small>}
            </span>
            <span className={styles.kpiNote}>
              <Change kpi={kpi} days={overview.days.length} />
              {kpi.note !== undefined && <span>{kpi.note}</span>}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

function Change({ kpi: { change, better }, days }: { readonly kpi: Kpi; readonly days: number }) {
  const { t } = useTranslation()
  if (change === null) return null
  const way = Math.sign(change.by)
  const tone = way === 0 || better === 0 ? styles.quiet : way === better ? styles.better : styles.worse
  return (
    <span className={tone} title={t('overview.before', { number: days })}>
      {way === 0 ? t('overview.kpi.same') : `${way > 0 ? '▲' : '▼'} ${change.text}`}
    </span>
  )
}

function kpisOf({ totals, before }: Overview, leads: Leads, t: TFunction): Kpi[] {
  const [now, then] = [average(totals), average(before)]
  const part = (name: 'found' | 'fatal' | 'undecided' | 'reviewed', better: Kpi['better'], to: string): Kpi => ({
    name,
    value: columnPercent(totals[name], totals.conversations),
    note: t('overview.kpi.shareOf', { number: figure(totals[name]) }),
    change: changeOf(share(totals[name], totals.conversations), share(before[name], before.conversations), (by) =>
      t('overview.kpi.percentPoints', { number: figure(by * 100) }),
    ),
    better,
    to,
  })
  const unscored = totals.conversations - totals.scored
  return [
    {
      name: 'conversations',
      value: figure(totals.conversations),
      ...(unscored > 0 && { note: t('overview.kpi.notScored', { number: figure(unscored) }) }),
      change:
        before.conversations === 0
          ? null
          : changeOf(totals.conversations / before.conversations, 1, (by) => percent(by, 1)),
      better: 0,
      to: leads(),
    },
    {
      name: 'average',
      value: now === null ? t('overview.kpi.none') : columnFigure(now),
      unit: t('overview.kpi.points'),
      change: changeOf(now, then, figure),
      better: 1,
      to: leads(),
    },
    part('found', -1, leads({ verdict: 'broken' })),
    part('fatal', -1, leads({ fatal: true })),
    part('undecided', -1, leads({ verdict: 'undecided' })),
    part('reviewed', 1, leads({ reviewState: 'reviewed' })),
  ]
}

function changeOf(now: number | null, before: number | null, text: (by: number) => string): Kpi['change'] {
  if (now === null || before === null) return null
  // what would show as nothing is nothing
  const by = Math.abs(now - before) < 0.0005 ? 0 : now - before
  return { by, text: text(Math.abs(by)) }
}
