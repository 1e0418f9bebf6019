const CLOCK = /^(?:(\d{1,3})[:\uff1a])?(\d{1,4})[:\uff1a](\d{1,2})(?:[.,](\d{1,6}))?$/
const AMOUNT = /^(\d{1,15}(?:\.\d{1,15})?)\s*(ms|毫秒|s|秒|sec)?$/i
const DATE =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,6}))?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/

/** Milliseconds of `hh:mm:ss.mmm`, `mm:ss.mmm` or `mm:ss` (comma or full-width colon too); undefined if it is none. */
export function readClock(text: string): number | undefined {
  const found = CLOCK.exec(text.trim())
  if (!found) return undefined
  const [, hours = '0', minutes, seconds, fraction = ''] = found
  if (Number(seconds) > 59 || (found[1] !== undefined && Number(minutes) > 59)) return undefined
  return (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000 + thousandths(fraction)
}

/** A number with or without its unit: `1200`, `1200ms`, `12.5`, `12.5秒`; undefined if it is none. */
export function readAmount(text: string): { amount: number; unit?: 'ms' | 's' } | undefined {
  const found = AMOUNT.exec(text.trim())
  if (!found) return undefined
  const amount = Number(found[1])
  const unit = found[2]?.toLowerCase()
  if (unit === undefined) return { amount }
  return { amount, unit: unit === 'ms' || unit === '毫秒' ? 'ms' : 's' }
}

/**
 * A date with or without time of day, as people and exports write it: `2026-03-05 10:02:00`, `2026/3/5`, `2026年3月5日 10:02`.
 * Answers ISO 8601 with offset; `offset` (`+08:00`) is used where the text has none. Undefined if it is no date.
 */
export function readDate(text: string, offset: string): string | undefined {
  const found = DATE.exec(text.trim())
  if (!found) return undefined
  const [, year, month, day, hour = '00', minute = '00', second = '00', fraction = '', zone = offset] = found
  const time = `${pad(hour)}:${minute}:${second}${fraction === '' ? '' : `.${fraction.padEnd(3, '0').slice(0, 3)}`}`
  const iso = `${year}-${pad(month)}-${pad(day)}T${time}${zone}`
  const moment = Date.parse(iso)
  return Number.isNaN(moment) || !isRealDay(Number(year), Number(month), Number(day)) ? undefined : iso
}

/** ISO 8601 with `offset` (`+08:00`) of a moment in milliseconds since 1970; undefined beyond the calendar. */
export function isoAt(moment: number, offset: string): string | undefined {
  const found = /^([+-])(\d{2}):?(\d{2})$/.exec(offset)
  const minutes = found ? Number(`${found[1]}1`) * (Number(found[2]) * 60 + Number(found[3])) : 0
  const shifted = new Date(moment + minutes * 60_000)
  if (Number.isNaN(shifted.getTime())) return undefined
  return `${shifted
    .toISOString()
    .replace(/\.000Z$/, '')
    .replace('Z', '')}${found ? offset : 'Z'}`
}

function isRealDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

function pad(part: string): string {
  return part.padStart(2, '0')
}

function thousandths(fraction: string): number {
  return Number(fraction.padEnd(3, '0').slice(0, 3))
}
