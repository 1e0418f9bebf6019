import { reachesBack } from './checks/past.ts'
import { SIGNAL, FIRST_WORD_SIGNAL } from './checks/check.ts'
import { hitsOf } from './conditions.ts'
import { makeFinding } from './findings.ts'
import type { CompiledClause, Program, Root } from './program.ts'
import type { Finding } from './result.ts'
import { Scene, type SceneRecord } from './scene.ts'
import type { Step } from './steps.ts'
import { FALSE, TRUE, UNKNOWN } from './truth.ts'

/** Obligation 应尽义务: opened by a trigger, waiting to be met, broken or void. */
export interface Obligation {
  readonly compiled: CompiledClause
  readonly trigger: number
  /** Last step inside the window so far. */
  last: number
  /** Whether something in the window may have met it, but only a person or a model can tell. */
  doubtful: boolean
}

/** A duty that is still owed. */
export interface OpenDuty {
  readonly clause: string
  readonly title: string
  /** Turn or event time that opened it, ms. */
  readonly since: number
  /** When it will be broken, ms; absent where turns, not time, end it. */
  readonly deadline?: number
  /** Turns of the window still left; absent where time ends it. */
  readonly turnsLeft?: number
}

/** Tallies of one clause in one conversation. */
export interface Tally {
  broken: number
  kept: number
  undecided: number
  void: number
  triggered: number
}

/**
 * Runs a compiled standard over the steps of one conversation, in order. The same monitor is used again for the next
 * conversation. It sees every step once; what comes too late for its place is the session's affair.
 */
export class Monitor {
  readonly scene: Scene
  readonly findings: Finding[] = []
  readonly open: Obligation[] = []
  readonly tallies: Tally[]
  /** Rank of the best reason of contact seen, or −1. */
  contact = -1
  private readonly program: Program
  private readonly applies: boolean[]
  private readonly asked: Int32Array
  private round = 0

  constructor(program: Program) {
    this.program = program
    this.scene = new Scene(program.equipment)
    this.tallies = program.clauses.map(() => ({ broken: 0, kept: 0, undecided: 0, void: 0, triggered: 0 }))
    this.applies = program.clauses.map(() => true)
    this.asked = new Int32Array(program.roots.length)
  }

  begin(record: SceneRecord): void {
    this.scene.begin(record)
    this.findings.length = 0
    this.open.length = 0
    this.contact = -1
    for (const tally of this.tallies) tally.broken = tally.kept = tally.undecided = tally.void = tally.triggered = 0
    this.scene.enter(boundary('start'))
    this.program.clauses.forEach(
      ({ applies }, i) => (this.applies[i] = applies === undefined || applies.holds(this.scene) === TRUE),
    )
    this.ask()
  }

  step(step: Step): void {
    this.scene.enter(step)
    if (this.open.length > 0) this.advance()
    this.ask()
  }

  /** The end: the pseudo-step `end`, then every obligation still open is closed. */
  finish(): void {
    this.step(boundary('end'))
    for (const obligation of this.open) this.closeAtEnd(obligation)
    this.open.length = 0
    this.findings.sort(
      (a, b) =>
        (a.turns[0] ?? Number.MAX_SAFE_INTEGER) - (b.turns[0] ?? Number.MAX_SAFE_INTEGER) ||
        this.rank(a) - this.rank(b),
    )
  }

  /** What a turn that is still being spoken would be blamed for, without taking it: nothing of the scene changes. */
  foresee(step: Step): Finding[] {
    const { scene, program } = this
    return scene.pretend(step, () => {
      const blamed: Finding[] = []
      for (const root of program.roots) {
        if (
          root.kind !== 'clause' ||
          root.clause.trigger ||
          !this.applies[root.clause.index] ||
          !mayBlame(root.clause, scene)
        )
          continue
        if (root.check.holds(scene) === TRUE && !this.excused(root.clause))
          blamed.push(
            makeFinding(scene, { compiled: root.clause, verdict: 'broken', trigger: scene.here, response: scene.here }),
          )
      }
      return blamed
    })
  }

