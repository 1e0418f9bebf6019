import type { Overview, OverviewMoment } from '@liangyan/contract'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { columnPercent, figure, percent } from '../../words/figures.ts'
import type { Leads } from './choice.ts'
import { groundOf } from './colours.ts'
import { Matrix } from './matrix.tsx'
import styles from './overview.module.css'
import { Panel } from './panel.tsx'
import { kept } from './shares.ts'

/** So many are shown at first. */
const FIRST = 10
const VIEWS = ['list', 'matrix'] as const
type View = (typeof VIEWS)[number]

interface Props {
  readonly overview: Overview
  readonly leads: Leads
  /** Narrows everything to one service. */
  readonly onService: (service: string) => void
}

/** How the duties of each moment were kept: worst first, or each moment in each service. */
export function Moments({ overview, leads, onService }: Props) {
  const { t } = useTranslation()
  const [view, setView] = useState<View>('list')
  const { moments } = overview
  return (
    <Panel
      area="moments"
      title={t('overview.moments.title')}
      text={t('overview.moments.text')}
      actions={
        <Segmented<View>
          size="small"
          aria-label={t('overview.moments.show')}
          value={view}
          options={VIEWS.map((value) => ({ value, label: t(`overview.moments.${value}`) }))}
          onChange={setView}
        />
      }
    >
      {moments.length === 0 ? (
        <p className={styles.nothing}>{t('overview.moments.none')}</p>
      ) : view === 'list' ? (
        <Ranking moments={moments} leads={leads} />
      ) : (
        <Matrix overview={overview} leads={leads} onService={onService} />
      )}
    </Panel>
  )
}

function Ranking({ moments, leads }: { readonly moments: readonly OverviewMoment[]; readonly leads: Leads }) {
  const { t } = useTranslation()
  const [all, setAll] = useState(false)
  const due = moments.filter(({ duties }) => duties > 0).sort((a, b) => (kept(a) ?? 1) - (kept(b) ?? 1))
  const forbidden = moments.filter((one) => one.forbidden > 0).sort((a, b) => b.forbidden - a.forbidden)
  return (
    <>
      <div className={styles.rowHead} aria-hidden="true">
        <span className={styles.space} />
        <span className={styles.number}>{t('overview.moments.broken')}</span>
        <span className={styles.number}>{t('overview.moments.duties')}</span>
        <span className={styles.rate}>{t('overview.moments.kept')}</span>
      </div>
      <ol className={styles.rows}>
        {(all ? due : due.slice(0, FIRST)).map((one) => (
          <li key={one.title}>
            <MomentRow moment={one} leads={leads} />
          </li>
        ))}
      </ol>
      {due.length > FIRST && (
        <Button type="link" size="small" onClick={() => setAll(!all)}>
          {all ? t('overview.broken.less') : t('overview.broken.more', { number: due.length })}
        </Button>
      )}
      {forbidden.length > 0 && (
        <>
          <h3 className={styles.subtitle}>{t('overview.moments.forbidden')}</h3>
          <ul className={styles.tags}>
            {forbidden.map((one) => (
              <li key={one.title}>
                <Link
                  to={leads({ moment: one.title, verdict: 'broken' })}
                  aria-label={t('overview.moments.spokenForbidden', { title: one.title, number: one.forbidden })}
                >
                  {one.title} <b>{figure(one.forbidden)}</b>
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

/** One moment; where nothing of it was missed there are no conversations to be led to. */
function MomentRow({ moment, leads }: { readonly moment: OverviewMoment; readonly leads: Leads }) {
  const { t } = useTranslation()
  const { title, within, duties, broken } = moment
  const content = (
    <>
      <span className={styles.rowTitle}>{title}</span>
      {within !== null && <span className={styles.within}>{within}</span>}
      <span className={styles.number}>{figure(broken)}</span>
      <span className={`${styles.number} ${styles.quiet}`}>{figure(duties)}</span>
      <span className={styles.rate}>
        <span className={styles.rateBar} style={{ background: groundOf(kept(moment) ?? 1) }}>
          {columnPercent(duties - broken, duties)}
        </span>
      </span>
    </>
  )
  if (broken === 0) return <div className={`${styles.row} ${styles.still}`}>{content}</div>
  return (
    <Link
      className={styles.row}
      to={leads({ moment: title, verdict: 'broken' })}
      aria-label={t('overview.moments.spoken', {
        title,
        duties: figure(duties),
        kept: percent(duties - broken, duties),
      })}
    >
      {content}
    </Link>
  )
}
