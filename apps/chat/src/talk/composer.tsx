import { LONGEST_MESSAGE } from '@liangyan/contract'
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Visit } from '../room/visit.ts'
import { SendIcon } from '../shell/icons.tsx'
import { useWords } from '../shell/words-context.ts'

/** From so few characters on it is told how many are left. */
const FEW = 100
/** On screens that are touched the keyboard would cover half of the page at once. */
const TOUCHED = matchMedia('(pointer: coarse)').matches

/** Where the customer writes. Enter sends, with Shift it begins a new line. */
export function Composer({ visit, onSent }: { readonly visit: Visit; readonly onSent: () => void }) {
  const { talk } = useWords()
  const input = useRef<HTMLTextAreaElement>(null)
  const hint = useId()
  const [text, setText] = useState(visit.draft)
  const left = LONGEST_MESSAGE - text.length
  const sendable = text.trim() !== '' && left >= 0

  useEffect(() => {
    if (!TOUCHED) input.current?.focus()
  }, [])
  useLayoutEffect(() => {
    const { current } = input
    if (!current) return
    current.style.height = 'auto'
    current.style.height = `${current.scrollHeight}px`
  }, [text])

  const write = (next: string) => {
    setText(next)
    visit.write(next)
  }
  const send = () => {
    if (!sendable) return
    visit.say(text.trim())
    setText('')
    onSent()
    input.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // the Enter that takes a word from a Chinese input method sends nothing; Safari tells it by the old code only
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return
    event.preventDefault()
    send()
  }

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <p id={hint} class={left < 0 ? 'hint hint-bad' : 'hint'} role="status">
        {left < 0 ? talk.tooLong(-left) : left < FEW ? talk.left(left) : ''}
      </p>
      <div class="composer-row">
        <textarea
          ref={input}
          rows={1}
          enterkeyhint="send"
          aria-label={talk.input}
          aria-describedby={hint}
          aria-invalid={left < 0}
          placeholder={talk.placeholder}
          value={text}
          onInput={({ currentTarget }) => write(currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <button type="submit" class="send" aria-label={talk.send} title={talk.send} disabled={!sendable}>
          <SendIcon />
        </button>
      </div>
    </form>
  )
}
