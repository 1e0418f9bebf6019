import type { Me } from '@liangyan/contract'
import type { QueryClient } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import { client } from '../api/index.ts'

/** Under what the person signed in is kept: `Me`, or null where it is nobody. */
export const SIGNED_IN = ['signed-in']
export const Signed = createContext<Me | null>(null)

/** Who is signed in. Within the pages there is always somebody. */
export function useMe(): Me {
  const me = useContext(Signed)
  if (me === null) throw new Error('asked who is signed in outside of the pages')
  return me
}

/** Somebody came in: whatever was known for another person is forgotten. */
export function welcome(kept: QueryClient, me: Me): void {
  kept.clear()
  client.token = me.token
  kept.setQueryData(SIGNED_IN, me)
}

/** Nobody is signed in any more: the doors of the pages lead to the sign-in page, and back afterwards. */
export function seeOff(kept: QueryClient): void {
  client.token = ''
  kept.setQueryData(SIGNED_IN, null)
}

/** Asks the server again who is signed in: after a change of the password. */
export async function askAgain(kept: QueryClient): Promise<void> {
  await kept.invalidateQueries({ queryKey: SIGNED_IN })
}
