const DAY = 86_400_000

/** The days of a month (0–11) in weeks from Monday to Sunday; undefined where a week begins before it or ends after it. */
export function weeksOf(year: number, month: number): (string | undefined)[][] {
  const first = Date.UTC(year, month, 1)
  const length = (Date.UTC(year, month + 1, 1) - first) / DAY
  // 0 on Monday
  const before = (new Date(first).getUTCDay() + 6) % 7
  const cells = Array.from({ length: Math.ceil((before + length) / 7) * 7 }, (_, i) => {
    const day = i - before
    return day >= 0 && day < length ? new Date(first + day * DAY).toISOString().slice(0, 10) : undefined
  })
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
}
