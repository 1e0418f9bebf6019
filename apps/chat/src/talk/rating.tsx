import { useState } from 'preact/hooks'
import type { Visit } from '../room/visit.ts'
import { useWords } from '../shell/words-context.ts'

/** How far the mouth bends, by score from 1. */
const MOUTHS = [-3.4, -1.7, 0, 1.9, 3.8]

/** One to five, once. */
export function Rating({ visit }: { readonly visit: Visit }) {
  const { after } = useWords()
  const [score, setScore] = useState(0)
  const { state, wishes } = visit.room
  if (!state || (state.rating === null && !state.mayRate)) return null
  if (state.rating !== null)
    return (
      <p class="rated" role="status">
        {after.thanks(after.scores[state.rating - 1] ?? '')}
      </p>
    )
  const waiting = wishes.rate !== undefined
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        visit.wish({ rate: score })
      }}
    >
      <fieldset class="rating" disabled={waiting}>
        <legend>{after.rate}</legend>
        <div class="scores">
          {[5, 4, 3, 2, 1].map((value) => (
            <label key={value} class="score">
              <input type="radio" name="score" checked={score === value} onChange={() => setScore(value)} />
              <Face bend={MOUTHS[value - 1]} />
              <span>{after.scores[value - 1]}</span>
            </label>
          ))}
        </div>
        {score > 0 && (
          <button type="submit" class="button button-main" disabled={waiting}>
            {after.submit}
          </button>
        )}
      </fieldset>
    </form>
  )
}

const Face = ({ bend }: { readonly bend: number }) => (
  <svg class="face" viewBox="0 0 32 32" fill="none" stroke="currentColor" stroke-width="2" aria-hidden="true">
    <circle cx="16" cy="16" r="12.5" />
    <path d="M11.5 12.500v1.500M20.5 12.500v1.5" stroke-linecap="round" />
    <path d={`M10.5 ${20 - bend / 3}q5.5 ${bend * 1.5} 11 0`} stroke-linecap="round" />
  </svg>
)
