import { useState } from 'preact/hooks'
import type { Visit } from '../room/visit.ts'
import { useWords } from '../shell/words-context.ts'

/** Reads out to screen readers what others have said since the customer looked last; not the whole chat on a reload. */
export function Announced({ visit }: { readonly visit: Visit }) {
  const { talk } = useWords()
  const [seen] = useState(visit.seen)
  return (
    <div class="unseen" role="log" aria-live="polite">
      {visit.room.messages
        .filter(({ n, from }) => n > seen && from !== 'customer')
        .map(({ n, from, text }) => (
          <p key={n}>
            {from === 'agent' ? talk.agent : talk.bank} {text}
          </p>
        ))}
    </div>
  )
}
