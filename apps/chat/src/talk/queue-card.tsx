import type { ChatState } from '@liangyan/contract'
import { useWords } from '../shell/words-context.ts'
import { queueWords } from '../words/words.ts'

/** Where one stands in the queue, as honestly as it is known. */
export function QueueCard({ state, onLeave }: { readonly state: ChatState; readonly onLeave: () => void }) {
  const words = useWords()
  return (
    <section class="queue">
      <div class="queue-text">
        <p class="queue-place" role="status">
          {queueWords(words, state.position, state.wait)}
        </p>
        <p class="queue-more">{words.wait.meanwhile}</p>
      </div>
      <button type="button" class="button" onClick={onLeave}>
        {words.wait.leave}
      </button>
    </section>
  )
}
