import {
  DIGIT_SIGNALS,
  EARLY_TURNS,
  FEWEST_DIGITS,
  FIRST_TONE_SIGNAL,
  FIRST_WORD_SIGNAL,
  SHORTEST_GAP,
  SIGNAL,
} from './checks/signals.ts'
import { hitsOf } from './conditions.ts'
import { makeFinding } from './findings.ts'
import { mayBlame, Obligations } from './obligations.ts'
import type { Program, Root } from './program.ts'
import type { Finding } from './result.ts'
import { Scene, type SceneRecord } from './scene.ts'
import type { Step } from './steps.ts'
import { FALSE, TRUE } from './truth.ts'

/**
 * Runs a compiled standard over the steps of one conversation, in order. The same monitor is used again for the next
 * conversation. It sees every step once; what comes too late for its place is the session's affair.
 */
export class Monitor {
  readonly scene: Scene
  readonly obligations: Obligations
  /** Rank of the best reason of contact seen, or −1. */
  contact = -1
  private readonly program: Program
  private readonly applies: boolean[]
  private readonly asked: Int32Array
  private round = 0
  /** Watches that the current step wakes. */
  private readonly woken: number[] = []
  /** Signals of the current step. */
  private readonly fired: number[] = []

  constructor(program: Program) {
    this.program = program
    this.scene = new Scene(program.equipment)
    this.obligations = new Obligations(this.scene, program.clauses.length)
    this.applies = program.clauses.map(() => true)
    this.asked = new Int32Array(program.roots.length)
  }

  begin(record: SceneRecord): void {
    this.scene.begin(record)
    this.obligations.begin()
    this.contact = -1
    this.scene.enter(boundary('start', 0))
    // a clause whose application only a person can tell does apply: its findings are then for that person to see
    for (const { applies, index } of this.program.clauses)
      this.applies[index] = applies === undefined || applies.holds(this.scene) !== FALSE
    this.noteSignals()
    this.ask()
  }

  step(step: Step): void {
    this.scene.enter(step)
    this.noteSignals()
    if (this.obligations.open.length > 0) this.obligations.advance()
    this.ask()
  }

  /** The end: the pseudo-step `end`, then every obligation still open is closed. */
  finish(): void {
    this.step(boundary('end', this.scene.lastMoment()))
    this.obligations.finish()
  }

  /** The findings, by the turn they name and the order of the clauses. */
  findings(): Finding[] {
    const rank = (f: Finding) => this.program.ranks.get(f.clause) as number
    const turn = (f: Finding) => f.turns[0] ?? Number.MAX_SAFE_INTEGER
    return this.obligations.findings.toSorted((a, b) => turn(a) - turn(b) || rank(a) - rank(b))
  }

  /** What a turn that is still being spoken would be blamed for, without taking it: nothing of the scene changes. */
  foresee(step: Step): Finding[] {
    const { scene, program } = this
    return scene.pretend(step, () => {
      const blamed: Finding[] = []
      if (scene.speaker !== 'agent') return blamed
      for (const { trigger, condition, unless, index, mode } of program.clauses) {
        if (
          mode !== 'forbid' ||
          trigger ||
          !this.applies[index] ||
          condition.holds(scene) !== TRUE ||
          unless?.holds(scene) === TRUE
        )
          continue
        blamed.push(
          makeFinding(scene, {
            compiled: program.clauses[index],
            verdict: 'broken',
            trigger: scene.here,
            response: scene.here,
          }),
        )
      }
      return blamed
    })
  }

  /** Asks the roots that this step's signals wake; first clauses and contact, then what is to be remembered. */
  private ask(): void {
    const { wakes, always } = this.program
    this.round++
    const watches = this.woken
    watches.length = 0
    for (const signal of this.fired) this.wake(wakes[signal], watches)
    this.wake(always, watches)
    this.remember(watches)
  }

  /** Notes the signals of the current step, before anything is asked of it. */
  private noteSignals(): void {
    const { scene } = this
    const { step } = scene
    this.fired.length = 0
    scene.beginSignals()
    this.fire(kindSignal(step))
    for (const leaf of scene.equipment.lexicon.fired) this.fire(FIRST_WORD_SIGNAL + leaf)
    const { agent, customer } = scene.counts
    if (Math.min(agent[scene.here], customer[scene.here]) <= EARLY_TURNS) this.fire(SIGNAL.early)
    if (scene.text.digits >= FEWEST_DIGITS) this.fireDigits()
    if (!step.turn) return
    const gap = step.at - scene.spokenUntil()
    if (gap >= SHORTEST_GAP) this.fire(SIGNAL.gap)
    else if (gap < 0) this.fire(SIGNAL.overlap)
    const tone = step.turn.speaker === 'agent' || scene.equipment.toneOfAll ? scene.likeliestTone() : -1
    if (tone >= 0) {
      this.fire(SIGNAL.improper)
      this.fire(FIRST_TONE_SIGNAL + tone)
    }
  }

  private fireDigits(): void {
    for (const { digits, signal } of DIGIT_SIGNALS) if (this.scene.text.digits >= digits) this.fire(signal)
  }

  private fire(signal: number): void {
    this.fired.push(signal)
    this.scene.fire(signal)
  }

  private wake(numbers: readonly number[] | undefined, watches: number[]): void {
    if (!numbers) return
    const { roots } = this.program
    for (const number of numbers) {
      if (this.asked[number] === this.round) continue
      this.asked[number] = this.round
      if (roots[number].kind === 'watch') watches.push(number)
      else this.decide(roots[number])
    }
  }

  /** First all are asked, then all remembered: one that looks back at another must not see this step in it. */
  private remember(watches: readonly number[]): void {
    if (watches.length === 0) return
    const { scene } = this
    const held: number[] = []
    for (const number of watches) {
      const root = this.program.roots[number]
      if (root.kind !== 'watch' || root.check.holds(scene) !== TRUE) continue
      for (let times = root.perHit ? hitsOf(root.check, scene) : 1; times > 0; times--) held.push(root.watch)
    }
    for (const watch of held) scene.occurrences[watch].push(scene.here)
  }

  private decide(root: Root): void {
    const { scene } = this
    if (root.kind === 'contact') {
      if ((this.contact < 0 || root.rank < this.contact) && root.check.holds(scene) === TRUE) this.contact = root.rank
      return
    }
    if (root.kind !== 'clause') return
    const { clause } = root
    if (!this.applies[clause.index] || (!clause.trigger && !mayBlame(scene, clause))) return
    if (this.obligations.isSpent(clause)) return
    const value = root.check.holds(scene)
    if (value === FALSE) return
    if (clause.trigger) this.obligations.trigger(clause, value)
    else this.obligations.forbidden(clause, value)
  }
}

function kindSignal({ turn, kind }: Step): number {
  if (turn?.speaker === 'agent') return SIGNAL.agentTurn
  if (turn?.speaker === 'customer') return SIGNAL.customerTurn
  return turn ? SIGNAL.systemTurn : SIGNAL[kind as Exclude<typeof kind, 'turn'>]
}

const boundary = (kind: 'start' | 'end', at: number): Step => ({
  kind,
  at,
  until: at,
  turn: undefined,
  event: undefined,
  text: '',
})
