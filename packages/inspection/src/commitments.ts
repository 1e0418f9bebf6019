import { type CalendarMoment, isDueSpan } from '@liangyan/calendar'
import { type Entity, findEntities } from '@liangyan/language'
import type { Program } from './program.ts'
import type { Commitment } from './result.ts'
import type { Scene } from './scene.ts'

const TIMED: ReadonlySet<string> = new Set(['duration', 'deadline-word'])
/** Days that a promise may name without saying until when: 明天给您打电话. */
const TODAY = 'today'
const DAYS: ReadonlySet<string> = new Set([TODAY, 'tomorrow'])
const MAX_WHAT = 120
/** Moments outside these years come from broken clocks. */
const EARLIEST = Date.UTC(1990, 0)
const LATEST = Date.UTC(2200, 0)

/** The promises of a finished conversation: what, by when, and whether a ticket stands for it. */
export function commitmentsOf(scene: Scene, program: Program): Commitment[] {
  if (program.promiseWatch < 0) return []
  const found: Commitment[] = []
  for (const step of new Set(scene.occurrencesOf(program.promiseWatch))) {
    const turn = scene.steps[step].turn
    if (!turn) continue
    const due = statedDue(findEntities(turn.text))
    const absolute = due === null ? undefined : absoluteDue(scene, due, turn.end ?? turn.start ?? 0, program)
    const ticket = scene.steps.some((s) => s.kind === 'ticket')
    found.push({
      turn: turn.index,
      what: turn.text.slice(0, MAX_WHAT),
      due,
      ...(absolute && { dueAt: absolute.at, certain: absolute.certain }),
      ticket,
    })
  }
  return found
}

/**
 * The time named in a promise: the last one that says within or until when, else the day, which is today where only an
 * hour is named; null where it stays vague.
 */
function statedDue(entities: readonly Entity[]): string | null {
  const timed = entities.filter((e) => TIMED.has(e.kind) && e.value !== 'vague' && isDueSpan(e.value))
  const dates = entities.filter((e) => e.kind === 'date')
  const days = dates.filter((e) => DAYS.has(e.value))
  const today = dates.length === 0 && entities.some((e) => e.kind === 'time') ? TODAY : null
  const last = timed.at(-1)
  // 今天傍晚清机，明天给您回电: of two days the later word is the promise's own
  const ownDay = last?.value === TODAY ? days.findLast((day) => day.start > last.start) : undefined
  return (ownDay ?? last ?? days.at(-1))?.value ?? today
}

function absoluteDue(scene: Scene, due: string, offset: number, program: Program): CalendarMoment | undefined {
  const { startedAt } = scene.record
  const started = startedAt === undefined ? Number.NaN : Date.parse(startedAt)
  const moment = started + offset
  if (!(moment > EARLIEST && moment < LATEST)) return undefined
  const hours = program.standard.head.office_hours
  return program.calendar.dueAt(new Date(moment).toISOString(), due, hours)
}
