import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'

/** A question with two answers, between messages and input. */
export function Question({
  text,
  yes,
  no,
  waiting = false,
  focused = false,
  onYes,
  onNo,
}: {
  readonly text: ComponentChildren
  readonly yes: string
  readonly no: string
  /** It was answered, and that is on its way. */
  readonly waiting?: boolean
  /** Asked because the customer pressed something: the keyboard goes along. */
  readonly focused?: boolean
  readonly onYes: () => void
  readonly onNo: () => void
}) {
  const id = useId()
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (focused) first.current?.focus()
  }, [focused])
  return (
    <div
      class="question"
      role="group"
      aria-labelledby={id}
      onKeyDown={(event) => {
        if (!focused || event.key !== 'Escape') return
        event.preventDefault()
        onNo()
      }}
    >
      <p id={id} role={focused ? undefined : 'alert'}>
        {text}
      </p>
      <div class="answers">
        <button ref={first} type="button" class="button button-main" disabled={waiting} onClick={onYes}>
          {yes}
        </button>
        <button type="button" class="button" disabled={waiting} onClick={onNo}>
          {no}
        </button>
      </div>
    </div>
  )
}
