import { liveCustomer } from '@liangyan/contract'
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useMemo, useState } from 'react'
import { mayOpen } from '../../access.ts'
import type { StandingDesk } from '../../pages/desk/standing-desk.ts'
import { useMe } from '../session.ts'
import { rememberDesk, wasOpen } from './remembered.ts'
import { type Standing, StandingContext } from './standing.ts'

const Notices = lazy(async () => ({ default: (await import('../../pages/desk/notices.tsx')).Notices }))

/** Keeps the desk open from when its page is first opened until whoever is signed in leaves. */
export function StandingDeskProvider({ children }: { readonly children: ReactNode }) {
  const { login, role, staffNumber } = useMe()
  const [isWanted, setIsWanted] = useState(() => wasOpen(login))
  const [{ desk, error }, setOpened] = useState<Opened>(NOT_OPEN)
  const stands = isWanted && staffNumber !== null && mayOpen(liveCustomer, role)
  useEffect(() => {
    if (!stands) return
    rememberDesk(login)
    return keepOpen(login, setOpened)
  }, [stands, login])
  const open = useCallback(() => setIsWanted(true), [])
  const standing = useMemo((): Standing => ({ desk, error, open }), [desk, error, open])
  return (
    <StandingContext value={standing}>
      {children}
      {desk && (
        <Suspense fallback={null}>
          <Notices standing={desk} />
        </Suspense>
      )}
    </StandingContext>
  )
}

type Opened = Pick<Standing, 'desk' | 'error'>
const NOT_OPEN: Opened = { desk: undefined }

/** Opens a desk; ends when the answer is called. */
function keepOpen(login: string, tell: (opened: Opened) => void): () => void {
  let isOver = false
  let desk: StandingDesk | undefined
  import('../../pages/desk/standing-desk.ts')
    .then(({ StandingDesk }) => {
      if (isOver) return
      desk = new StandingDesk(login)
      tell({ desk })
    })
    .catch((error: unknown) => {
      if (!isOver) tell({ desk: undefined, error })
    })
  return () => {
    isOver = true
    desk?.close()
    tell(NOT_OPEN)
  }
}
