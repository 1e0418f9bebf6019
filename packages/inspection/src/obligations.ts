import { reachesBack } from './checks/past.ts'
import { makeFinding } from './findings.ts'
import type { CompiledClause } from './program.ts'
import type { Finding, Severity } from './result.ts'
import type { Scene } from './scene.ts'
import { FALSE, TRUE, type Truth, UNKNOWN } from './truth.ts'

/** Obligation 应尽义务: opened by a trigger, waiting to be met, broken or void. */
export interface Obligation {
  readonly compiled: CompiledClause
  readonly trigger: number
  /** Last step inside the window so far. */
  last: number
  /** Whether something that only a person or a model can tell stands in the way of a verdict. */
  doubtful: boolean
  /** The duty as it was last told of. */
  told?: OpenDuty
}

/** A duty that is still owed. */
export interface OpenDuty {
  readonly clause: string
  readonly title: string
  readonly criterion: string
  readonly severity: Severity
  /** When the turn or event that opened it began, ms. */
  readonly since: number
  /** When that was over, ms: what the deadline is counted from; absent where the source has no times. */
  readonly until?: number
  /** When it will be broken, ms; absent where turns, not time, end it. */
  readonly deadline?: number
  /** The deadline has passed on the clock; the verdict waits for what the record will say. */
  readonly overdue?: boolean
  /** Turns of the window still left; absent where time ends it. */
  readonly turnsLeft?: number
  /** Whose turns those are; of the agent with one left, the next thing the agent says is the last chance. */
  readonly turnsOf?: 'any' | 'agent' | 'customer'
}

/** Tallies of one clause in one conversation. */
export interface Tally {
  broken: number
  kept: number
  undecided: number
  void: number
  triggered: number
}

/** The obligations and prohibitions of one conversation: opened, met, broken, void; and what was found on the way. */
export class Obligations {
  readonly findings: Finding[] = []
  readonly open: Obligation[] = []
  /** By the number of the clause; undefined for those that never came into play. */
  readonly tallies: (Tally | undefined)[]
  private readonly scene: Scene

  constructor(scene: Scene, clauses: number) {
    this.scene = scene
    this.tallies = Array.from({ length: clauses })
  }

  begin(): void {
    this.findings.length = 0
    this.open.length = 0
    for (const tally of this.tallies)
      if (tally) tally.broken = tally.kept = tally.undecided = tally.void = tally.triggered = 0
  }

  /** How often a clause came to what. */
  tallyOf({ index }: Pick<CompiledClause, 'index'>): Tally {
    return (this.tallies[index] ??= { broken: 0, kept: 0, undecided: 0, void: 0, triggered: 0 })
  }

  /** Whether the one occurrence of its trigger that a clause is about lies behind. */
  isSpent({ index, occurrence }: CompiledClause): boolean {
    return occurrence > 0 && (this.tallies[index]?.triggered ?? 0) >= occurrence
  }

  /** A prohibition without trigger holds at the current step. */
  forbidden(clause: CompiledClause, value: Truth): void {
    const excuse = this.excuse(clause)
    if (excuse !== TRUE) this.accuse(clause, value === UNKNOWN || excuse === UNKNOWN, this.scene.here, this.scene.here)
  }

  /** A clause's trigger holds at the current step. */
  trigger(clause: CompiledClause, value: Truth): void {
    const tally = this.tallyOf(clause)
    tally.triggered++
    if (clause.occurrence > 0 && tally.triggered !== clause.occurrence) return
    const excuse = this.excuse(clause)
    if (excuse === TRUE) {
      tally.void++
      return
    }
    const doubtful = value === UNKNOWN || excuse === UNKNOWN
    if (clause.mode === 'forbid') this.openProhibition(clause, doubtful)
    else this.openDuty(clause, doubtful)
  }

