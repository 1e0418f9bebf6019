import type { LiveLine } from '@liangyan/contract'

/** What a lead looks for in a conversation. */
export type Need = 'help' | 'fatal' | 'red' | 'angry' | 'amber' | 'queued' | 'unanswered' | 'upset' | 'muted' | 'warned'

/**
 * How much each counts. They add up: somebody angry whose clock has run out comes before somebody who is only angry.
 * Who asks for help comes before all of it together. The standard's data tells clocks, warnings and moods; how they
 * weigh against each other it does not tell.
 */
export const WEIGHTS: Readonly<Record<Need, number>> = {
  help: 2_000,
  fatal: 400,
  red: 300,
  angry: 200,
  amber: 90,
  queued: 80,
  unanswered: 60,
  upset: 40,
  muted: 20,
  warned: 10,
}

/** From how long on, in ms, a customer without an answer and a line on mute count. */
const LONG = { call: 20_000, chat: 60_000, queued: 20_000 }

/** Whether the agent waits for a lead: after the end nobody does. */
export function asksForHelp({ helpSince, stage }: LiveLine): boolean {
  return helpSince !== null && stage === 'open'
}

/** What a conversation needs at this moment (ms since 1970, the server's clock), the weightiest first. */
export function needsOf(line: LiveLine, now: number): Need[] {
  if (line.stage === 'wrap-up') return []
  const { kind, stage, clocks, mood, unansweredSince, began } = line
  const waited = (since: string | null) => (since === null ? 0 : now - Date.parse(since))
  const holds: Readonly<Record<Need, boolean>> = {
    help: asksForHelp(line),
    fatal: line.fatal,
    red: clocks.red > 0,
    angry: mood.now === 'angry',
    amber: clocks.amber > 0,
    queued: stage === 'waiting' && waited(began) >= LONG.queued,
    // whoever is on hold waits for the hold to end: that has a clock of its own
    unanswered:
      stage === 'open' && line.line !== 'held' && waited(unansweredSince) >= LONG[kind === 'chat' ? 'chat' : 'call'],
    upset: mood.now === 'upset',
    muted: line.line === 'muted',
    warned: line.warnings > 0 && !line.fatal,
  }
  return (Object.keys(WEIGHTS) as Need[]).filter((need) => holds[need])
}

export function weightOf(line: LiveLine, now: number): number {
  return needsOf(line, now).reduce((sum, need) => sum + WEIGHTS[need], 0)
}
