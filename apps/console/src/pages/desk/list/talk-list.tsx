import type { Presence } from '@liangyan/contract'
import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { SoundSwitch } from '../../../shell/sound/index.ts'
import { deskSound } from '../sound.ts'
import { NEW_TALK } from '../state/talk.ts'
import type { Desk } from '../use-desk.ts'
import panel from '../../../shell/panel.module.css'
import styles from './talk-list.module.css'
import { TalkRow } from './talk-row.tsx'

const PRESENCES: readonly Presence[] = ['ready', 'break', 'away']

/** My conversations, and whether I take new ones. */
export function TalkList({ desk: { state, acts } }: { readonly desk: Desk }) {
  const { t } = useTranslation()
  return (
    <section className={panel.panel} aria-label={t('desk.mine')}>
      <div className={styles.presence} data-presence={state.presence}>
        <Segmented
          block
          aria-label={t('desk.presence.label')}
          value={state.presence}
          options={PRESENCES.map((presence) => ({ value: presence, label: t(`desk.presence.${presence}`) }))}
          onChange={(presence) => acts.setPresence(presence)}
        />
      </div>
      <ul className={styles.list}>
        {state.lines.map((line) => (
          <TalkRow
            key={line.id}
            line={line}
            unread={(state.talks.get(line.id) ?? NEW_TALK).unread}
            ahead={state.ahead}
            isChosen={line.id === state.chosen}
            onChoose={() => acts.choose(line.id)}
          />
        ))}
      </ul>
      <SoundSwitch sound={deskSound} label={t('desk.sound')} className={styles.sound} />
    </section>
  )
}