  private openProhibition(clause: CompiledClause, doubtful: boolean): void {
    const { here } = this.scene
    const { side } = clause.window
    if (side === 'same' || side === 'around' || side === 'anywhere') {
      // a trigger that is an event has been asked for by the clause itself
      const mine = this.scene.speaker === 'agent' || this.scene.speaker === undefined
      const value = mine ? clause.condition.holds(this.scene) : FALSE
      if (value !== FALSE) this.accuse(clause, doubtful || value === UNKNOWN, here, here)
    }
    if (side === 'same') return
    if (side !== 'after') for (const step of this.past(clause)) this.accuse(clause, doubtful, here, step)
    if (side !== 'before') this.open.push({ compiled: clause, trigger: here, last: here, doubtful })
  }

  private openDuty(clause: CompiledClause, doubtful: boolean): void {
    const { scene } = this
    const { side, later } = clause.window
    const now = side === 'before' || later ? FALSE : this.ask(clause, scene.here)
    if (now === TRUE || (side !== 'after' && side !== 'same' && this.past(clause).length > 0)) {
      this.tallyOf(clause).kept++
      return
    }
    const doubt = doubtful || now === UNKNOWN
    if (side === 'before' || side === 'same') this.accuse(clause, doubt, scene.here, scene.here)
    else this.open.push({ compiled: clause, trigger: scene.here, last: scene.here, doubtful: doubt })
  }

  /** Whether a clause's condition holds at the current step, as an answer to its trigger. */
  private ask(clause: CompiledClause, trigger: number): Truth {
    this.scene.trigger = trigger
    const value = clause.condition.holds(this.scene)
    this.scene.trigger = -1
    return value
  }

  /** Earlier steps within a window that looks back where the clause's condition held. */
  private past(clause: CompiledClause): number[] {
    const { scene } = this
    const { window, mode, watch } = clause
    const past = scene.occurrencesOf(watch)
    const found: number[] = []
    for (let i = past.length - 1; i >= 0; i--) {
      const step = past[i]
      if (step >= scene.here || step === found.at(-1)) continue
      if (window.side !== 'anywhere' && !reachesBack(scene, window, step, scene.here)) break
      if (mode === 'require') return [step]
      if ((scene.steps[step].turn?.speaker ?? 'agent') === 'agent') found.push(step)
    }
    return found.reverse()
  }

  /** Holds the current step against every open obligation. */
  advance(): void {
    let kept = 0
    for (const obligation of this.open) if (!this.closes(obligation)) this.open[kept++] = obligation
    this.open.length = kept
  }

  private closes(obligation: Obligation): boolean {
    const { compiled, trigger } = obligation
    const { scene } = this
    const reach = this.reach(obligation)
    if (reach === 'beyond') return this.expire(obligation)
    const asked = scene.wakes(compiled.condition.wake) && (compiled.mode === 'require' || mayBlame(scene, compiled))
    const value = asked ? this.ask(compiled, trigger) : FALSE
    if (compiled.mode === 'require' && value === TRUE) {
      this.tallyOf(compiled).kept++
      return true
    }
    const excuse = this.excuse(compiled)
    if (excuse === TRUE) {
      this.tallyOf(compiled).void++
      return true
    }
    if (compiled.mode === 'forbid') {
      const doubtful = obligation.doubtful || value === UNKNOWN || excuse === UNKNOWN
      if (value !== FALSE) this.accuse(compiled, doubtful, trigger, scene.here)
    } else if (value === UNKNOWN || excuse === UNKNOWN) obligation.doubtful = true
    if (scene.step.turn) obligation.last = scene.here
    if (reach === 'last' || this.ended(compiled)) return this.expire(obligation)
    return false
  }

  private ended({ until }: CompiledClause): boolean {
    return until !== undefined && this.scene.wakes(until.wake) && until.holds(this.scene) === TRUE
  }

