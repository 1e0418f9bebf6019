import { LONGEST_MESSAGE } from '@liangyan/contract'
import { useState } from 'preact/hooks'
import { useWords } from '../shell/words-context.ts'
import { arrivalOf } from './arrival.ts'
import { begin, type Door, Refused } from './service.ts'

const ARRIVAL = arrivalOf(location.search, location.hash)
/** The longest names, in characters. */
const LONGEST_NAME = 40
const LONGEST_QUEUE = 60

/** Which queue, who, what about; begins the chat. */
export function BeginForm({ door, onBegun }: { readonly door: Door; readonly onBegun: (token: string) => void }) {
  const { door: words } = useWords()
  const { queues } = door
  const named = queues.find(({ id }) => id === ARRIVAL.queue)
  // where the bank has no queues to choose from, the one in the address is as good a name as any
  const [queue, setQueue] = useState((named ?? queues[0])?.id ?? ARRIVAL.queue?.slice(0, LONGEST_QUEUE))
  const [name, setName] = useState('')
  const [matter, setMatter] = useState('')
  const [asking, setAsking] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)

  const submit = async (event: Event) => {
    event.preventDefault()
    if (asking) return
    setAsking(true)
    setRefusal(null)
    try {
      const { token } = await begin({
        ...(queue && { queue }),
        ...(name.trim() && { name: name.trim() }),
        ...(matter.trim() && { matter: matter.trim() }),
        ...(ARRIVAL.customer && { customer: ARRIVAL.customer }),
      })
      onBegun(token)
    } catch (failure) {
      setRefusal(failure instanceof Refused && failure.message ? failure.message : words.unreachable)
      setAsking(false)
    }
  }

  return (
    <form class="card form" onSubmit={(event) => void submit(event)}>
      {!named && queues.length > 1 && (
        <fieldset>
          <legend>{words.queueFor}</legend>
          <div class="choices">
            {queues.map(({ id, title }) => (
              <label key={id} class="choice">
                <input type="radio" name="queue" checked={queue === id} onChange={() => setQueue(id)} />
                <span>{title}</span>
              </label>
            ))}
          </div>
        </fieldset>
      )}
      <Field label={words.name}>
        <input
          type="text"
          name="name"
          autocomplete="name"
          maxLength={LONGEST_NAME}
          placeholder={words.namePlaceholder}
          value={name}
          onInput={({ currentTarget }) => setName(currentTarget.value)}
        />
      </Field>
      <Field label={words.matter}>
        <textarea
          name="matter"
          rows={3}
          maxLength={LONGEST_MESSAGE}
          placeholder={words.matterPlaceholder}
          value={matter}
          onInput={({ currentTarget }) => setMatter(currentTarget.value)}
        />
      </Field>
      {refusal && (
        <p class="refusal" role="alert">
          {refusal}
        </p>
      )}
      <button type="submit" class="button button-main" disabled={asking}>
        {asking ? words.beginning : words.begin}
      </button>
      <p class="advice">{words.advice}</p>
      <p class="advice">{words.privacy}</p>
    </form>
  )
}

function Field({ label, children }: { readonly label: string; readonly children: preact.ComponentChildren }) {
  const { door } = useWords()
  return (
    <label class="field">
      <span>
        {label}
        <small>{door.optional}</small>
      </span>
      {children}
    </label>
  )
}
