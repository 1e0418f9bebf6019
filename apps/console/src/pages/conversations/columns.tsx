import type { ConversationLine, Role } from '@liangyan/contract'
import { Tag, Tooltip } from 'antd'
import type { TFunction } from 'i18next'
import { Link } from 'react-router'
import type { GridColumn } from '../../shell/grid-list/index.ts'
import { ReviewState } from '../../signs/review-state.tsx'
import { Score } from '../../signs/score.tsx'
import { clock, dateAndTime } from '../../words/moments.ts'
import { wayOf } from '../../words/way.ts'
import styles from './conversations.module.css'
import type { Titles } from './titles.ts'

/** How many criteria are named before the rest is counted; one where the column is narrow. */
const NAMED = 2

/** The columns for this role: agents see their own conversations, so that neither agent nor team need be said. */
export function columnsFor(
  t: TFunction,
  titles: Titles,
  role: Role,
  back: string,
): readonly GridColumn<ConversationLine>[] {
  const quiet = (text: string) => <span className={styles.quiet}>{text}</span>
  const column = (
    id: keyof typeof NAMES,
    meta: GridColumn<ConversationLine>['meta'],
    cell: (line: ConversationLine) => React.ReactNode,
  ): GridColumn<ConversationLine> => ({ id, header: t(NAMES[id]), meta, cell: ({ row }) => cell(row.original) })

  const columns = [
    column('time', { width: 142 }, ({ startedAt }) => dateAndTime(startedAt)),
    column('id', { width: 116, grow: 2 }, ({ id }) => (
      <Link
        to={`/conversations/${encodeURIComponent(id)}`}
        state={{ back }}
        tabIndex={-1}
        title={id}
        className={styles.id}
      >
        <bdi>{id}</bdi>
      </Link>
    )),
    column('agent', { width: 110, grow: 0.6 }, ({ agent, agentName }) =>
      agent === '' ? (
        quiet(t('vocabulary.unknown.agent'))
      ) : (
        <span title={`${agentName ?? ''} ${agent}`.trim()}>
          {agentName ?? agent} {agentName !== null && quiet(agent)}
        </span>
      ),
    ),
    column('team', { width: 100, grow: 0.6 }, ({ team }) => team ?? quiet(t('vocabulary.unknown.team'))),
    column('channel', { width: 82 }, ({ channel, direction }) =>
      channel === '' ? (
        quiet(t('vocabulary.unknown.channel'))
      ) : (
        <span title={wayOf(t, channel, direction)}>{wayOf(t, channel, direction)}</span>
      ),
    ),
    column('service', { width: 70, grow: 0.6 }, ({ service }) => service || quiet(t('vocabulary.unknown.service'))),
    column('contact', { width: 88, grow: 1 }, ({ contact }) =>
      contact === null ? quiet(t('vocabulary.unknown.contact')) : titles.contact(contact),
    ),
    column('duration', { width: 66, align: 'end' }, ({ duration }) => clock(duration)),
    column('score', { width: 122 }, ({ score, outOf, grade, fatal }) => (
      <Score score={score} outOf={outOf} grade={grade} fatal={fatal} />
    )),
    column('criteria', { width: 160, grow: 2.6 }, (line) => <Criteria line={line} titles={titles} t={t} />),
    column('undecided', { width: 62, align: 'end' }, ({ undecided }) => (undecided === 0 ? quiet('—') : undecided)),
    column('review', { width: 90 }, ({ reviewState }) => <ReviewState state={reviewState} />),
  ]
  return role === 'agent' ? columns.filter(({ id }) => id !== 'agent' && id !== 'team') : columns
}

const NAMES = {
  time: 'conversations.columns.time',
  id: 'conversations.columns.id',
  agent: 'conversations.columns.agent',
  team: 'conversations.columns.team',
  channel: 'conversations.columns.channel',
  service: 'conversations.columns.service',
  contact: 'conversations.columns.contact',
  duration: 'conversations.columns.duration',
  score: 'conversations.columns.score',
  criteria: 'conversations.columns.findings',
  undecided: 'conversations.columns.undecided',
  review: 'conversations.columns.review',
} as const

interface CriteriaProps {
  readonly line: ConversationLine
  readonly titles: Titles
  readonly t: TFunction
}

/** How many findings, and of which criteria: the first few by name. */
function Criteria({ line: { broken, criteria }, titles, t }: CriteriaProps) {
  if (broken === 0 && criteria.length === 0) return <span className={styles.quiet}>—</span>
  const names = criteria.map((id) => titles.criterion(id))
  return (
    <span className={styles.findings} title={names.join(t('shell.comma'))}>
      <b className={styles.broken}>{broken}</b>
      {names.slice(0, NAMED).map((name, place) => (
        <Tag key={criteria[place]} className={styles.criterion}>
          {name}
        </Tag>
      ))}
      {[1, NAMED].map((named) => (
        <Rest key={named} named={named} rest={names.slice(named)} t={t} />
      ))}
    </span>
  )
}

interface RestProps {
  readonly named: number
  readonly rest: readonly string[]
  readonly t: TFunction
}

/** How many criteria are not named; of the two, the style sheet shows the one that is true at the column's width. */
function Rest({ named, rest, t }: RestProps) {
  if (rest.length === 0) return null
  return (
    <Tooltip title={rest.join(t('shell.comma'))}>
      <span
        className={`${styles.quiet} ${named === NAMED ? styles.afterAll : styles.afterOne}`}
        aria-label={t('conversations.moreCriteria', { number: rest.length })}
      >
        +{rest.length}
      </span>
    </Tooltip>
  )
}
