import { useEffect, useReducer } from 'preact/hooks'
import type { Visit } from '../room/visit.ts'
import { isSeen, tellWidget, whenSeenChanges } from '../shell/page-frame.ts'
import { SPOKEN } from '../shell/words-context.ts'

/**
 * Shows the visit as it changes, and tells it and whoever counts what the customer has before the eyes. Messages count as
 * seen when the page is looked at and its end is in sight.
 */
export function useVisit(visit: Visit, atEnd: () => boolean): void {
  const [, again] = useReducer<number, void>((count) => count + 1, 0)
  useEffect(() => {
    const look = () => {
      if (isSeen() && atEnd()) visit.see()
      const { unread } = visit
      const { service } = SPOKEN.words
      document.title = unread > 0 ? `(${unread}) ${service}` : service
      tellWidget({ liangyan: 'chat', type: 'stands', unread, talking: visit.room.state?.stage !== 'ended' })
    }
    const forgetVisit = visit.subscribe(() => {
      again()
      look()
    })
    const forgetSeen = whenSeenChanges(look)
    again()
    look()
    return () => {
      forgetVisit()
      forgetSeen()
    }
  }, [visit, atEnd])
}
