import type { LiveLine } from '@liangyan/contract'
import { useTranslation } from 'react-i18next'
import type { Talk } from '../state/talk.ts'
import type { Desk } from '../use-desk.ts'
import { HeldBack } from './held-back.tsx'
import { Input } from './input.tsx'
import { TalkHead } from './talk-head.tsx'
import panel from '../../../shell/panel.module.css'
import styles from './talk.module.css'
import { Transcript } from './transcript.tsx'
import { WhisperStrip } from './whisper-strip.tsx'

interface Props {
  readonly line: LiveLine
  readonly talk: Talk
  readonly desk: Desk
}

/** The conversation that is open: who, what is said, and where the agent writes. */
export function TalkPanel({ line, talk, desk: { state, acts, connection } }: Props) {
  const { t } = useTranslation()
  const { id, kind, stage } = line
  const held = talk.held.at(0)
  return (
    <section className={`${panel.panel} ${styles.panel}`} aria-label={t('desk.talk')}>
      <TalkHead line={line} talk={talk} ahead={state.ahead} colleagues={state.colleagues} acts={acts} />
      <Transcript
        line={line}
        talk={talk}
        isWaiting={connection.state !== 'open'}
        onTakeBack={(ref, text) => acts.takeBack(id, ref, text)}
      />
      <WhisperStrip talk={talk} onNoted={(number) => acts.noteWhispers(id, number)} />
      {talk.handOver !== undefined && stage === 'open' && (
        <p className={styles.asked} role="status">
          {t(`desk.handOver.state.${talk.handOver.state}`)}
        </p>
      )}
      {stage === 'wrap-up' && <p className={styles.over}>{t('desk.over')}</p>}
      {stage !== 'wrap-up' && kind === 'stream' && <p className={styles.over}>{t('desk.spoken')}</p>}
      {stage !== 'wrap-up' &&
        kind === 'chat' &&
        (held ? (
          <HeldBack
            key={held.ref}
            held={held}
            onSay={(text, anyway) => acts.say(id, text, { anyway, instead: held.ref })}
            onTakeBack={(text) => acts.takeBack(id, held.ref, text)}
          />
        ) : (
          <Input id={id} talk={talk} acts={acts} />
        ))}
    </section>
  )
}
