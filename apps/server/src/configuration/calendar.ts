import {
  officialHolidays,
  type HolidayNotice,
  type HolidayTable,
  type WorkingCalendar,
  withNotices,
  workingCalendar,
} from '@liangyan/calendar'
import type { CalendarAdditions, CalendarDay, CalendarYear } from '@liangyan/contract'
import { diagnoseCalendar } from '@liangyan/standard'
import { dayOf } from '@liangyan/store'
import type { System } from '../system.ts'
import { readConfiguration } from './configuration.ts'

/** The calendar of the system and what it was made from, the later source right where two speak of one day. */
interface Layers {
  readonly calendar: WorkingCalendar
  readonly standard: readonly HolidayNotice[]
  readonly bank: readonly HolidayNotice[]
}

/** Made once for as long as standard and settings stay as they are. */
const made = new WeakMap<System['standards'], { readonly key: string; readonly layers: Layers }>()

/**
 * The working calendar that the system's deadlines are counted in: the built-in one, with the notices that the standard
 * in force holds, and what the bank has added under settings.
 */
export async function systemCalendar(system: System): Promise<WorkingCalendar> {
  return (await layersOf(system)).calendar
}

async function layersOf({ db, standards }: System): Promise<Layers> {
  const [{ id, standard }, additions] = await Promise.all([standards.inForce(), readConfiguration(db, 'calendar')])
  const key = JSON.stringify([id, additions])
  const known = made.get(standards)
  if (known?.key === key) return known.layers
  const ofStandard = standard.calendar.map(({ year, holidays, workdays = [] }) => ({ year, holidays, workdays }))
  const ofBank = [...additions.notices, singleDays(additions)]
  const table = withNotices(withNotices(officialHolidays(), ofStandard), additions.notices)
  const layers: Layers = {
    calendar: workingCalendar(withNotices(table, [singleDays(additions)])),
    standard: ofStandard,
    bank: ofBank,
  }
  made.set(standards, { key, layers })
  return layers
}

/** Single days as a notice of no year: that a bank has a day off says nothing of what is known of the year. */
function singleDays({ days }: CalendarAdditions): HolidayNotice {
  const off = days.filter(({ worked }) => !worked)
  return {
    year: 0,
    holidays: off.map(({ title, date }) => ({ title, from: date, to: date })),
    workdays: days.filter(({ worked }) => worked).map(({ date }) => date),
  }
}

/** The first thing wrong with additions that their shape cannot say, and where; undefined where nothing is. */
export function calendarProblem({ notices, days }: CalendarAdditions): { place: string; message: string } | undefined {
  const problems: { place: string; message: string }[] = []
  diagnoseCalendar(notices, (path, _, message) => problems.push({ place: ['notices', ...path].join('/'), message }))
  const seen = new Set<string>()
  days.forEach(({ date }, i) => {
    if (seen.has(date)) problems.push({ place: `days/${i}/date`, message: `${date} 在单日安排里出现了两次` })
    seen.add(date)
  })
  return problems[0]
}

/** A year as the calendar has it. */
export async function yearOf(system: System, year: number): Promise<CalendarYear> {
  const layers = await layersOf(system)
  const { calendar } = layers
  const said = { bank: daysIn(layers.bank), standard: daysIn(layers.standard) }
  const days = everyDayOf(year).flatMap((date): CalendarDay[] => {
    const { workday, holiday, makeUpWorkday } = calendar.day(date)
    const from = said.bank.has(date) ? 'bank' : said.standard.has(date) ? 'standard' : 'built-in'
    if (holiday === null && !makeUpWorkday && from === 'built-in') return []
    return [{ date, worked: workday, title: holiday ?? '', from }]
  })
  return {
    year,
    days,
    knownUntil: calendar.coverage().to,
    daysLeft: calendar.daysLeft(dayOf(system.now())),
  }
}

/** The days that notices speak of. */
function daysIn(notices: readonly HolidayNotice[]): Set<string> {
  const none: HolidayTable = { holidays: {}, makeUpWorkdays: [], from: '0001-01-01', to: '0001-01-01' }
  const { holidays, makeUpWorkdays } = withNotices(none, notices)
  return new Set([...Object.keys(holidays), ...makeUpWorkdays])
}

function everyDayOf(year: number): string[] {
  const first = Date.UTC(year, 0, 1)
  const count = (Date.UTC(year + 1, 0, 1) - first) / 86_400_000
  return Array.from({ length: count }, (_, i) => new Date(first + i * 86_400_000).toISOString().slice(0, 10))
}
