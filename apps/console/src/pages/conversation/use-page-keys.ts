import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { type Shortcut, useShortcuts } from '../../shell/keyboard/index.ts'
import type { Item } from './items.ts'
import { type Reading, TABS } from './use-reading.ts'

interface Keys {
  readonly reading: Reading
  readonly items: readonly Item[]
  readonly back: string
  /** Absent where it cannot be done here and now. */
  readonly onReveal: (() => void) | undefined
  readonly onBegin: (() => void) | undefined
  readonly onNext: (() => void) | undefined
  readonly onWhy: (item: Item) => void
}

/** What everybody who reads a conversation can press. */
export function usePageKeys({ reading, items, back, onReveal, onBegin, onNext, onWhy }: Keys): void {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const selected = items.find(({ key }) => key === reading.selected)
  const only = (act: (() => void) | undefined, key: string, label: string): Shortcut[] =>
    act ? [{ keys: [key], label, act }] : []
  useShortcuts(t('conversation.keys.page'), [
    { keys: ['n'], label: t('conversation.keys.nextFinding'), act: () => reading.move(1) },
    { keys: ['p'], label: t('conversation.keys.previousFinding'), act: () => reading.move(-1) },
    { keys: ['ArrowDown'], label: t('conversation.keys.nextTurn'), act: () => reading.step(1) },
    { keys: ['ArrowUp'], label: t('conversation.keys.previousTurn'), act: () => reading.step(-1) },
    ...TABS.map((tab, i) => ({
      keys: [String(i + 1)],
      label: t('conversation.keys.tab', { tab: t(`conversation.${tab}`) }),
      act: () => reading.show(tab),
    })),
    ...only(selected && !selected.draft ? () => onWhy(selected) : undefined, 'w', t('conversation.keys.why')),
    ...only(onReveal, 'v', t('conversation.keys.reveal')),
    ...only(onBegin, 'r', t('conversation.keys.begin')),
    ...only(onNext, ']', t('conversation.keys.next')),
    { keys: ['Backspace'], label: t('conversation.keys.back'), act: () => void navigate(back) },
  ])
}
