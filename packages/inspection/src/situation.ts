import type { Turn } from '@liangyan/conversation'
import type { Moment } from '@liangyan/standard'
import type { Check } from './checks/check.ts'
import type { CompiledMoment, CounselProgram } from './counsel.ts'
import type { Monitor } from './monitor.ts'
import type { OpenDuty } from './obligations.ts'
import { type Reason, reasonOf } from './reason.ts'
import type { Finding } from './result.ts'
import type { Counsel } from './sayings.ts'
import type { Scene } from './scene.ts'
import { TRUE } from './truth.ts'

/** A moment recognised at the last step of a conversation in progress. */
export interface RecognisedMoment {
  readonly moment: Moment
  /** False where only weaker signs spoke for it. */
  readonly sure: boolean
  readonly why: Reason
}

/** Where a conversation stands: what the agent has before it, what it owes, and what the standard has to say to that. */
export interface Situation {
  /** In the order of the standard. */
  readonly moments: readonly RecognisedMoment[]
  readonly counsels: readonly Counsel[]
  readonly duties: readonly OpenDuty[]
  /** What was found so far; what would be found if the conversation ended here is not among it. */
  readonly findings: readonly Finding[]
  /** The last turns in their order, two at most; none where not a turn but an event came last. */
  readonly ending: readonly Turn[]
}

/**
 * Asks at the last step that a monitor has taken. `now` is the local time that occasions are asked of, where it is
 * known; the record's own beginning, else. Nothing of the conversation changes.
 */
export function situationOf(counsel: CounselProgram, monitor: Monitor, now: string | undefined): Situation {
  monitor.lookAgain()
  const { scene, triggered, obligations, occasions } = monitor
  const ask = () => {
    const moments: RecognisedMoment[] = []
    for (const compiled of counsel.moments) recognise(compiled, scene, moments)
    return { moments, counsels: occasions.counsels(counsel, scene, triggered) }
  }
  return {
    ...(now === undefined ? ask() : scene.asOf(now, ask)),
    duties: obligations.duties(lastMoment(scene.lastMoment())),
    findings: monitor.findings(),
    ending: endingOf(scene),
  }
}

function recognise({ moment, when, perhaps }: CompiledMoment, scene: Scene, found: RecognisedMoment[]): void {
  if (when && shows(when, scene)) found.push({ moment, sure: true, why: reasonOf(when, scene) })
  else if (perhaps && shows(perhaps, scene)) found.push({ moment, sure: false, why: reasonOf(perhaps, scene) })
}

const shows = (check: Check, scene: Scene) => scene.wakes(check.wake) && check.holds(scene) === TRUE

function endingOf({ steps }: Scene): Turn[] {
  const last = steps.at(-1)?.turn
  if (!last) return []
  const before = steps.findLast(({ turn }, at) => turn !== undefined && at < steps.length - 1)?.turn
  return before ? [before, last] : [last]
}

const lastMoment = (moment: number) => (Number.isNaN(moment) ? 0 : moment)
