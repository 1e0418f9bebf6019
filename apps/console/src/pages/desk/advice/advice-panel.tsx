import type { LiveLine } from '@liangyan/contract'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useShortcuts } from '../../../shell/keyboard/index.ts'
import { TabBar, tabId } from '../../../shell/tab-bar.tsx'
import { Customer } from '../side/customer.tsx'
import { Notes } from '../side/notes.tsx'
import type { Talk } from '../state/talk.ts'
import type { DeskActs } from '../use-desk.ts'
import { WrapUp } from '../wrap-up/wrap-up.tsx'
import panel from '../../../shell/panel.module.css'
import styles from './advice-panel.module.css'
import { Cards } from './cards.tsx'
import { Clocks } from './clocks.tsx'
import { Warnings } from './warnings.tsx'

const TABS = ['advice', 'warnings', 'customer', 'notes'] as const
type Tab = (typeof TABS)[number]
const BODY = 'advice'
const LETTERS: Readonly<Record<Tab, string>> = { advice: 'a', warnings: 'w', customer: 'c', notes: 'n' }

interface Props {
  readonly line: LiveLine
  readonly talk: Talk
  readonly acts: DeskActs
}

/** What to say now and what is still owed; beside it what was found, who the customer is, what the agent noted. */
export function AdvicePanel({ line, talk, acts }: Props) {
  const { t } = useTranslation()
  const [tab, setTab] = useState<Tab>('advice')
  const isOver = line.stage === 'wrap-up'
  useEffect(() => {
    if (isOver) setTab('advice')
  }, [isOver])
  const counts: Partial<Record<Tab, number>> = {
    warnings: talk.seen?.view.warnings.length,
    notes: [...talk.marks.values()].filter(({ kind }) => kind === 'note').length,
  }
  const nameOfTab = (tab: Tab) => (tab === 'advice' && isOver ? t('desk.tabs.wrapUp') : t(`desk.tabs.${tab}`))
  useShortcuts(
    t('desk.keys.tabs'),
    TABS.map((tab) => ({
      keys: [`Alt+${LETTERS[tab]}`],
      label: t('desk.keys.tab', { tab: nameOfTab(tab) }),
      act: () => setTab(tab),
    })),
  )
  return (
    <aside className={panel.panel}>
      <TabBar
        label={t('desk.tabs.label')}
        tabs={TABS.map((key) => ({ key, name: nameOfTab(key), count: counts[key] || undefined }))}
        shown={tab}
        panel={BODY}
        onShow={setTab}
      />
      <div className={styles.body} id={BODY} role="tabpanel" aria-labelledby={tabId(BODY, tab)}>
        {tab === 'advice' &&
          (isOver ? (
            <WrapUp line={line} talk={talk} acts={acts} />
          ) : (
            <>
              <Cards line={line} talk={talk} acts={acts} />
              <Clocks seen={talk.seen} />
            </>
          ))}
        {tab === 'warnings' && <Warnings talk={talk} />}
        {tab === 'customer' && <Customer id={line.id} />}
        {tab === 'notes' && (
          <Notes
            talk={talk}
            onWrite={(text) => acts.writeNote(line.id, text)}
            onNote={(text) => acts.note(line.id, text)}
          />
        )}
      </div>
    </aside>
  )
}
