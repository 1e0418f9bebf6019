import { type CivilDate, dateOfDayNumber, dayNumberOf } from './civil-date.ts'
import festivals from './festivals.json' with { type: 'json' }

/** Festivals of one year, each as `MM-DD`. */
interface FestivalsOfYear {
  readonly springFestival: string
  readonly qingming: string
  readonly dragonBoat: string
  readonly midAutumn: string
}

/** From the eve (除夕) to the third day. */
const SPRING_FESTIVAL = [-1, 0, 1, 2]

/**
 * The days off that stand in the law itself (全国年节及纪念日放假办法, as in force since 2025: 13 days a year), with the
 * name of the holiday. What the State Council arranges around them, year by year, is not among them. Where the
 * Mid-Autumn Festival falls on the National Day, the day has the latter's name. Known for 2008 to 2099, empty after that.
 */
export function statutoryHolidays(year: number): ReadonlyMap<CivilDate, string> {
  const table: Readonly<Record<string, FestivalsOfYear>> = festivals
  const moving = table[String(year)]
  if (!moving) return new Map()
  const newYear = dayNumberOf(`${year}-${moving.springFestival}`)
  return new Map([
    [`${year}-01-01`, '元旦'],
    ...SPRING_FESTIVAL.map((offset) => [dateOfDayNumber(newYear + offset), '春节'] as const),
    [`${year}-${moving.qingming}`, '清明节'],
    ...['05-01', '05-02'].map((day) => [`${year}-${day}`, '劳动节'] as const),
    [`${year}-${moving.dragonBoat}`, '端午节'],
    [`${year}-${moving.midAutumn}`, '中秋节'],
    ...['10-01', '10-02', '10-03'].map((day) => [`${year}-${day}`, '国庆节'] as const),
  ])
}

/** The days off that the law gives after a day, up to the end of 2099. */
export function statutoryHolidaysAfter(date: CivilDate): Record<CivilDate, string> {
  const later: Record<CivilDate, string> = {}
  for (let year = Number(date.slice(0, 4)); String(year) in festivals; year++)
    for (const [day, name] of statutoryHolidays(year)) if (day > date) later[day] = name
  return later
}
