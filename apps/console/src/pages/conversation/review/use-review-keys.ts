import { useEffect, useEffectEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useShortcuts } from '../../../shell/keyboard/index.ts'
import type { Item } from '../items.ts'
import type { Deeds } from './card-actions.tsx'

interface Keys {
  readonly isReviewing: boolean
  /** A dialog asks whether to hand in; it has keys of its own. */
  readonly isAsking: boolean
  readonly selected: Item | undefined
  readonly deeds: Deeds
  readonly onAdd: () => void
  readonly onScore: () => void
  readonly onComment: () => void
  readonly onHandIn: () => void
  readonly onNext: () => void
}

/** What a reviewer can press. */
export function useReviewKeys(keys: Keys): void {
  const { isReviewing, isAsking, selected, deeds, onAdd, onScore, onComment, onHandIn, onNext } = keys
  const { t } = useTranslation()
  const press = useEffectEvent((event: KeyboardEvent) => {
    // out of a field, so that letters are keys again; dialogs close by themselves
    if (event.key === 'Escape' && isField(event.target)) event.target.blur()
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.defaultPrevented || isAsking) return
    event.preventDefault()
    onHandIn()
  })
  useEffect(() => {
    if (!isReviewing) return undefined
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [isReviewing])

  useShortcuts(
    t('conversation.keys.review'),
    isReviewing
      ? [
          { keys: ['c'], label: t('conversation.keys.confirm'), act: deeds.confirm },
          { keys: ['o'], label: t('conversation.keys.overturn'), act: deeds.overturn },
          { keys: ['b'], label: t('conversation.keys.broken'), act: deeds.broken },
          { keys: ['k'], label: t('conversation.keys.kept'), act: deeds.kept },
          { keys: ['u'], label: t('conversation.keys.undo'), act: deeds.undo },
          { keys: ['i'], label: t('conversation.keys.note'), act: deeds.note },
          { keys: ['a'], label: t('conversation.keys.add'), act: onAdd },
          ...(selected?.draft
            ? [{ keys: ['x', 'Delete'], label: t('conversation.keys.remove'), act: deeds.remove }]
            : []),
          { keys: ['s'], label: t('conversation.keys.score'), act: onScore },
          { keys: ['m'], label: t('conversation.keys.comment'), act: onComment },
          { keys: ['Ctrl+Enter'], label: t('conversation.keys.handIn'), act: onHandIn },
          { keys: [']'], label: t('conversation.keys.next'), act: onNext },
        ]
      : [],
  )
}

function isField(target: EventTarget | null): target is HTMLElement {
  return (
    target instanceof HTMLElement && target.matches('input, textarea') && target.closest('[role="dialog"]') === null
  )
}
