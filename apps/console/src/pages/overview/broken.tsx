import type { FigureBroken, Overview } from '@liangyan/contract'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { figure, percent } from '../../words/figures.ts'
import type { Leads } from './choice.ts'
import styles from './overview.module.css'
import { Panel } from './panel.tsx'

const KINDS = ['clauses', 'criteria'] as const
type Kind = (typeof KINDS)[number]
/** So many are in view at first. */
const FIRST = 10

interface Props {
  readonly overview: Overview
  readonly leads: Leads
}

/** What was broken in most conversations, each beside the same days before. */
export function Broken({ overview, leads }: Props) {
  const { t } = useTranslation()
  const [kind, setKind] = useState<Kind>('clauses')
  const [all, setAll] = useState(false)
  const list = overview[kind]
  const most = list[0]?.conversations ?? 0
  return (
    <Panel
      area="broken"
      title={t('overview.broken.title')}
      actions={
        <Segmented<Kind>
          size="small"
          aria-label={t('overview.broken.show')}
          value={kind}
          options={KINDS.map((value) => ({ value, label: t(`overview.broken.${value}`) }))}
          onChange={setKind}
        />
      }
    >
      {list.length === 0 ? (
        <p className={styles.nothing}>{t('overview.broken.none')}</p>
      ) : (
        <>
          <div className={styles.rowHead} aria-hidden="true">
            <span className={styles.space} />
            <span className={styles.number}>{t('overview.broken.column')}</span>
            <span className={styles.change}>{t('overview.broken.change')}</span>
          </div>
          <ol className={styles.rows}>
            {(all ? list : list.slice(0, FIRST)).map((one) => (
              <li key={one.id}>
                <Link
                  className={styles.row}
                  to={leads({ [kind === 'clauses' ? 'clause' : 'criterion']: one.id, verdict: 'broken' })}
                  title={t('overview.broken.findings', { number: figure(one.findings) })}
                  aria-label={t('overview.broken.spoken', { title: one.title, number: figure(one.conversations) })}
                >
                  <span className={styles.rowBar} style={{ width: percent(one.conversations, most) }} />
                  <span className={styles.rowTitle}>{one.title}</span>
                  {one.moment !== null && <span className={styles.within}>{one.moment}</span>}
                  <span className={styles.number}>{figure(one.conversations)}</span>
                  <Change one={one} overview={overview} />
                </Link>
              </li>
            ))}
          </ol>
          {list.length > FIRST && (
            <Button type="link" size="small" onClick={() => setAll(!all)}>
              {all ? t('overview.broken.less') : t('overview.broken.more', { number: list.length })}
            </Button>
          )}
        </>
      )}
    </Panel>
  )
}

/** How the share of conversations in which it was broken has changed. */
function Change({ one, overview: { totals, before } }: { readonly one: FigureBroken; readonly overview: Overview }) {
  const { t } = useTranslation()
  if (before.conversations === 0) return <span className={styles.change}>—</span>
  if (one.conversationsBefore === 0) return <span className={styles.change}>{t('overview.broken.new')}</span>
  const [now, then] = [one.conversations / totals.conversations, one.conversationsBefore / before.conversations]
  const by = now / then - 1
  const shown = Math.round(Math.abs(by) * 100)
  const tone = shown === 0 ? styles.quiet : by > 0 ? styles.worse : styles.better
  return (
    <span className={`${styles.change} ${tone}`}>
      {shown === 0 ? t('overview.kpi.same') : `${by > 0 ? '▲' : '▼'} ${shown}%`}
    </span>
  )
}
