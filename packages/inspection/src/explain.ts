import type { Conversation } from '@liangyan/conversation'
import type { ToneClassifier } from '@liangyan/language'
import { plainText } from '@liangyan/language'
import type { Check } from './checks/check.ts'
import { Means } from './checks/tone.ts'
import { Monitor } from './monitor.ts'
import type { Engine } from './engine.ts'
import type { CompiledClause } from './program.ts'
import type { Scene } from './scene.ts'
import { stepsOf, type Step } from './steps.ts'
import { FALSE, TRUE, UNKNOWN } from './truth.ts'

/** One line of an explanation: a condition, whether it held at this step, and the words that made it. */
export interface ExplainedCheck {
  readonly label: string
  readonly holds: 'yes' | 'no' | 'unknown'
  readonly words: readonly string[]
  readonly parts: readonly ExplainedCheck[]
}

/** What a clause made of one step. */
export interface ExplainedStep {
  readonly kind: string
  readonly turn?: number
  readonly speaker?: string
  readonly at: number
  readonly text: string
  /** What happened to the clause here: triggered, kept, broken, expired (the window had passed), … */
  readonly events: readonly string[]
  readonly trigger?: ExplainedCheck
  readonly condition?: ExplainedCheck
}

export interface Explanation {
  readonly clause: string
  readonly title: string
  readonly applies: boolean
  readonly mode: 'require' | 'forbid'
  /** Where it must be met or may not be done, in the words of the clause language; absent where there is no trigger. */
  readonly within?: string
  readonly steps: readonly ExplainedStep[]
  readonly tally: { readonly broken: number; readonly kept: number; readonly undecided: number; readonly void: number }
}

/**
 * Why a clause did or did not hit: every step where its trigger or its condition had anything to say, with each part of
 * both and the words, rules or learned features that decided. Undefined where the standard has no such (running) clause.
 */
export function explain(engine: Engine, conversation: Conversation, clauseId: string): Explanation | undefined {
  const { program } = engine
  const compiled = program.clauses.find((c) => c.clause.id === clauseId)
  if (!compiled) return undefined
  const monitor = new Monitor(program)
  const steps: ExplainedStep[] = []
  const tally = monitor.obligations.tallies[compiled.index]
  let before = { ...tally }
  let open = 0
  const look = (step: Step) => {
    const openNow = monitor.obligations.open.filter((o) => o.compiled === compiled).length
    const events = changes(before, tally, openNow - open, compiled)
    before = { ...tally }
    const explained = explainStep(monitor.scene, step, compiled, events, open > 0)
    open = openNow
    if (explained) steps.push(explained)
  }
  monitor.begin(conversation)
  look(monitor.scene.step)
  for (const step of stepsOf(conversation)) {
    monitor.step(step)
    look(step)
  }
  monitor.finish()
  look(monitor.scene.step)
  const applies = compiled.applies === undefined || compiled.applies.holds(monitor.scene) === TRUE
  const { within, title } = compiled.clause
  return {
    clause: clauseId,
    title,
    applies,
    mode: compiled.mode,
    ...(compiled.trigger && { within: within ?? 'same turn' }),
    steps,
    tally: { ...tally },
  }
}

type Tallies = { broken: number; kept: number; undecided: number; void: number; triggered: number }

function changes(before: Tallies, now: Tallies, opened: number, compiled: CompiledClause): string[] {
  const events: string[] = []
  if (now.triggered > before.triggered) events.push('triggered')
  if (opened > 0) events.push(compiled.mode === 'forbid' ? 'prohibition opened' : 'duty opened')
  for (const key of ['kept', 'broken', 'undecided', 'void'] as const) if (now[key] > before[key]) events.push(key)
  return events
}

function explainStep(
  scene: Scene,
  step: Step,
  compiled: CompiledClause,
  events: readonly string[],
  pending: boolean,
): ExplainedStep | undefined {
  const trigger = compiled.trigger ? explainCheck(compiled.trigger, scene) : undefined
  const condition = explainCheck(compiled.condition, scene)
  const relevant =
    events.length > 0 ||
    trigger?.holds === 'yes' ||
    (pending && step.kind !== 'end') ||
    (!compiled.trigger && spoke(condition))
  if (!relevant) return undefined
  return {
    kind: step.kind,
    ...(step.turn && { turn: step.turn.index, speaker: step.turn.speaker }),
    at: step.at,
    text: step.text,
    events: events.map((event) =>
      event === 'broken' && compiled.mode === 'require' && condition.holds === 'yes' ? 'expired' : event,
    ),
    ...(trigger && { trigger }),
    condition,
  }
}

/** Whether any words of a condition were found, even if the whole did not hold. */
function spoke(check: ExplainedCheck): boolean {
  return check.words.length > 0 || check.parts.some(spoke)
}

function explainCheck(check: Check, scene: Scene): ExplainedCheck {
  const value = check.holds(scene)
  const words: string[] = []
  if (value !== FALSE && !check.parts?.length) {
    check.prove(scene, {
      words: (start, end) => words.push(scene.step.text.slice(scene.text.startOf(start), scene.text.endOf(end))),
      span: (start, end) => words.push(scene.step.text.slice(start, end)),
      turn: () => {},
      earlier: (step) => words.push(placeOf(scene.steps[step])),
      basis: () => {},
      question: (question) => words.push(question),
    })
    if (check instanceof Means) words.push(...features(scene))
  }
  return {
    label: check.label,
    holds: value === TRUE ? 'yes' : value === UNKNOWN ? 'unknown' : 'no',
    words,
    parts: (check.parts ?? []).map((part) => explainCheck(part, scene)),
  }
}

const placeOf = ({ turn, kind }: Step) => (turn ? `#${turn.index} ${turn.text}` : kind)

/** The character sequences that weighed most in the learned tone. */
function features(scene: Scene): string[] {
  const tone: ToneClassifier | undefined = scene.equipment.tone
  const told = tone?.explain(plainText(scene.step.text))
  if (!told) return []
  return [
    `${told.label} ${told.probability.toFixed(2)}`,
    ...told.features.slice(0, 6).map((f) => `${f.ngram} ${f.weight.toFixed(2)}`),
  ]
}
