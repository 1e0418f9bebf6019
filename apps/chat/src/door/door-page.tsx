import { PageHead } from '../shell/page-head.tsx'
import { useWords } from '../shell/words-context.ts'
import { type Words, waitWords } from '../words/words.ts'
import { BeginForm } from './begin-form.tsx'
import type { Door } from './service.ts'
import { useDoor } from './use-door.ts'

/** Before a chat has begun: the greeting, how long one waits, and a few questions that all may be left open. */
export function DoorPage({ onBegun }: { readonly onBegun: (token: string, bank: string) => void }) {
  const words = useWords()
  const { door, failed, again } = useDoor()
  return (
    <div class="page">
      <PageHead bank={door?.bank ?? ''} />
      <main class="door">
        {door ? (
          <>
            <p class="greeting">{door.greeting || words.door.greeting}</p>
            <p class="queue-now" role="status">
              <span class={door.open ? 'dot' : 'dot dot-off'} aria-hidden="true" />
              {queueNow(words, door)}
            </p>
            {door.open ? (
              <BeginForm door={door} onBegun={(token) => onBegun(token, door.bank)} />
            ) : (
              <Closed words={words} onAgain={again} />
            )}
          </>
        ) : failed ? (
          <div class="empty" role="alert">
            <p>{words.door.unreachable}</p>
            <button type="button" class="button" onClick={again}>
              {words.door.again}
            </button>
          </div>
        ) : (
          <p class="empty" role="status">
            {words.loading}
          </p>
        )}
      </main>
    </div>
  )
}

function Closed({ words, onAgain }: { readonly words: Words; readonly onAgain: () => void }) {
  return (
    <div class="card">
      <p>{words.door.closedMore}</p>
      <button type="button" class="button" onClick={onAgain}>
        {words.door.refresh}
      </button>
    </div>
  )
}

function queueNow(words: Words, { open, waiting, wait }: Door): string {
  if (!open) return words.door.closed
  if (waiting === 0) return words.door.free
  const queue = words.door.queue(waiting)
  return wait === null ? queue : words.wait.joined(queue, waitWords(words, wait))
}
