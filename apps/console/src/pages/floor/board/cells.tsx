import EyeOutlined from '@ant-design/icons/EyeOutlined'
import MessageOutlined from '@ant-design/icons/MessageOutlined'
import PhoneOutlined from '@ant-design/icons/PhoneOutlined'
import type { LiveLine } from '@liangyan/contract'
import { useTranslation } from 'react-i18next'
import { nameOf } from '../../../words/names.ts'
import { Elapsed } from '../../desk/elapsed.tsx'
import { MoodTrend } from '../../desk/mood-trend.tsx'
import { stateOf } from '../state/filter.ts'
import { needsOf } from '../state/need.ts'
import styles from './board.module.css'

interface Props {
  readonly line: LiveLine
  /** The server's clock less the page's steady one, ms. */
  readonly ahead: number
}

/** So many needs are named; the rest is in the columns anyway. */
const NAMED = 2

/** What a lead should look at, the weightiest first. `now`: the server's clock, ms since 1970. */
export function NeedCell({ line, ahead, now }: Props & { readonly now: number }) {
  const { t } = useTranslation()
  const needs = needsOf(line, now)
  return (
    <>
      {needs.slice(0, NAMED).map((need) => (
        <span key={need} className={styles.need} data-need={need}>
          {t(`floor.need.${need}`)}
          {need === 'help' && line.helpSince !== null && (
            <Elapsed since={line.helpSince} ahead={ahead} className={styles.since} />
          )}
        </span>
      ))}
      {needs.length > NAMED && (
        <span
          className={`${styles.quiet} ${styles.more}`}
          title={needs.map((need) => t(`floor.need.${need}`)).join(t('shell.comma'))}
        >
          +{needs.length - NAMED}
        </span>
      )}
    </>
  )
}

export function AgentCell({ line: { agent, agentName } }: Pick<Props, 'line'>) {
  const { t } = useTranslation()
  if (agent === '') return <span className={styles.quiet}>{t('floor.noAgent')}</span>
  return (
    <span title={`${agentName ?? ''} ${agent}`.trim()}>
      {agentName ?? agent} {agentName !== null && <span className={`${styles.quiet} ${styles.number}`}>{agent}</span>}
    </span>
  )
}

export function CustomerCell({ line: { kind, customer, channel, service } }: Pick<Props, 'line'>) {
  const { t } = useTranslation()
  const about = service || nameOf(t, 'channel', channel)
  return (
    <span className={styles.customer} title={[customer || t('desk.customer'), about].join(' · ')}>
      {kind === 'chat' ? <MessageOutlined /> : <PhoneOutlined />}
      <span>{customer || t('desk.customer')}</span>
      <span className={styles.quiet}>{about}</span>
    </span>
  )
}

export function StateCell({ line, isGone }: Pick<Props, 'line'> & { readonly isGone: boolean }) {
  const { t } = useTranslation()
  const state = stateOf(line)
  return (
    <span className={styles.state} data-state={isGone ? 'gone' : state}>
      {isGone ? t('floor.over') : t(`floor.state.${state}`)}
    </span>
  )
}

/** How many clocks of each colour; what is not there is not drawn. */
export function ClocksCell({ line: { clocks, stage } }: Pick<Props, 'line'>) {
  const { t } = useTranslation()
  if (stage === 'wrap-up') return <span className={styles.quiet}>—</span>
  return (['red', 'amber', 'running'] as const).map(
    (tone) =>
      clocks[tone] > 0 && (
        <span
          key={tone}
          role="img"
          className={styles.clock}
          data-tone={tone}
          aria-label={t(`floor.clocks.${tone}`, { count: clocks[tone] })}
          title={t(`floor.clocks.${tone}`, { count: clocks[tone] })}
        >
          {clocks[tone]}
        </span>
      ),
  )
}

export function WarningsCell({ line: { warnings, fatal } }: Pick<Props, 'line'>) {
  const { t } = useTranslation()
  if (warnings === 0) return <span className={styles.quiet}>—</span>
  return (
    <span
      className={styles.warnings}
      data-fatal={fatal || undefined}
      title={t('floor.warningsOf', { count: warnings })}
    >
      {warnings}
      {fatal && <b>{t('floor.fatal')}</b>}
    </span>
  )
}

export function MoodCell({ line: { mood, stage } }: Pick<Props, 'line'>) {
  return stage === 'waiting' ? <span className={styles.quiet}>—</span> : <MoodTrend mood={mood} />
}

export function WaitsCell({ line: { unansweredSince, stage, line }, ahead }: Props) {
  if (unansweredSince === null || stage === 'wrap-up' || line === 'held') return <span className={styles.quiet}>—</span>
  return <Elapsed since={unansweredSince} ahead={ahead} />
}

export function WatchedCell({ line: { watchedBy } }: Pick<Props, 'line'>) {
  const { t } = useTranslation()
  if (watchedBy.length === 0) return null
  const names = watchedBy.join(t('shell.comma'))
  return (
    <span className={styles.watched} title={t('floor.look.watchers', { names })}>
      <EyeOutlined /> {names}
    </span>
  )
}
