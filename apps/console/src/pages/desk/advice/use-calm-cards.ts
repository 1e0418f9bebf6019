import type { WordingCard } from '@liangyan/contract'
import { useEffect, useState } from 'react'
import { NO_CARDS, offered, restOf, settled } from '../state/calm-cards.ts'

const NONE: readonly WordingCard[] = []

interface Calm {
  readonly cards: readonly WordingCard[]
  /** Others have come, and wait. */
  readonly hasNews: boolean
  /** Shows those that wait at once. */
  readonly renew: () => void
}

/** The cards to show: what somebody reads, or has just begun to, stays as it is. */
export function useCalmCards(told: readonly WordingCard[] = NONE, isRead: boolean): Calm {
  const [calm, setCalm] = useState(NO_CARDS)
  useEffect(() => setCalm((calm) => offered(calm, told, isRead, performance.now())), [told, isRead])
  const rest = restOf(calm, isRead, performance.now())
  useEffect(() => {
    if (rest === undefined) return
    const timer = setTimeout(() => setCalm((calm) => settled(calm, false, performance.now() + 1)), rest)
    return () => clearTimeout(timer)
  }, [rest, calm])
  return {
    cards: calm.shown,
    hasNews: calm.next !== undefined,
    renew: () => setCalm(({ shown, next = shown }) => ({ shown: next, next: undefined, since: performance.now() })),
  }
}
