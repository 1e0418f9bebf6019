import { useTranslation } from 'react-i18next'
import { useShortcuts } from '../../shell/keyboard/index.ts'
import type { Desk } from './use-desk.ts'

/** From one conversation to the next, also while one writes. */
export function useListKeys({ state: { lines, chosen }, acts }: Desk): void {
  const { t } = useTranslation()
  const move = (by: number) => {
    const place = lines.findIndex(({ id }) => id === chosen)
    const next = lines.at((place + by) % lines.length)
    if (next) acts.choose(next.id)
  }
  useShortcuts(t('desk.keys.title'), [
    { keys: ['Alt+ArrowDown'], label: t('desk.keys.next'), act: () => move(1) },
    { keys: ['Alt+ArrowUp'], label: t('desk.keys.previous'), act: () => move(-1) },
  ])
}
