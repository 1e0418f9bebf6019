import { createContext, useContext, useSyncExternalStore } from 'react'
import type { StandingDesk } from '../../pages/desk/standing-desk.ts'

export interface Standing {
  /** Absent until it has been opened. */
  readonly desk: StandingDesk | undefined
  /** Why it could not be opened. */
  readonly error?: unknown
  /** Opens it; its code is fetched only then. */
  readonly open: () => void
}

export const StandingContext = createContext<Standing>({ desk: undefined, open: () => undefined })

/** The desk of whoever is signed in: once opened it stands, whatever page is on the screen. */
export const useStandingDesk = (): Standing => useContext(StandingContext)

const NEVER = () => () => undefined

/** How many conversations wait at the desk, for whoever looks at another page; 0 where none stands. */
export function useDeskWaiting(): number {
  const { desk } = useStandingDesk()
  return useSyncExternalStore(desk?.listen ?? NEVER, () => desk?.waiting ?? 0)
}
