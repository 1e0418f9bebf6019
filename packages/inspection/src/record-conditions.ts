import { weekday, type WorkingCalendar } from '@liangyan/calendar'
import { type Condition, parseClock } from '@liangyan/standard'
import { localTime, OfRecord } from './checks/record.ts'
import type { SceneRecord } from './scene.ts'

/**
 * The checks of what a condition asks about the record: its data, and the day and time of its beginning. Days that nobody
 * has arranged yet are working days from Monday to Friday, and no holiday unless the law makes them one.
 */
export function recordChecks(condition: Condition, calendar: WorkingCalendar): OfRecord[] {
  return [...dataChecks(condition), ...dayChecks(condition, calendar), ...timeChecks(condition)]
}

function dataChecks({ channel, direction, queue, agent, service, attribute }: Condition): OfRecord[] {
  const checks: OfRecord[] = []
  const ask = (label: string, test: (record: SceneRecord) => boolean) => checks.push(new OfRecord(label, test))
  const [channels, queues, agents] = [among(channel), among(queue), among(agent)]
  if (channel !== undefined) ask(`channel: ${String(channel)}`, (r) => channels.has(r.channel ?? 'phone'))
  if (direction !== undefined) ask(`direction: ${direction}`, (r) => (r.direction ?? 'inbound') === direction)
  if (queue !== undefined) ask(`queue: ${String(queue)}`, (r) => r.queue !== undefined && queues.has(r.queue))
  if (agent !== undefined) ask(`agent: ${String(agent)}`, (r) => r.agent !== undefined && agents.has(r.agent))
  const services = [service ?? []].flat()
  if (service !== undefined) ask(`service: ${String(service)}`, (r) => services.some((s) => r.service?.includes(s)))
  for (const [name, wanted] of Object.entries(attribute ?? {}))
    ask(`${name}: ${JSON.stringify(wanted)}`, (r) => isWanted(r.attributes?.[name], wanted))
  return checks
}

type Wanted = NonNullable<Condition['attribute']>[string]

/** Whether a value is (one of) those wanted, or a number, also one written as text, within the limits. */
function isWanted(value: string | number | boolean | undefined, wanted: Wanted): boolean {
  if (typeof wanted !== 'object' || Array.isArray(wanted)) return among(wanted).has(value)
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  if (typeof number !== 'number') return false
  return (
    number >= (wanted.at_least ?? Number.NEGATIVE_INFINITY) && number <= (wanted.at_most ?? Number.POSITIVE_INFINITY)
  )
}

function dayChecks(
  { date, weekday: days, workday, holiday }: Condition,
  { isWorkday, holidayName }: WorkingCalendar,
): OfRecord[] {
  const checks: OfRecord[] = []
  const ask = (label: string, test: (day: string) => boolean) => {
    const isOn = remembering(test)
    checks.push(
      new OfRecord(label, (record) => {
        const day = localTime(record)?.date
        return day !== undefined && isOn(day)
      }),
    )
  }
  const wantedDays = among(days)
  if (date) ask(`date: ${date.from ?? ''}–${date.to ?? ''}`, (d) => d >= (date.from ?? '') && d <= (date.to ?? '9999'))
  if (days !== undefined) ask(`weekday: ${String(days)}`, (d) => wantedDays.has(weekday(d)))
  if (workday !== undefined) ask(`workday: ${workday}`, (d) => isWorkday(d) === workday)
  if (holiday !== undefined)
    ask(`holiday: ${holiday}`, (d) =>
      typeof holiday === 'string' ? holidayName(d) === holiday : (holidayName(d) !== null) === holiday,
    )
  return checks
}

function timeChecks({ time }: Condition): OfRecord[] {
  if (time === undefined) return []
  const [from, to] = time.split('-').map((t) => parseClock(t) ?? 0)
  return [
    new OfRecord(`time: ${time}`, (record) => {
      const now = localTime(record)?.minutes
      return now !== undefined && (from <= to ? now >= from && now < to : now >= from || now < to)
    }),
  ]
}

/** Conversations in progress, and mostly those of one file, are of the same day. */
function remembering(test: (day: string) => boolean): (day: string) => boolean {
  let last: string | undefined
  let answer = false
  return (day) => {
    if (day !== last) answer = test(day)
    last = day
    return answer
  }
}

const among = (values: unknown): ReadonlySet<unknown> => new Set([values].flat())
