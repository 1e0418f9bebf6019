const WIDEST = 120
const WITHOUT_TERMINAL = 100
const NARROWEST = 40

/** Columns to write for: those of the terminal within reason, or a page's where there is none. */
export function columnsOf(stream: NodeJS.WriteStream): number {
  const stated = stream.isTTY ? stream.columns : Number(process.env.COLUMNS) || WITHOUT_TERMINAL
  return Math.min(WIDEST, Math.max(NARROWEST, stated || WITHOUT_TERMINAL))
}

/** Colours on a terminal only, unless NO_COLOR or --no-color says no, or FORCE_COLOR says yes. */
export function wantsColours(stream: NodeJS.WriteStream, asked: boolean): boolean {
  if (!asked || process.env.NO_COLOR) return false
  if (process.env.FORCE_COLOR && process.env.FORCE_COLOR !== '0') return true
  return stream.isTTY ? process.env.TERM !== 'dumb' : false
}