  /** A duty that is still owed, as the desk shows it. */
  duty({ compiled, trigger }: Obligation): OpenDuty {
    const { scene } = this
    const { turns, of, milliseconds } = compiled.window
    const counts = scene.counts[of ?? 'any']
    return {
      clause: compiled.clause.id,
      title: compiled.clause.title,
      since: scene.steps[trigger].at,
      ...(milliseconds !== undefined && { deadline: scene.steps[trigger].until + milliseconds }),
      ...(turns !== undefined && { turnsLeft: turns - ((counts[scene.here] ?? 0) - counts[trigger]) }),
    }
  }

  private rank(finding: Finding): number {
    return this.program.clauses.findIndex((c) => c.clause.id === finding.clause)
  }

  /** Asks the roots that this step's signals wake; first clauses and contact, then what is to be remembered. */
  private ask(): void {
    const { wakes, always, roots } = this.program
    const round = ++this.round
    const toRemember: number[] = []
    const wake = (numbers: readonly number[] | undefined) => {
      if (!numbers) return
      for (const number of numbers) {
        if (this.asked[number] === round) continue
        this.asked[number] = round
        if (roots[number].kind === 'watch') toRemember.push(number)
        else this.decide(roots[number])
      }
    }
    const { scene } = this
    wake(wakes[kindSignal(scene.step)])
    if (scene.text.hasDigits) wake(wakes[SIGNAL.digits])
    for (const leaf of scene.equipment.lexicon.fired.slice()) wake(wakes[FIRST_WORD_SIGNAL + leaf])
    wake(always)
    for (const number of toRemember) this.remember(roots[number])
  }

  private remember(root: Root): void {
    if (root.kind !== 'watch' || root.check.holds(this.scene) !== TRUE) return
    const times = root.perHit ? hitsOf(root.check, this.scene) : 1
    for (let i = 0; i < times; i++) this.scene.occurrences[root.watch].push(this.scene.here)
  }

  private decide(root: Root): void {
    const { scene } = this
    if (root.kind === 'contact') {
      if ((this.contact < 0 || root.rank < this.contact) && root.check.holds(scene) === TRUE) this.contact = root.rank
      return
    }
    if (root.kind !== 'clause') return
    const { clause } = root
    if (!this.applies[clause.index] || !mayBlame(clause, scene)) return
    const value = root.check.holds(scene)
    if (value === FALSE) return
    if (clause.trigger) {
      if (value === TRUE) this.trigger(clause)
    } else if (!this.excused(clause))
      this.accuse(clause, value === UNKNOWN ? 'undecided' : 'broken', scene.here, scene.here)
  }

  private excused(clause: CompiledClause): boolean {
    return clause.unless !== undefined && clause.unless.holds(this.scene) === TRUE
  }

  private trigger(clause: CompiledClause): void {
    const { scene } = this
    const tally = this.tallies[clause.index]
    tally.triggered++
    if (clause.occurrence > 0 && tally.triggered !== clause.occurrence) return
    if (this.excused(clause)) {
      tally.void++
      return
    }
    if (clause.mode === 'forbid') this.triggerProhibition(clause)
    else this.triggerDuty(clause, scene.here)
  }

  private triggerProhibition(clause: CompiledClause): void {
    const { scene } = this
    const { side } = clause.window
    if (side === 'same') {
      const value = clause.condition.holds(scene)
      if (value !== FALSE) this.accuse(clause, value === UNKNOWN ? 'undecided' : 'broken', scene.here, scene.here)
      return
    }
    if (side !== 'after') for (const step of this.past(clause)) this.accuse(clause, 'broken', scene.here, step)
    if (side !== 'before') this.open.push({ compiled: clause, trigger: scene.here, last: scene.here, doubtful: false })
  }

  private triggerDuty(clause: CompiledClause, here: number): void {
    const { side } = clause.window
    this.scene.trigger = here
    const now = side === 'before' ? FALSE : clause.condition.holds(this.scene)
    this.scene.trigger = -1
    if (now === TRUE || (side !== 'after' && side !== 'same' && this.past(clause).length > 0)) {
      this.tallies[clause.index].kept++
      return
    }
    if (side === 'before' || side === 'same') this.accuse(clause, now === UNKNOWN ? 'undecided' : 'broken', here, here)
    else this.open.push({ compiled: clause, trigger: here, last: here, doubtful: now === UNKNOWN })
  }

