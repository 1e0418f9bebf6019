import type { Advice, Known } from '@liangyan/assist'
import type { Head } from '@liangyan/conversation'
import type { Finding, Inspection, Observation, OpenDuty } from '@liangyan/inspection'
import type { LiveStandard } from './live-standard.ts'

/** What the engine has to say after an observation. */
export interface Heard {
  readonly findings: readonly Finding[]
  /** What the partial turn just observed would be found guilty of. */
  readonly warnings: readonly Finding[]
  readonly duties: readonly OpenDuty[]
}

/** A conversation in progress as `inspection` and `assist` follow it: the one place that knows how. */
export interface Advising {
  observe(observation: Observation): Heard
  advise(most: number): Advice
  /** What slots are filled with. */
  known(): Known
  /** Not to be used afterwards. */
  conclude(): Inspection
}

/** Follows a conversation from its first word. */
export function advising({ advisor }: LiveStandard, head: Head): Advising {
  const session = advisor.session(head)
  return {
    observe: (observation) => session.observe(observation),
    advise: (most) => session.advise({ most }),
    known: () => session.known(),
    conclude: () => session.conclude(),
  }
}
