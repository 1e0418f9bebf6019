/** Parses the small quantities of the clause language: durations, windows, rates, times of day. */

/** Milliseconds of `5s`, `1.5s`, `300ms`, `2min`, `1h`; null if it is none. */
export function parseDuration(text: string): number | null {
  const match = /^(\d+(?:\.\d+)?)\s*(ms|s|min|h)$/.exec(text.trim())
  if (!match) return null
  const unit = { ms: 1, s: 1000, min: 60_000, h: 3_600_000 }[match[2] as 'ms' | 's' | 'min' | 'h']
  return Number(match[1]) * unit
}

const UNITS_FOR_PEOPLE = { ms: '毫秒', s: '秒', min: '分钟', h: '小时' } as const

/** A duration as a Chinese text says it, `5 秒` for `5s`; null if it is none. */
export function durationForPeople(text: string): string | null {
  const match = /^(\d+(?:\.\d+)?)\s*(ms|s|min|h)$/.exec(text.trim())
  return match && `${match[1]} ${UNITS_FOR_PEOPLE[match[2] as keyof typeof UNITS_FOR_PEOPLE]}`
}

/** Where an obligation must be met, relative to its trigger. */
export interface Window {
  readonly side: 'after' | 'before' | 'around' | 'same' | 'anywhere'
  /** At most so many turns of `of` away; absent: as far as the conversation goes. */
  readonly turns?: number
  readonly of?: 'agent' | 'customer'
  readonly milliseconds?: number
  /** What the trigger turn itself says does not count (`next …`). */
  readonly later?: boolean
}

const WINDOW_HELP =
  'same turn、next turn、next agent turn、3 turns、2 agent turns、30s、3 turns before、30s before、before、2 turns around、rest、conversation'

/** Reads a window such as `next agent turn`, `3 turns before`, `30s`, `conversation`; null with `WINDOW_HELP` if it is none. */
export function parseWindow(text: string): Window | null {
  const source = text.trim()
  if (source === 'same turn') return { side: 'same' }
  if (source === 'conversation') return { side: 'anywhere' }
  if (source === 'rest') return { side: 'after' }
  if (source === 'before') return { side: 'before' }
  const next = /^(next|previous)(?: (agent|customer))? turn$/.exec(source)
  if (next)
    return {
      side: next[1] === 'next' ? 'after' : 'before',
      turns: 1,
      ...of(next[2]),
      ...(next[1] === 'next' && { later: true }),
    }
  const turns = /^(\d+)(?: (agent|customer))? turns?(?: (before|around))?$/.exec(source)
  if (turns && Number(turns[1]) > 0) return { side: side(turns[3]), turns: Number(turns[1]), ...of(turns[2]) }
  const time = /^(\S+?)(?: (before|around))?$/.exec(source)
  const milliseconds = time && parseDuration(time[1])
  return time && milliseconds !== null && milliseconds !== undefined && milliseconds > 0
    ? { side: side(time[2]), milliseconds }
    : null
}

const of = (who: string | undefined) => (who ? { of: who as 'agent' | 'customer' } : {})
const side = (word: string | undefined) => (word as 'before' | 'around' | undefined) ?? 'after'

export { WINDOW_HELP }

/** Speech rate: characters per minute, or a share of the speaker's own average so far. */
export type Rate = { readonly perMinute: number } | { readonly ofAverage: number }

/** Reads `300/min`, `5/s` or `90% of average`. */
export function parseRate(text: string): Rate | null {
  const absolute = /^(\d+(?:\.\d+)?)\s*\/\s*(min|s)$/.exec(text.trim())
  if (absolute) return { perMinute: Number(absolute[1]) * (absolute[2] === 's' ? 60 : 1) }
  const share = /^(\d+(?:\.\d+)?)\s*% of average$/.exec(text.trim())
  return share ? { ofAverage: Number(share[1]) / 100 } : null
}

/** Minutes after midnight of `09:00`–`24:00`; null if it is none. */
export function parseClock(text: string): number | null {
  const match = /^(\d{1,2}):(\d{2})$/.exec(text.trim())
  if (!match || Number(match[2]) > 59) return null
  const minutes = Number(match[1]) * 60 + Number(match[2])
  return minutes <= 24 * 60 ? minutes : null
}
