import { type LiveRules, parseDuration } from '@liangyan/standard'

/** When a clock turns amber and red; times in ms. */
export interface ClockRules {
  /** A deadline's clock is amber for its last so many ms, at most this share of its time. */
  readonly last: number
  readonly share: number
  /** One that names no number of turns is amber once the agent has had so many without doing it. */
  readonly agentTurns: number
  /** Red only so long after the deadline: what was done in time may still be on its way. */
  readonly grace: number
  /** So long what was broken stays on the desk as a red clock. */
  readonly linger: number
}

/** Without rules there is no amber in time, and nothing lingers. */
const PLAIN: ClockRules = { last: 0, share: 0, agentTurns: 1, grace: 0, linger: 0 }

export function clockRules(rules: LiveRules | undefined): ClockRules {
  if (!rules) return PLAIN
  const { amber, grace, linger } = rules.clocks
  const ms = (text: string) => parseDuration(text) ?? 0
  return {
    last: ms(amber.last),
    share: amber.share,
    agentTurns: amber.agent_turns,
    grace: ms(grace),
    linger: ms(linger),
  }
}