  /** Whether the current step lies inside the window, is its last, or lies beyond. */
  private reach({ compiled, trigger }: Obligation): 'inside' | 'last' | 'beyond' {
    const { scene } = this
    const { turns, of, milliseconds } = compiled.window
    if (turns !== undefined) {
      const counts = scene.counts[of ?? 'any']
      const passed = counts[scene.here] - counts[trigger]
      if (passed > turns) return 'beyond'
      const counted = counts[scene.here] > counts[scene.here - 1]
      return passed === turns && counted && !compiled.eventful ? 'last' : 'inside'
    }
    if (milliseconds !== undefined && scene.step.at - scene.steps[trigger].until > milliseconds) return 'beyond'
    return 'inside'
  }

  private expire(obligation: Obligation): true {
    const { compiled, trigger, last, doubtful } = obligation
    if (compiled.mode === 'forbid') this.tallyOf(compiled).kept++
    else this.accuse(compiled, doubtful, trigger, last)
    return true
  }

  /** The end: a window cut short leaves the duty void; one that ran to the end leaves it broken. */
  finish(): void {
    for (const obligation of this.open) {
      const { compiled } = obligation
      const { window, until, mode } = compiled
      const bounded = window.turns !== undefined || window.milliseconds !== undefined || until !== undefined
      if (mode === 'require' && bounded && !this.spent(obligation)) this.tallyOf(compiled).void++
      else this.expire(obligation)
    }
    this.open.length = 0
  }

  /** Whether all the turns of a window have been said. */
  private spent({ compiled, trigger }: Obligation): boolean {
    const { turns, of } = compiled.window
    const counts = this.scene.counts[of ?? 'any']
    return turns !== undefined && counts[this.scene.here] - counts[trigger] >= turns
  }

  /** What of a clause is still owed, as the desk shows it. */
  duties(now: number): OpenDuty[] {
    return this.open
      .filter(({ compiled }) => compiled.mode === 'require')
      .map((obligation) => this.duty(obligation, now))
  }

  /** The same object while it says the same: whoever follows thousands of conversations keeps most of them. */
  private duty(obligation: Obligation, now: number): OpenDuty {
    const { compiled, trigger, told } = obligation
    const { turns, of, milliseconds } = compiled.window
    const { at, until } = this.scene.steps[trigger]
    const deadline = milliseconds === undefined ? undefined : until + milliseconds
    const overdue = deadline !== undefined && now > deadline
    const counts = this.scene.counts[of ?? 'any']
    const turnsLeft = turns === undefined ? undefined : turns - ((counts[this.scene.here] ?? 0) - counts[trigger])
    if (told && told.turnsLeft === turnsLeft && (told.overdue ?? false) === overdue) return told
    const { id, title, criterion, severity = 'minor' } = compiled.clause
    obligation.told = {
      clause: id,
      title,
      criterion: criterion as string,
      severity,
      since: at,
      ...(Number.isFinite(until) && { until }),
      ...(deadline !== undefined && { deadline }),
      ...(overdue && { overdue }),
      ...(turnsLeft !== undefined && { turnsLeft, turnsOf: of ?? 'any' }),
    }
    return obligation.told
  }

  private excuse(clause: CompiledClause): Truth {
    const { unless } = clause
    return unless && this.scene.wakes(unless.wake) ? unless.holds(this.scene) : FALSE
  }

  private accuse(compiled: CompiledClause, doubtful: boolean, trigger: number, response: number): void {
    const verdict = doubtful ? 'undecided' : 'broken'
    this.tallyOf(compiled)[verdict]++
    this.findings.push(makeFinding(this.scene, { compiled, verdict, trigger, response }))
  }
}

/**
 * Only the agent is ever blamed: what is forbidden is asked of agent turns, and of events where it speaks of events;
 * never of a customer's words.
 */
export function mayBlame(scene: Scene, { eventful }: Pick<CompiledClause, 'eventful'>): boolean {
  return scene.speaker === 'agent' || (eventful && scene.speaker === undefined)
}
