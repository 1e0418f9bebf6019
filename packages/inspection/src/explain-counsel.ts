import type { Conversation } from '@liangyan/conversation'
import type { Engine } from './engine.ts'
import { type ExplainedCheck, explainCheck } from './explain-check.ts'
import { LikeExamples } from './explain-examples.ts'
import { Labels } from './explain-labels.ts'
import { Monitor } from './monitor.ts'
import { type Step, stepsOf } from './steps.ts'

/** What the last step of a conversation so far is to a clause that has words for a moment. */
export interface ExplainedCounsel {
  readonly kind: string
  readonly turn?: number
  readonly speaker?: string
  readonly at: number
  readonly text: string
  readonly appliesTo?: ExplainedCheck
  readonly trigger?: ExplainedCheck
  readonly excuse?: ExplainedCheck
  /** The sure and the weaker signs of its moment, as far as it has any. */
  readonly signs: readonly ExplainedCheck[]
}

/**
 * Each part of a clause's trigger, of its excuse and of what its moment is recognised by, at the last step of a
 * conversation so far. Undefined where an advising engine has no such clause with words, or nothing has happened yet.
 */
export function explainCounsel(engine: Engine, soFar: Conversation, clauseId: string): ExplainedCounsel | undefined {
  const { counsel, standard } = engine.program
  const compiled = counsel?.counsels.find(({ clause }) => clause.id === clauseId)
  const steps = stepsOf(soFar)
  const last = steps.at(-1)
  if (!compiled || !last) return undefined
  const monitor = new Monitor(engine.program)
  monitor.begin(soFar)
  for (const step of steps) monitor.step(step)
  const known = { labels: new Labels(standard), examples: new LikeExamples(standard) }
  const explained = <Name extends string>(name: Name, check: typeof compiled.trigger) =>
    (check ? { [name]: explainCheck(check, monitor.scene, known) } : {}) as { readonly [n in Name]?: ExplainedCheck }
  const moment = counsel?.moments.find(({ moment: { title } }) => title === compiled.clause.moment)
  return {
    ...placeOf(last),
    ...explained('appliesTo', compiled.applies),
    ...explained('trigger', compiled.trigger),
    ...explained('excuse', compiled.unless),
    signs: [moment?.when, moment?.perhaps].flatMap((sign) => (sign ? explainCheck(sign, monitor.scene, known) : [])),
  }
}

const placeOf = ({ kind, turn, at, text }: Step) => ({
  kind,
  ...(turn && { turn: turn.index, speaker: turn.speaker }),
  at,
  text,
})