  /** Earlier steps within a window that looks back where the clause's condition held. */
  private past(clause: CompiledClause): number[] {
    const { scene } = this
    return [...new Set(scene.occurrences[clause.watch])].filter(
      (step) =>
        step < scene.here && (clause.window.side === 'anywhere' || reachesBack(scene, clause.window, step, scene.here)),
    )
  }

  /** The current step against every open obligation. */
  private advance(): void {
    let kept = 0
    for (const obligation of this.open) if (!this.closed(obligation)) this.open[kept++] = obligation
    this.open.length = kept
  }

  private closed(obligation: Obligation): boolean {
    const { compiled, trigger } = obligation
    const { scene } = this
    const reach = this.reach(obligation)
    if (reach === 'beyond') return this.expire(obligation)
    const tally = this.tallies[compiled.index]
    scene.trigger = trigger
    const value = mayAnswer(compiled, scene) ? compiled.condition.holds(scene) : FALSE
    scene.trigger = -1
    if (compiled.mode === 'forbid') {
      if (value !== FALSE) this.accuse(compiled, value === UNKNOWN ? 'undecided' : 'broken', trigger, scene.here)
    } else if (value === TRUE) {
      tally.kept++
      return true
    }
    if (value === UNKNOWN) obligation.doubtful = true
    if (scene.step.turn) obligation.last = scene.here
    if (this.excused(compiled)) {
      tally.void++
      return true
    }
    return reach === 'last' || compiled.until?.holds(scene) === TRUE ? this.expire(obligation) : false
  }

  /** Whether the current step lies inside the window, is its last, or lies beyond. */
  private reach({ compiled, trigger }: Obligation): 'inside' | 'last' | 'beyond' {
    const { scene } = this
    const { turns, of, milliseconds } = compiled.window
    if (turns !== undefined) {
      const counts = scene.counts[of ?? 'any']
      const passed = counts[scene.here] - counts[trigger]
      if (passed > turns) return 'beyond'
      return passed === turns && scene.step.turn && counts[scene.here] > counts[scene.here - 1] && !compiled.eventful
        ? 'last'
        : 'inside'
    }
    if (milliseconds !== undefined && scene.step.at - scene.steps[trigger].until > milliseconds) return 'beyond'
    return 'inside'
  }

  private expire(obligation: Obligation): true {
    const { compiled, trigger, last, doubtful } = obligation
    if (compiled.mode === 'forbid') this.tallies[compiled.index].kept++
    else this.accuse(compiled, doubtful ? 'undecided' : 'broken', trigger, last)
    return true
  }

  /** A window cut short by the end leaves the duty void; one that ran to the end leaves it broken. */
  private closeAtEnd(obligation: Obligation): void {
    const { compiled } = obligation
    const { window, until, mode } = compiled
    const bounded = window.turns !== undefined || window.milliseconds !== undefined || until !== undefined
    if (mode === 'require' && (bounded || this.excused(compiled))) this.tallies[compiled.index].void++
    else this.expire(obligation)
  }

  private accuse(compiled: CompiledClause, verdict: 'broken' | 'undecided', trigger: number, response: number): void {
    this.tallies[compiled.index][verdict]++
    this.findings.push(makeFinding(this.scene, { compiled, verdict, trigger, response }))
  }
}

/** Only the agent is ever blamed: what is forbidden is asked of agent turns and events, never of a customer's words. */
function mayBlame(clause: CompiledClause, scene: Scene): boolean {
  return clause.trigger !== undefined || scene.speaker === 'agent' || scene.speaker === undefined
}

function mayAnswer(clause: CompiledClause, scene: Scene): boolean {
  return clause.mode === 'require' || scene.speaker === 'agent' || scene.speaker === undefined
}

const kindSignal = (step: Step): number =>
  step.turn ? SIGNAL[`${step.turn.speaker}Turn`] : SIGNAL[step.kind as Exclude<typeof step.kind, 'turn'>]

const boundary = (kind: 'start' | 'end'): Step => ({
  kind,
  at: kind === 'start' ? 0 : Number.NaN,
  until: 0,
  turn: undefined,
  event: undefined,
  text: '',
})
