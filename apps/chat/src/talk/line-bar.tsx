import type { Visit } from '../room/visit.ts'
import { useWords } from '../shell/words-context.ts'

/** Tells when the line is not as it should be, and what can be done; nothing while all is well. */
export function LineBar({
  visit,
  onLeave,
  onResume,
}: {
  readonly visit: Visit
  readonly onLeave: () => void
  readonly onResume: () => void
}) {
  const words = useWords()
  const { talk } = words
  const { problem } = visit.room
  if (visit.line === 'broken') return <Bar text={talk.broken} />
  if (visit.line === 'replaced') return <Bar text={talk.replaced} action={talk.here} onAction={onResume} />
  if (visit.line === 'unknown') return <Bar text={talk.unknown} action={talk.anew} onAction={onLeave} />
  if (!problem) return null
  const text = words.problems[problem.code] ?? problem.message
  return <Bar text={text} action={talk.dismiss} onAction={() => visit.dismissProblem()} />
}

function Bar({
  text,
  action,
  onAction,
}: {
  readonly text: string
  readonly action?: string
  readonly onAction?: () => void
}) {
  return (
    <div class="bar" role="status">
      <p>{text}</p>
      {action && (
        <button type="button" class="link" onClick={onAction}>
          {action}
        </button>
      )}
    </div>
  )
}
