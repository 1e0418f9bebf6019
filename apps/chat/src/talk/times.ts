/** After a pause so long, in ms, the time is told anew. */
const PAUSE = 5 * 60_000

/** Whether the time stands above a message: at the first, after a pause. */
export const tellsTime = (at: string, before: string | undefined): boolean =>
  before === undefined || Date.parse(at) - Date.parse(before) >= PAUSE

/** Time of day; with the day where that is another than today. */
export function timeWords(at: string, language: string, now = new Date()): string {
  const moment = new Date(at)
  const sameDay = moment.toDateString() === now.toDateString()
  return moment.toLocaleString(language, {
    ...(!sameDay && { month: 'long', day: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
}
