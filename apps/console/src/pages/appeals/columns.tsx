import type { AppealLine } from '@liangyan/contract'
import { Tag } from 'antd'
import type { TFunction } from 'i18next'
import { Link } from 'react-router'
import type { GridColumn } from '../../shell/grid-list/index.ts'
import { Score } from '../../signs/score.tsx'
import { dateAndTime } from '../../words/moments.ts'
import type { View } from './address.ts'
import styles from './appeals.module.css'
import { DueChip } from './due-chip.tsx'
import { StateSign } from './state-sign.tsx'

/** Clauses that are named before the rest is counted. */
const NAMED = 2

/** The columns of a list of appeals; agents need not be told who it is, nor anybody whose turn it is when it is theirs. */
export function columnsFor(
  t: TFunction,
  { isAgent, view, back }: { readonly isAgent: boolean; readonly view: View; readonly back: string },
): readonly GridColumn<AppealLine>[] {
  const column = (
    id: keyof typeof NAMES,
    meta: GridColumn<AppealLine>['meta'],
    cell: (line: AppealLine) => React.ReactNode,
  ): GridColumn<AppealLine> => ({ id, header: t(NAMES[id]), meta, cell: ({ row }) => cell(row.original) })
  const columns = [
    view === 'closed'
      ? column('settled', { width: 142 }, ({ settledAt }) => settledAt && dateAndTime(settledAt))
      : column('due', { width: 172 }, ({ due }) => due && <DueChip due={due} />),
    column('state', { width: 122 }, ({ state }) => <StateSign state={state} />),
    column('findings', { width: 200, grow: 3 }, (line) => <Contested line={line} t={t} />),
    column('conversation', { width: 150, grow: 1.4 }, ({ id, conversation, service }) => (
      <Link to={`/appeals/${id}`} state={{ back }} tabIndex={-1} title={conversation}>
        <bdi>{conversation}</bdi> {service !== '' && <span className={styles.quiet}>{service}</span>}
      </Link>
    )),
    column('agent', { width: 116, grow: 0.6 }, ({ agent, agentName }) => (
      <span title={agent}>
        {agentName} <span className={styles.quiet}>{agent}</span>
      </span>
    )),
    column('team', { width: 92, grow: 0.6 }, ({ team }) => team ?? <span className={styles.quiet}>—</span>),
    column('score', { width: 116 }, (line) => <ScoreChange line={line} />),
    column('filed', { width: 142 }, ({ filedAt }) => dateAndTime(filedAt)),
  ]
  const left = new Set([...(isAgent ? ['agent', 'team'] : []), ...(view === 'todo' ? ['state'] : [])])
  return columns.filter(({ id }) => !left.has(id ?? ''))
}

const NAMES = {
  due: 'appeals.columns.due',
  state: 'appeals.columns.state',
  findings: 'appeals.columns.findings',
  conversation: 'appeals.columns.conversation',
  agent: 'appeals.columns.agent',
  team: 'appeals.columns.team',
  score: 'appeals.columns.score',
  filed: 'appeals.columns.filed',
  settled: 'appeals.columns.settled',
} as const

function Contested({ line: { findings }, t }: { readonly line: AppealLine; readonly t: TFunction }) {
  return (
    <span className={styles.contested} title={findings.map(({ title }) => title).join(t('shell.comma'))}>
      {findings.slice(0, NAMED).map(({ clause, title, outcome }, i) => (
        <Tag key={`${clause} ${i}`} className={styles.clause} color={outcome === 'upheld' ? 'green' : undefined}>
          {title}
        </Tag>
      ))}
      {findings.length > NAMED && (
        <span className={styles.quiet}>{t('appeals.more', { number: findings.length })}</span>
      )}
    </span>
  )
}

/** Points before and after, where an appeal changed them; else as they stand. */
export function ScoreChange({ line }: { readonly line: AppealLine }) {
  const { scoreBefore, scoreAfter, score, outOf, grade, fatal } = line
  const changed = scoreBefore !== null && scoreAfter !== null && scoreBefore !== scoreAfter
  return (
    <span className={styles.score}>
      {changed && <span className={styles.quiet}>{scoreBefore} →</span>}
      <Score score={changed ? scoreAfter : score} outOf={outOf} grade={changed ? null : grade} fatal={fatal} />
    </span>
  )
}
