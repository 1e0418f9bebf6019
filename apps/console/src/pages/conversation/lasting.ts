import type { TFunction } from 'i18next'

/** How long something lasted: `4.2 秒` below ten seconds, `38 秒`, `1 分 6 秒`, `1 小时 2 分`. */
export function lasting(t: TFunction, milliseconds: number): string {
  const seconds = milliseconds / 1000
  if (seconds < 9.95) return t('figures.seconds', { count: Math.round(seconds * 10) / 10 })
  const whole = Math.round(seconds)
  if (whole < 60) return t('figures.seconds', { count: whole })
  if (whole < 3600) return t('figures.minutes', { minutes: Math.floor(whole / 60), seconds: whole % 60 })
  return t('figures.hours', { hours: Math.floor(whole / 3600), minutes: Math.floor(whole / 60) % 60 })
}
