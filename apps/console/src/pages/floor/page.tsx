import { App, Button } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { ConnectionBar } from '../../shell/connection-bar.tsx'
import { PageHead } from '../../shell/page-head.tsx'
import { SoundSwitch } from '../../shell/sound/index.ts'
import { LoadingState } from '../../shell/states/index.ts'
import { Announcements } from '../desk/announcements.tsx'
import { EndButton } from './announcements/end-button.tsx'
import { NewAnnouncement } from './announcements/new-announcement.tsx'
import { Board } from './board/board.tsx'
import styles from './floor.module.css'
import { Agents } from './head/agents.tsx'
import { Figures } from './head/figures.tsx'
import { HelpStrip } from './head/help-strip.tsx'
import { LookPanel } from './look-in/look-panel.tsx'
import { floorSound } from './sound.ts'
import { type Choice, readChoice, writeChoice } from './state/filter.ts'
import { type Floor, useFloor } from './use-floor.ts'
import '../conversation/tones.css'

/** 班组长台: all that goes on in the team. */
export function Content() {
  const { t } = useTranslation()
  const [address, setAddress] = useSearchParams()
  const floor = useFloor()
  const { state, acts, connection } = floor
  const choice = readChoice(address)
  const choose = (choice: Choice) => setAddress(writeChoice(choice), { replace: true })
  const lines = [...state.lines.values()]
  useNotices(floor)
  return (
    <div className={styles.page}>
      <PageHead
        title={t('floor.title')}
        actions={
          <>
            <SoundSwitch sound={floorSound} label={t('floor.sound')} className={styles.sound} />
            <NewAnnouncement />
          </>
        }
      />
      <ConnectionBar of="floor" connection={connection} told={state.told} />
      <Announcements
        announcements={state.announcements}
        signOf={(moment) => `${t('floor.announcements.emergency')} · ${moment}`}
        actionOf={(announcement) => <EndButton announcement={announcement} />}
      />
      <HelpStrip lines={lines} ahead={state.ahead} onLook={acts.look} />
      {state.told ? (
        <div className={styles.columns} data-looking={state.look !== undefined || undefined}>
          <div className={styles.team}>
            <Figures lines={lines} queue={state.queue} ahead={state.ahead} />
            <Agents agents={state.agents} chosen={choice.agent} onChoose={(agent) => choose({ ...choice, agent })} />
            <Board floor={floor} choice={choice} onChoose={choose} />
          </div>
          {state.look && <LookPanel key={state.look.id} look={state.look} state={state} acts={acts} />}
        </div>
      ) : (
        connection.state !== 'closed' && <LoadingState whole />
      )}
    </div>
  )
}

/** What is to be told once. */
function useNotices({ state: { notices }, acts }: Floor): void {
  const { t } = useTranslation()
  const { message, notification } = App.useApp()
  const navigate = useNavigate()
  useEffect(() => {
    if (notices.length === 0) return
    for (const notice of notices) {
      if (notice.kind === 'problem') void message.error(notice.message)
      else if (notice.of === 'stream') void message.success(t('floor.look.taken.stream'))
      else
        notification.success({
          key: notice.id,
          title: t('floor.look.taken.chat'),
          actions: (
            <Button
              size="small"
              type="primary"
              onClick={() => {
                notification.destroy(notice.id)
                void navigate(`/desk?open=${encodeURIComponent(notice.id)}`)
              }}
            >
              {t('floor.look.toDesk')}
            </Button>
          ),
        })
    }
    acts.noticed()
  }, [notices, acts, message, notification, navigate, t])
}
