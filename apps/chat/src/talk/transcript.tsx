import { useEffect, useRef } from 'preact/hooks'
import type { Visit } from '../room/visit.ts'
import { useWords } from '../shell/words-context.ts'

/** The whole chat as text, when the customer asks for it: to read, and to keep. */
export function Transcript({ visit }: { readonly visit: Visit }) {
  const { after } = useWords()
  const { transcript, wishes } = visit.room
  const text = useRef<HTMLPreElement>(null)
  useEffect(() => text.current?.focus(), [transcript])

  if (transcript === null)
    return (
      <button
        type="button"
        class="button"
        disabled={wishes.transcript === true}
        onClick={() => visit.wish({ transcript: true })}
      >
        {wishes.transcript ? after.fetching : after.transcript}
      </button>
    )
  return (
    <section class="transcript" aria-label={after.transcriptTitle}>
      <pre ref={text} tabIndex={-1}>
        {transcript}
      </pre>
      <button type="button" class="button" onClick={() => save(transcript, `${after.fileName}.txt`)}>
        {after.save}
      </button>
    </section>
  )
}

/** With the mark at its beginning by which older editors on Windows know how it is written. */
function save(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob(['\uFEFF', text], { type: 'text/plain;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
