import type { Conversation } from '@liangyan/conversation'
import { closenessOf } from './explain-closeness.ts'
import { type ExplainedCheck, explainCheck, type Knowledge } from './explain-check.ts'
import { LikeExamples } from './explain-examples.ts'
import { Labels, windowName } from './explain-labels.ts'
import { Monitor } from './monitor.ts'
import type { Engine } from './engine.ts'
import type { CompiledClause } from './program.ts'
import { type Step, stepsOf } from './steps.ts'
import { TRUE } from './truth.ts'

/** What a clause made of one step. */
export interface ExplainedStep {
  readonly kind: string
  readonly turn?: number
  readonly speaker?: string
  readonly at: number
  readonly text: string
  /** What happened to the clause here: triggered, kept, broken, expired (the window had passed), … */
  readonly events: readonly string[]
  /** Whether a duty or a prohibition was open when this step came. */
  readonly pending: boolean
  readonly trigger?: ExplainedCheck
  readonly condition: ExplainedCheck
  /** The earlier step that met the duty, where its window looks back. */
  readonly metBy?: ExplainedStep
  /** What excuses, where it held here. */
  readonly excuse?: ExplainedCheck
}

/** The step that came nearest to what never happened. */
export interface NearestMiss {
  readonly of: 'trigger' | 'condition'
  readonly step: ExplainedStep
}

export interface Explanation {
  readonly clause: string
  readonly title: string
  readonly applies: boolean
  /** To which conversations it applies, where it does not to all. */
  readonly appliesTo?: ExplainedCheck
  readonly mode: 'require' | 'forbid'
  /** What is owed or forbidden, in a few Chinese words. */
  readonly demand: string
  /** Where it must be met or may not be done, in the words of the clause language; absent where there is no trigger. */
  readonly within?: string
  /** The same in Chinese. */
  readonly window?: string
  /** The steps that concerned the clause. */
  readonly steps: readonly ExplainedStep[]
  /** Where nothing hit: what came nearest; absent where nothing came near at all. */
  readonly nearest?: NearestMiss
  readonly tally: { readonly broken: number; readonly kept: number; readonly undecided: number; readonly void: number }
}

/** Less is no miss that anybody would ask about. */
const NEAR = 0.3

/**
 * Why a clause did or did not hit: every step where its trigger or its condition had anything to say, with each part of
 * both and the words, rules or learned features that decided; where it did not hit, the nearest miss. Undefined where
 * the standard has no such (running) clause.
 */
export function explain(engine: Engine, conversation: Conversation, clauseId: string): Explanation | undefined {
  const { program } = engine
  const compiled = program.clauses.find((c) => c.clause.id === clauseId)
  const { standard } = program
  const known = { labels: new Labels(standard), examples: new LikeExamples(standard) }
  return compiled && new Explainer(new Monitor(program), compiled, known).explain(conversation)
}

type Tallies = { broken: number; kept: number; undecided: number; void: number; triggered: number }

class Explainer {
  private readonly monitor: Monitor
  private readonly compiled: CompiledClause
  private readonly known: Knowledge
  private readonly all: ExplainedStep[] = []
  private before: Tallies
  private open = 0

  constructor(monitor: Monitor, compiled: CompiledClause, known: Knowledge) {
    this.monitor = monitor
    this.compiled = compiled
    this.known = known
    this.before = { ...this.tally }
  }

  explain(conversation: Conversation): Explanation {
    const { monitor, compiled, known } = this
    monitor.begin(conversation)
    this.look(monitor.scene.step)
    for (const step of stepsOf(conversation)) {
      monitor.step(step)
      this.look(step)
    }
    monitor.finish()
    this.look(monitor.scene.step)
    const { clause, applies } = compiled
    const does = applies === undefined || applies.holds(monitor.scene) === TRUE
    const fromStart = compiled.mode === 'require' && !clause.when
    const within = clause.within ?? (fromStart ? 'conversation' : 'same turn')
    const window = windowName(within)
    const { triggered: _, ...tally } = this.tally
    const nearest = does && tally.broken + tally.undecided === 0 ? this.nearest() : undefined
    return {
      clause: clause.id,
      title: clause.title,
      applies: does,
      ...(applies && { appliesTo: explainCheck(applies, monitor.scene, known) }),
      mode: compiled.mode,
      demand: known.labels.condition(clause.forbid ?? clause.require ?? {}),
      ...(compiled.trigger && { within, window: fromStart ? window.replace('触发', '会话开始') : window }),
      steps: this.all.filter((step) => this.concerns(step)),
      ...(nearest && { nearest }),
      tally,
    }
  }

