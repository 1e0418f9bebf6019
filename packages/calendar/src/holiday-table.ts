import official from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import { type CivilDate, digits } from './civil-date.ts'
import { statutoryHolidaysAfter } from './statutory.ts'

/** What a calendar has to be told: the days on which it differs from Monday to Friday, and from when to when it knows. */
export interface HolidayTable {
  /** Days off with the Chinese name of the holiday, weekends inside a holiday included. */
  readonly holidays: Readonly<Record<CivilDate, string>>
  /** Days worked on a weekend in exchange (调休上班). */
  readonly makeUpWorkdays: readonly CivilDate[]
  /** First and last day for which the table is complete. */
  readonly from: CivilDate
  readonly to: CivilDate
  /**
   * Days off after `to` that stand in the law, with the name of the holiday: they are sure, what will be arranged around
   * them is not. Those up to `to` are passed over.
   */
  readonly byLaw?: Readonly<Record<CivilDate, string>>
}

/**
 * The last day that the notices up to `year` settle. The one for the year after may still move days at the end of
 * December (2018-12-29 was worked for the New Year of 2019).
 */
export const settledUntil = (year: number | string): CivilDate => `${digits(Number(year), 4)}-12-28`

/** Names that the source gives in short. */
const fullNames: Readonly<Record<string, string>> = { 清明: '清明节', 端午: '端午节', 中秋: '中秋节' }

/**
 * The public holidays of the People's Republic of China as the State Council gave notice of them, and beyond the last
 * notice those that the law fixes. The notices come with the package chinese-days, which gets each new one in a new version.
 */
export function officialHolidays(): HolidayTable {
  const holidays: Record<CivilDate, string> = {}
  for (const [date, entry] of Object.entries(official.holidays)) {
    const name = entry.split(',')[1] ?? '' // the source writes "Spring Festival,春节,4"
    holidays[date] = fullNames[name] ?? name
  }
  const years = Object.keys(holidays)
    .map((date) => date.slice(0, 4))
    .sort()
  const to = settledUntil(years.at(-1) ?? '')
  return {
    holidays,
    makeUpWorkdays: Object.keys(official.workdays).sort(),
    from: `${years[0]}-01-01`,
    to,
    byLaw: statutoryHolidaysAfter(to),
  }
}
