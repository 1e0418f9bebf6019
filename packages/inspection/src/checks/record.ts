import type { SceneRecord, Scene } from '../scene.ts'
import { type Truth, truth } from '../truth.ts'
import type { Check, EvidenceSink } from './check.ts'

/** A question about the record of the conversation: the same answer at every step. */
export class OfRecord implements Check {
  readonly wake = null
  readonly label: string
  private readonly ask: (record: SceneRecord) => boolean
  private conversation = -1
  private answer = false

  constructor(label: string, ask: (record: SceneRecord) => boolean) {
    this.label = label
    this.ask = ask
  }

  holds(scene: Scene): Truth {
    if (this.conversation !== scene.conversation) {
      this.conversation = scene.conversation
      this.answer = this.ask(scene.record)
    }
    return truth(this.answer)
  }

  prove(_: Scene, sink: EvidenceSink): void {
    sink.basis('data')
  }
}

interface LocalTime {
  readonly date: string
  readonly minutes: number
}

/** Many checks ask the same record, one after the other. */
let askedLast: { readonly startedAt: string; readonly time: LocalTime | undefined } | undefined

/** Local date (YYYY-MM-DD) and minutes after midnight, as written in the record's own offset. */
export function localTime({ startedAt = '' }: SceneRecord): LocalTime | undefined {
  if (askedLast?.startedAt !== startedAt) askedLast = { startedAt, time: parsed(startedAt) }
  return askedLast.time
}

function parsed(startedAt: string): LocalTime | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})/.exec(startedAt)
  if (!match) return undefined
  const day = Date.parse(`${match[1]}T00:00:00Z`)
  // a day such as 30 February is no day, whatever the engine makes of it
  if (Number.isNaN(day) || !new Date(day).toISOString().startsWith(match[1])) return undefined
  return { date: match[1], minutes: Number(match[2]) * 60 + Number(match[3]) }
}
