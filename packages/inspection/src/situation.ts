import type { Conversation, Turn } from '@liangyan/conversation'
import type { Clause, Moment } from '@liangyan/standard'
import type { Check } from './checks/check.ts'
import type { CompiledCounsel, CompiledMoment, CompiledWording } from './counsel.ts'
import type { Monitor } from './monitor.ts'
import type { OpenDuty } from './obligations.ts'
import type { Program } from './program.ts'
import { type Reason, reasonOf } from './reason.ts'
import { stepsOf } from './steps.ts'
import { TRUE } from './truth.ts'

/** A moment recognised at the last step of a conversation in progress. */
export interface RecognisedMoment {
  readonly moment: Moment
  /** False where only weaker signs spoke for it. */
  readonly sure: boolean
  readonly why: Reason
}

/** A clause that has words for a moment and is not excused there, with those of its wordings that suit the day and the hour. */
export interface Counsel {
  readonly clause: Clause
  /** Its trigger held since the agent last spoke, or at the last step. */
  readonly triggered: boolean
  readonly wordings: readonly Pick<CompiledWording, 'text' | 'style' | 'narrowness'>[]
}

/** Where a conversation stands: what the agent has before it, what it owes, and what the standard has to say to that. */
export interface Situation {
  /** In the order of the standard. */
  readonly moments: readonly RecognisedMoment[]
  readonly counsels: readonly Counsel[]
  readonly duties: readonly OpenDuty[]
  /** The turns in their order; none where not a turn but an event came last. */
  readonly spoken: readonly Turn[]
}

/**
 * Walks a conversation as far as it has come and asks at its last step. `now` is the local time that occasions are
 * asked of, where it is known; the record's own beginning, else.
 */
export function situationOf(
  program: Program,
  monitor: Monitor,
  conversation: Conversation,
  now: string | undefined,
): Situation {
  const { moments, counsels } = program.counsel ?? { moments: [], counsels: [] }
  const steps = stepsOf(conversation)
  const unanswered = firstUnanswered(steps.map(({ turn }) => turn?.speaker))
  const triggered = new Set<CompiledCounsel>()
  const note = () => {
    for (const counsel of counsels) if (isTriggered(counsel, monitor)) triggered.add(counsel)
  }
  monitor.begin(conversation)
  if (unanswered < 0) note()
  steps.forEach((step, at) => {
    monitor.step(step)
    if (at >= unanswered) note()
  })
  const { scene } = monitor
  const duties = monitor.obligations.duties(lastMoment(scene.lastMoment()))
  if (now !== undefined) {
    scene.record = { ...conversation, startedAt: now }
    // what was worked out for the beginning does not answer for now
    scene.conversation = ++scene.equipment.clock.looks
  }
  return {
    moments: moments.flatMap((compiled) => recognise(compiled, monitor) ?? []),
    counsels: counsels
      .filter(({ applies, unless }) => {
        return (applies === undefined || applies.holds(scene) === TRUE) && unless?.holds(scene) !== TRUE
      })
      .map((counsel) => ({
        clause: counsel.clause,
        triggered: triggered.has(counsel),
        wordings: counsel.wordings.filter(({ occasion }) => occasion === undefined || occasion.holds(scene) === TRUE),
      })),
    duties,
    spoken: steps.at(-1)?.turn ? steps.flatMap(({ turn }) => turn ?? []) : [],
  }
}

/** The first step that the agent has not answered, −1 where the agent has said nothing; its own turn, if that is the last. */
function firstUnanswered(speakers: readonly (string | undefined)[]): number {
  const last = speakers.lastIndexOf('agent')
  if (last < 0) return -1
  return last === speakers.length - 1 ? last : last + 1
}

function isTriggered({ applies, trigger, unless }: CompiledCounsel, { scene }: Monitor): boolean {
  const holds = (check: Check | undefined) => check?.holds(scene) === TRUE
  return holds(trigger) && !holds(unless) && (applies === undefined || holds(applies))
}

function recognise({ moment, when, perhaps }: CompiledMoment, { scene }: Monitor): RecognisedMoment | undefined {
  for (const [check, sure] of [
    [when, true],
    [perhaps, false],
  ] as const)
    if (check?.holds(scene) === TRUE) return { moment, sure, why: reasonOf(check, scene) }
  return undefined
}

const lastMoment = (moment: number) => (Number.isNaN(moment) ? 0 : moment)
