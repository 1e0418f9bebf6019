import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { ConnectionBar } from '../../shell/connection-bar.tsx'
import { useStandingDesk } from '../../shell/standing-desk/index.ts'
import { useMe } from '../../shell/session.ts'
import { EmptyState, LoadingState } from '../../shell/states/index.ts'
import { AdvicePanel } from './advice/advice-panel.tsx'
import { Announcements } from './announcements.tsx'
import styles from './desk.module.css'
import { TalkList } from './list/talk-list.tsx'
import { TalkPanel } from './talk/talk-panel.tsx'
import { NEW_TALK } from './state/talk.ts'
import { type Desk, type Standing, useDesk } from './use-desk.ts'
import { useListKeys } from './use-list-keys.ts'
import '../conversation/tones.css'

/** What the address calls the conversation that is open. */
const OPEN = 'open'

/** 坐席台: the agent in conversation. */
export function Content() {
  const { t } = useTranslation()
  const { staffNumber } = useMe()
  const page =
    staffNumber === null ? (
      <EmptyState whole sign="closed" title={t('desk.nobody')} text={t('desk.nobodyText')} />
    ) : (
      <Entrance />
    )
  return (
    <>
      <h1 className={styles.name}>{t('areas.desk')}</h1>
      {page}
    </>
  )
}

/** Opens the desk where it does not stand yet, at the conversation that the address names. */
function Entrance() {
  const { desk, error, open } = useStandingDesk()
  const [search] = useSearchParams()
  const [first] = useState(() => search.get(OPEN))
  const [isIn, setIsIn] = useState(false)
  useEffect(() => {
    if (desk === undefined) return open()
    const { choose, show } = desk.now.acts
    if (first !== null) choose(first)
    show(true)
    setIsIn(true)
    return () => show(false)
  }, [desk, open, first])
  // the page for what is broken says what to do
  if (error !== undefined) throw error
  return desk && isIn ? <OpenDesk standing={desk} /> : <LoadingState whole />
}

function OpenDesk({ standing }: { readonly standing: Standing }) {
  const { t } = useTranslation()
  const desk = useDesk(standing)
  const { state, acts, connection } = desk
  const line = state.lines.find(({ id }) => id === state.chosen)
  const talk = state.talks.get(line?.id ?? '') ?? NEW_TALK
  useChoiceInAddress(desk)
  useListKeys(desk)
  return (
    <div className={styles.page}>
      <ConnectionBar of="desk" connection={connection} told={state.told} />
      <Announcements announcements={state.announcements} signOf={() => t('desk.emergency')} />
      <div className={styles.columns}>
        <TalkList desk={desk} />
        {line ? (
          <>
            <TalkPanel key={`talk ${line.id}`} line={line} talk={talk} desk={desk} />
            <AdvicePanel key={`advice ${line.id}`} line={line} talk={talk} acts={acts} />
          </>
        ) : (
          <section className={styles.nothing}>
            {state.told || connection.state === 'closed' ? (
              <EmptyState title={t('desk.empty')} text={t(`desk.emptyText.${state.presence}`)} />
            ) : (
              <LoadingState />
            )}
          </section>
        )}
      </div>
    </div>
  )
}

/** The address names what is open: whoever loads the page anew is where they were. */
function useChoiceInAddress({ state: { chosen, told } }: Desk): void {
  const [search, setSearch] = useSearchParams()
  const named = search.get(OPEN) ?? undefined
  useEffect(() => {
    if (told && named !== chosen) setSearch(chosen === undefined ? {} : { [OPEN]: chosen }, { replace: true })
  }, [told, chosen, named, setSearch])
}
