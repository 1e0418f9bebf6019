import type { ConversationLine, Role } from '@liangyan/contract'
import { Tag, Tooltip } from 'antd'
import type { TFunction } from 'i18next'
import { Link } from 'react-router'
import type { GridColumn } from '../../shell/grid-list/index.ts'
import { ReviewState } from '../../signs/review-state.tsx'
import { Score } from '../../signs/score.tsx'
import { clock, dateAndTime } from '../../words/moments.ts'
import { nameOf } from '../../words/names.ts'
import styles from './conversations.module.css'
import type { Titles } from './titles.ts'

/** How many criteria are named before the rest is counted. */
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
    column('id', { width: 132, grow: 1 }, ({ id }) => (
      <Link to={`/conversations/${encodeURIComponent(id)}`} state={{ back }} tabIndex={-1} title={id}>
        {id}
      </Link>
    )),
    column('agent', { width: 116, grow: 1 }, ({ agent, agentName }) =>
      agent === '' ? (
        quiet(t('vocabulary.unknown.agent'))
      ) : (
        <span title={`${agentName ?? ''} ${agent}`.trim()}>
          {agentName ?? agent} {agentName !== null && quiet(agent)}
        </span>
      ),
    ),
    column('team', { width: 92, grow: 1 }, ({ team }) => team ?? quiet(t('vocabulary.unknown.team'))),
    column('channel', { width: 86 }, ({ channel, direction }) =>
      channel === ''
        ? quiet(t('vocabulary.unknown.channel'))
        : `${nameOf(t, 'channel', channel)}${direction === '' ? '' : ` ${nameOf(t, 'direction', direction)}`}`,
    ),
    column('service', { width: 84, grow: 1 }, ({ service }) => service || quiet(t('vocabulary.unknown.service'))),
    column('contact', { width: 104, grow: 1.2 }, ({ contact }) =>
      contact === null ? quiet(t('vocabulary.unknown.contact')) : titles.contact(contact),
    ),
    column('duration', { width: 64, align: 'end' }, ({ duration }) => clock(duration)),
    column('score', { width: 128 }, ({ score, outOf, grade, fatal }) => (
      <Score score={score} outOf={outOf} grade={grade} fatal={fatal} />
    )),
    column('criteria', { width: 208, grow: 2.6 }, (line) => <Criteria line={line} titles={titles} t={t} />),
    column('undecided', { width: 68, align: 'end' }, ({ undecided }) => (undecided === 0 ? quiet('—') : undecided)),
    column('review', { width: 96 }, ({ reviewState }) => <ReviewState state={reviewState} />),
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
  const rest = names.slice(NAMED)
  return (
    <span className={styles.criteria} title={names.join('、')}>
      <b className={styles.broken}>{broken}</b>
      {names.slice(0, NAMED).map((name) => (
        <Tag key={name} className={styles.tag}>
          {name}
        </Tag>
      ))}
      {rest.length > 0 && (
        <Tooltip title={rest.join('、')}>
          <span className={styles.quiet} aria-label={t('conversations.moreCriteria', { count: rest.length })}>
            +{rest.length}
          </span>
        </Tooltip>
      )}
    </span>
  )
}
