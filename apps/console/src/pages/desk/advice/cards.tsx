import type { LiveLine, WordingCard } from '@liangyan/contract'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useShortcuts } from '../../../shell/keyboard/index.ts'
import type { Talk } from '../state/talk.ts'
import type { DeskActs } from '../use-desk.ts'
import { Card } from './card.tsx'
import styles from './cards.module.css'
import { useCalmCards } from './use-calm-cards.ts'

interface Props {
  readonly line: LiveLine
  readonly talk: Talk
  readonly acts: DeskActs
}

/** What can be said now, at most three; nothing moves while one reads. */
export function Cards({ line: { id, kind }, talk, acts }: Props) {
  const { t } = useTranslation()
  const [isPointed, setIsPointed] = useState(false)
  const [isFocused, setIsFocused] = useState(false)
  const list = useRef<HTMLUListElement>(null)
  const { cards, hasNews, renew } = useCalmCards(talk.seen?.view.cards, isPointed || isFocused)

  function take(card: WordingCard) {
    if (kind === 'stream') acts.markUsed(id, card.key)
    else if (talk.draft.trim() === card.text && card.open.length === 0) {
      acts.say(id, card.text)
      acts.markUsed(id, card.key)
    } else acts.insert(id, card.text)
  }
  useShortcuts(
    t('desk.keys.cards'),
    cards.slice(0, 3).map((card, place) => ({
      keys: [`Alt+${place + 1}`],
      label: t(kind === 'chat' ? 'desk.keys.insert' : 'desk.keys.read', { number: place + 1 }),
      act: () => take(card),
    })),
  )
  return (
    <section className={styles.cards} aria-label={t('desk.cards.title')}>
      <h3 className={styles.title}>
        {t('desk.cards.title')}
        {hasNews && (
          <button type="button" className={styles.news} onClick={renew}>
            {t('desk.cards.news')}
          </button>
        )}
      </h3>
      {cards.length === 0 && <p className={styles.none}>{t('desk.cards.none')}</p>}
      <ul
        ref={list}
        className={styles.list}
        onPointerEnter={() => setIsPointed(true)}
        onPointerLeave={() => setIsPointed(false)}
        onFocus={() => setIsFocused(true)}
        onBlur={({ relatedTarget }) => setIsFocused(list.current?.contains(relatedTarget) === true)}
      >
        {cards.slice(0, 3).map((card, place) => (
          <Card
            key={card.key}
            card={card}
            number={place + 1}
            kind={kind}
            isUsed={talk.used.has(card.key)}
            isInserted={kind === 'chat' && talk.draft.trim() === card.text}
            onUse={() => take(card)}
          />
        ))}
      </ul>
    </section>
  )
}