  private get tally(): Tallies {
    return this.monitor.obligations.tallyOf(this.compiled)
  }

  private look(step: Step): void {
    const { monitor, compiled, known, open } = this
    const { scene } = monitor
    const openNow = monitor.obligations.open.filter((o) => o.compiled === compiled).length
    const events = changes(this.before, this.tally, openNow - open, compiled)
    const condition = explainCheck(compiled.condition, scene, known)
    const excused = compiled.unless?.holds(scene) === TRUE
    const before = events.includes('kept') && condition.holds !== 'yes' && compiled.mode === 'require'
    const metBy = before ? this.all.findLast((earlier) => earlier.condition.holds === 'yes') : undefined
    this.all.push({
      kind: step.kind,
      ...(step.turn && { turn: step.turn.index, speaker: step.turn.speaker }),
      at: step.at,
      text: step.text,
      events: events.map((event) =>
        event === 'broken' && compiled.mode === 'require' && condition.holds === 'yes' ? 'expired' : event,
      ),
      pending: open > 0,
      ...(compiled.trigger && { trigger: explainCheck(compiled.trigger, scene, known) }),
      condition,
      ...(metBy && { metBy }),
      ...(compiled.unless && excused && { excuse: explainCheck(compiled.unless, scene, known) }),
    })
    this.before = { ...this.tally }
    this.open = openNow
  }

  private concerns({ events, trigger, pending, kind, condition }: ExplainedStep): boolean {
    return (
      events.length > 0 ||
      trigger?.holds === 'yes' ||
      (pending && kind !== 'end') ||
      (!this.compiled.trigger && spoke(condition))
    )
  }

  /** Of a clause that was never triggered the step that came nearest to it; else the one nearest to the forbidden thing. */
  private nearest(): NearestMiss | undefined {
    const { mode, clause } = this.compiled
    const untriggered = clause.when !== undefined && this.tally.triggered === 0
    if (mode === 'require' && !untriggered) return undefined
    const of = untriggered ? 'trigger' : 'condition'
    const asked = this.all.filter(({ pending, events }) => untriggered || !clause.when || pending || events.length > 0)
    const step = nearestOf(asked, of)
    return step && { of, step }
  }
}

/** The step at which a condition came nearest to holding; undefined where it came near at none. */
export function nearestOf(steps: readonly ExplainedStep[], of: NearestMiss['of']): ExplainedStep | undefined {
  const closeness = (step: ExplainedStep) => {
    const check = step[of]
    return (check && closenessOf(check)) ?? 0
  }
  let best: ExplainedStep | undefined
  for (const step of steps) if (closeness(step) >= (best ? closeness(best) + 1e-9 : NEAR)) best = step
  return best
}

function changes(before: Tallies, now: Tallies, opened: number, compiled: CompiledClause): string[] {
  const events: string[] = []
  if (now.triggered > before.triggered) events.push('triggered')
  if (opened > 0) events.push(compiled.mode === 'forbid' ? 'prohibition opened' : 'duty opened')
  for (const key of ['kept', 'broken', 'undecided', 'void'] as const) if (now[key] > before[key]) events.push(key)
  return events
}

/** Whether any words of a condition were found, even if the whole did not hold. */
function spoke(check: ExplainedCheck): boolean {
  return check.words.length > 0 || (check.found?.length ?? 0) > 0 || check.parts.some(spoke)
}
