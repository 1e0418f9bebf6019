import type { LiveLine } from '@liangyan/contract'
import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../../shell/session.ts'
import { Transcript } from '../../desk/talk/transcript.tsx'
import type { FloorState } from '../state/floor-state.ts'
import type { Look } from '../state/look.ts'
import type { FloorActs } from '../use-floor.ts'
import { Advice } from './advice.tsx'
import { LookHead } from './look-head.tsx'
import panel from '../../../shell/panel.module.css'
import styles from './look.module.css'
import { Whisper } from './whisper.tsx'

interface Props {
  readonly look: Look
  readonly state: FloorState
  readonly acts: FloorActs
}

/** Looking into one conversation: on record, personal data masked. */
export function LookPanel({ look, state, acts }: Props) {
  const { t } = useTranslation()
  const { line, talk, isGone, refused } = look
  const mayWhisper = !isGone && line.stage === 'open' && line.agent !== ''
  return (
    <section className={panel.panel} aria-label={t('floor.look.label')}>
      <LookHead look={look} ahead={state.ahead} mayTakeOver={useMayTakeOver(look)} acts={acts} />
      {refused !== undefined ? (
        <Alert type="warning" title={t('floor.look.refused')} description={refused} showIcon />
      ) : (
        <>
          <p className={styles.record} role="note">
            {isGone ? t('floor.look.gone') : t('floor.look.record')}
            {line.clockOff !== null && (
              <span>{t('floor.look.clockOff', { seconds: Math.round(Math.abs(line.clockOff)) })}</span>
            )}
          </p>
          <Watchers line={line} />
          <Transcript line={line} talk={talk} onTakeBack={nothing} whispered={t('floor.look.whispered')} />
          <Advice talk={talk} />
          {mayWhisper && (
            <Whisper
              key={line.id}
              id={line.id}
              returned={state.returned}
              asked={state.asked}
              onWhisper={acts.whisper}
            />
          )}
        </>
      )}
    </section>
  )
}

// nothing is sent from here that could be taken back
function nothing(): void {}

/** Undefined where there is nothing to take over. */
function useMayTakeOver({ line, isGone }: Look): 'yes' | 'no-number' | undefined {
  const { role, staffNumber } = useMe()
  if (role !== 'team-lead' || isGone || line.stage === 'wrap-up' || line.agent === staffNumber) return undefined
  return staffNumber === null ? 'no-number' : 'yes'
}

function Watchers({ line: { watchedBy } }: { readonly line: LiveLine }) {
  const { t } = useTranslation()
  if (watchedBy.length === 0) return null
  return <p className={styles.watchers}>{t('floor.look.watchers', { names: watchedBy.join(t('shell.comma')) })}</p>
}
