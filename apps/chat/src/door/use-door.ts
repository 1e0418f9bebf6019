import { useCallback, useEffect, useState } from 'preact/hooks'
import { isSeen, whenSeenChanges } from '../shell/page-frame.ts'
import { askDoor, type Door } from './service.ts'

/** How long a queue may stand on the page before it is asked for again, in ms. */
const FRESH = 60_000

/** What stands at the door, kept fresh while it is looked at; `null` before the first answer. */
export function useDoor(): { readonly door: Door | null; readonly failed: boolean; readonly again: () => void } {
  const [door, setDoor] = useState<Door | null>(null)
  const [failed, setFailed] = useState(false)

  const again = useCallback(() => {
    askDoor().then(
      (answer) => {
        setDoor(answer)
        setFailed(false)
      },
      () => setFailed(true),
    )
  }, [])

  useEffect(() => {
    again()
    const ifSeen = () => isSeen() && again()
    const timer = setInterval(ifSeen, FRESH)
    const forget = whenSeenChanges(ifSeen)
    return () => {
      clearInterval(timer)
      forget()
    }
  }, [again])
  return { door, failed, again }
}
