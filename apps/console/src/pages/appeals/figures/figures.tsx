import { appealFigures, type AppealFigures } from '@liangyan/contract'
import { Table, type TableColumnsType } from 'antd'
import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useRoute } from '../../../api/index.ts'
import { Answered, EmptyState } from '../../../shell/states/index.ts'
import { figure, percent } from '../../../words/figures.ts'
import { dayLater, dayOf } from '../../../words/moments.ts'
import { DayRange } from '../../my-results/day-range.tsx'
import { appealsAddress } from '../address.ts'
import styles from './figures.module.css'

/** What became of appeals, and which clauses are upheld against most. */
export function Figures() {
  const { t } = useTranslation()
  const today = dayOf(Date.now())
  const [range, setRange] = useState({ from: dayLater(today, -89), to: today })
  const asked = useRoute(appealFigures, { query: range }, { keepsLast: true })
  return (
    <div className={styles.page}>
      <DayRange range={range} onChoose={setRange} />
      <Answered whole asked={asked}>
        {(data) => <Shown figures={data} t={t} />}
      </Answered>
    </div>
  )
}

type Clause = AppealFigures['clauses'][number]

function Shown({ figures, t }: { readonly figures: AppealFigures; readonly t: TFunction }) {
  const { filed, open, lapsed, hours, findings, clauses } = figures
  const decided = findings.upheld + findings.rejected
  return (
    <>
      <dl className={styles.tiles}>
        <Tile name={t('appeals.figures.filed')} value={figure(filed)} />
        <Tile
          name={t('appeals.figures.upheldShare')}
          value={percent(findings.upheld, decided)}
          text={t('appeals.figures.upheldShareText')}
        />
        <Tile
          name={t('appeals.figures.open')}
          value={<Link to={appealsAddress({ view: 'open' })}>{figure(open)}</Link>}
        />
        <Tile name={t('appeals.figures.lapsed')} value={figure(lapsed)} />
        <Tile
          name={t('appeals.figures.median')}
          value={hours === null ? '—' : timeTaken(t, hours.median)}
          text={
            hours === null
              ? undefined
              : t('shell.told', { name: t('appeals.figures.nineOfTen'), value: timeTaken(t, hours.nineOfTen) })
          }
        />
      </dl>
      <section className={styles.panel}>
        <h2 className={styles.title}>{t('appeals.figures.byClause')}</h2>
        <p className={styles.quiet}>{t('appeals.figures.byClauseText')}</p>
        {clauses.length === 0 ? (
          <EmptyState title={t('appeals.figures.none')} text={t('appeals.figures.noneText')} />
        ) : (
          <Table<Clause>
            size="middle"
            rowKey="clause"
            columns={columnsFor(t)}
            dataSource={[...clauses]}
            pagination={false}
          />
        )}
      </section>
    </>
  )
}

interface TileProps {
  readonly name: string
  readonly value: React.ReactNode
  readonly text?: string | undefined
}

function Tile({ name, value, text }: TileProps) {
  return (
    <div className={styles.tile}>
      <dt>{name}</dt>
      <dd>
        <b>{value}</b>
        {text !== undefined && <span className={styles.quiet}>{text}</span>}
      </dd>
    </div>
  )
}

const DAY = 24

function timeTaken(t: TFunction, hours: number): string {
  if (hours < 1) return t('appeals.figures.withinHour')
  return hours < 2 * DAY
    ? t('appeals.figures.hours', { number: figure(hours) })
    : t('appeals.figures.days', { number: figure(hours / DAY) })
}

function columnsFor(t: TFunction): TableColumnsType<Clause> {
  return [
    {
      key: 'clause',
      title: t('appeals.figures.clause'),
      render: (_, { clause, title }) => <Link to={appealsAddress({ view: 'closed', clause })}>{title}</Link>,
    },
    { key: 'moment', title: t('appeals.figures.moment'), width: 200, render: (_, { moment }) => moment ?? '—' },
    {
      key: 'share',
      title: t('appeals.figures.upheldShare'),
      width: 220,
      render: (_, { upheld, rejected }) => (
        <span className={styles.share}>
          <span className={styles.bar} aria-hidden>
            <span style={{ width: percent(upheld, upheld + rejected) }} />
          </span>
          {percent(upheld, upheld + rejected)}
        </span>
      ),
    },
    {
      key: 'upheld',
      title: t('appeals.figures.upheld'),
      width: 100,
      align: 'right',
      render: (_, { upheld }) => figure(upheld),
    },
    {
      key: 'rejected',
      title: t('appeals.figures.rejected'),
      width: 100,
      align: 'right',
      render: (_, { rejected }) => figure(rejected),
    },
  ]
}
