import { readConversation, revealConversation, type RevealedTurn } from '@liangyan/contract'
import { useState } from 'react'
import { useAct } from '../../../api/index.ts'

/** What was shown on a recorded request; kept nowhere but on this page. */
export interface Revealed {
  readonly turns: ReadonlyMap<number, RevealedTurn>
  readonly attributes: Readonly<Record<string, unknown>>
}

/** The words as they were said, from when they are asked for until the page is left. */
export function useReveal(id: string) {
  const [revealed, setRevealed] = useState<Revealed>()
  const asking = useAct(revealConversation, {
    // the history tells of this look
    changes: [readConversation],
    onDone: ({ turns, attributes }) =>
      setRevealed({ turns: new Map(turns.map((turn) => [turn.index, turn])), attributes }),
  })
  return {
    revealed,
    isAsking: asking.isPending,
    reveal: (reason: string) => asking.mutate({ params: { id }, body: { reason } }),
    hide: () => setRevealed(undefined),
  }
}
