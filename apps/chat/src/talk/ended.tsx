import { useEffect, useRef } from 'preact/hooks'
import type { Visit } from '../room/visit.ts'
import { useWords } from '../shell/words-context.ts'
import { Rating } from './rating.tsx'
import { Transcript } from './transcript.tsx'

/** What stands where one wrote, when the chat is over. */
export function Ended({ visit, onLeave }: { readonly visit: Visit; readonly onLeave: () => void }) {
  const { after } = useWords()
  const title = useRef<HTMLHeadingElement>(null)
  // where the keyboard was, in the input or on the button that ended it, nothing is any longer
  useEffect(() => title.current?.focus(), [])
  return (
    <section class="ended">
      <h2 ref={title} tabIndex={-1}>
        {after.title}
      </h2>
      <Rating visit={visit} />
      <div class="ended-more">
        <Transcript visit={visit} />
        <button type="button" class="button" onClick={onLeave}>
          {after.anew}
        </button>
      </div>
    </section>
  )
}
