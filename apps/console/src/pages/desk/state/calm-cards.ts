import type { WordingCard } from '@liangyan/contract'

/** How long cards stay as they are after they have changed, in ms: who has begun to read reads on. */
export const REST = 1_500

/** The cards on the screen, and those that wait until nobody reads any more. */
export interface CalmCards {
  readonly shown: readonly WordingCard[]
  readonly next: readonly WordingCard[] | undefined
  /** When the ones shown came, by the page's own steady clock in ms. */
  readonly since: number
}

export const NO_CARDS: CalmCards = { shown: [], next: undefined, since: Number.NEGATIVE_INFINITY }

/** New cards come at once where nobody reads the old ones; else they wait. */
export function offered(calm: CalmCards, cards: readonly WordingCard[], isRead: boolean, now: number): CalmCards {
  if (same(calm.shown, cards)) return calm.next === undefined ? calm : { ...calm, next: undefined }
  if (calm.shown.length > 0 && (isRead || now - calm.since < REST)) return { ...calm, next: cards }
  return { shown: cards, next: undefined, since: now }
}

/** Those that wait come, if they may. */
export function settled(calm: CalmCards, isRead: boolean, now: number): CalmCards {
  return calm.next === undefined ? calm : offered(calm, calm.next, isRead, now)
}

/** In how many ms those that wait may come by themselves; undefined where nothing waits, or for somebody to stop reading. */
export function restOf({ next, since }: CalmCards, isRead: boolean, now: number): number | undefined {
  return next === undefined || isRead ? undefined : Math.max(0, REST - (now - since))
}

function same(a: readonly WordingCard[], b: readonly WordingCard[]): boolean {
  return a.length === b.length && a.every((card, place) => card.key === b[place].key && card.text === b[place].text)
}
