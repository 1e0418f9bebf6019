import { me as meRoute, type Me } from '@liangyan/contract'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Navigate, Outlet, useLocation } from 'react-router'
import { client, isSignedOut, type Refused } from '../api/index.ts'
import { speak } from '../words/index.ts'
import { Signed, SIGNED_IN } from './session.ts'
import { ErrorState, LoadingState } from './states/index.ts'

async function whoIsSignedIn(): Promise<Me | null> {
  try {
    const me = await client.call(meRoute, {})
    client.token = me.token
    return me
  } catch (error) {
    if (isSignedOut(error)) return null
    throw error
  }
}

/** The door of everything that needs a session. */
export function SessionDoor() {
  const location = useLocation()
  const {
    data: me,
    error,
    refetch,
  } = useQuery<Me | null, Refused>({
    queryKey: SIGNED_IN,
    queryFn: whoIsSignedIn,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  })
  const language = me?.language
  useEffect(() => {
    if (language !== undefined) void speak(language)
  }, [language])

  if (me === undefined) return error ? <ErrorState whole error={error} onRetry={refetch} /> : <LoadingState whole />
  if (me === null) return <Navigate to={signInAddress(location)} replace />
  if (me.mustChangePassword && location.pathname !== '/password') return <Navigate to="/password" replace />
  return (
    <Signed value={me}>
      <Outlet />
    </Signed>
  )
}

function signInAddress({ pathname, search }: { readonly pathname: string; readonly search: string }): string {
  const here = pathname + search
  return here === '/' || pathname === '/password'
    ? '/sign-in'
    : `/sign-in?${new URLSearchParams({ to: here }).toString()}`
}
