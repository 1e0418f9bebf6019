import {
  DIGIT_SIGNALS,
  EARLY_TURNS,
  FEWEST_DIGITS,
  FIRST_TONE_SIGNAL,
  learnedSignal,
  FIRST_WORD_SIGNAL,
  markSignals,
  SHORTEST_GAP,
  SIGNAL,
} from './checks/signals.ts'
import { hitsOf } from './conditions.ts'
import { makeFinding } from './findings.ts'
import { mayBlame, Obligations } from './obligations.ts'
import { Occasions } from './occasions.ts'
import type { CompiledClause, Program, Root } from './program.ts'
import { type Reading, type Settled, UNSETTLED } from './reading.ts'
import type { Finding } from './result.ts'
import { Scene, type SceneRecord } from './scene.ts'
import { settled } from './settled.ts'
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
  /** Clauses with words whose trigger held since the agent last spoke, or at its last step; by their number. */
  readonly triggered = new Set<number>()
  readonly occasions = new Occasions()
  private sorted: readonly Finding[] = []
  private readonly program: Program
  private readonly applies: boolean[]
  private round = 0
  private agentSpoke = false
  /** Watches that the current step wakes. */
  private readonly woken: number[] = []
  /** Watches of which the current step's words tell that they hold. */
  private readonly certain: number[] = []
  /** Signals of the current step that its words do not tell by themselves, or were not known to. */
  private readonly fired: number[] = []
  /** So many of them its words do tell. */
  private told = 0

  constructor(program: Program) {
    this.program = program
    this.scene = new Scene(program.equipment)
    this.obligations = new Obligations(this.scene, program.clauses.length)
    this.applies = program.clauses.map(() => true)
  }

  begin(record: SceneRecord): void {
    this.scene.begin(record)
    this.obligations.begin()
    this.sorted = []
    this.contact = -1
    this.triggered.clear()
    this.occasions.forget()
    this.agentSpoke = false
    this.scene.enter(boundary('start', 0))
    // a clause whose application only a person can tell does apply: its findings are then for that person to see
    for (const { applies, index } of this.program.clauses)
      this.applies[index] = applies === undefined || applies.holds(this.scene) !== FALSE
    this.noteSignals()
    this.ask()
  }

  step(step: Step): void {
    this.scene.enter(step)
    const speaks = step.turn?.speaker === 'agent'
    if (speaks || this.agentSpoke) this.triggered.clear()
    this.agentSpoke = speaks
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
  findings(): readonly Finding[] {
    const { findings } = this.obligations
    // none is ever taken back but all at once
    if (this.sorted.length === findings.length) return this.sorted
    const rank = (f: Finding) => this.program.ranks.get(f.clause) as number
    const turn = (f: Finding) => f.turns[0] ?? Number.MAX_SAFE_INTEGER
    this.sorted = findings.toSorted((a, b) => turn(a) - turn(b) || rank(a) - rank(b))
    return this.sorted
  }

  /** What a turn that is still being spoken would be blamed for, without taking it: nothing of the scene changes. */
  foresee(step: Step): Finding[] {
    const { scene } = this
    if (step.turn?.speaker !== 'agent') return []
    return scene.pretend(step, () => {
      this.noteSignals()
      return this.prohibitionsAwake()
        .filter(({ condition, unless }) => condition.holds(scene) === TRUE && unless?.holds(scene) !== TRUE)
        .map((compiled) =>
          makeFinding(scene, { compiled, verdict: 'broken', trigger: scene.here, response: scene.here }),
        )
    })
  }

  /** Makes the last step the one being looked at again, where other conversations, or a pretended step, were since. */
  lookAgain(): void {
    if (this.scene.lookAgain()) this.noteSignals()
  }

  /** The prohibitions without trigger that the current step's signals wake, in the order of the standard. */
  private prohibitionsAwake(): CompiledClause[] {
    const { roots, wakes, always } = this.program
    const { reading } = this.scene
    const signals = reading ? [...reading.signals, ...this.fired] : this.fired
    const woken = new Set([...always, ...signals.flatMap((signal) => wakes[signal] ?? [])])
    const clauses: CompiledClause[] = []
    for (const number of woken) {
      const root = roots[number]
      if (root.kind !== 'clause' || !this.applies[root.clause.index]) continue
      if (root.clause.mode === 'forbid' && !root.clause.trigger) clauses.push(root.clause)
    }
    return clauses.sort((a, b) => a.index - b.index)
  }

  /** Asks the roots that this step's signals wake; first clauses and contact, then what is to be remembered. */
  private ask(): void {
    const { wakes, always } = this.program
    const { reading } = this.scene
    this.round = ++this.program.equipment.clock.looks
    this.woken.length = this.certain.length = 0
    if (reading) this.recall(reading)
    for (const signal of this.fired) this.wake(wakes[signal])
    this.wake(always)
    if (!reading) this.learn()
    this.remember()
  }

  /** Asks the roots that the words of a turn wake that was said before; what they come to is mostly known. */
  private recall({ roots, truths }: Reading): void {
    const { asked } = this.program.equipment
    for (let i = 0; i < roots.length; i++) {
      asked[roots[i]] = this.round
      const root = this.program.roots[roots[i]]
      if (root.kind !== 'watch') this.decide(root, truths[i])
      else if (truths[i] === TRUE && !root.perHit) this.certain.push(root.watch)
      else this.woken.push(roots[i])
    }
  }

  /** Keeps the reading of a turn that is said again. */
  private learn(): void {
    const { scene, program } = this
    const { turn } = scene.step
    const { readings, lexicon, shared } = program.equipment
    if (!turn || !readings.isFamiliar(turn.text, turn.speaker)) return
    const signals = this.fired.slice(0, this.told)
    const leaves = signals.flatMap((s) => (s < FIRST_WORD_SIGNAL ? [] : [s - FIRST_WORD_SIGNAL]))
    const roots = rootsOf(program, signals, scene)
    readings.keep(turn.text, turn.speaker, scene.heard, {
      length: scene.length,
      digits: scene.digits,
      dictated: scene.dictated(),
      marks: scene.marks(),
      tone: this.knowsTone() ? scene.likeliestTone() : undefined,
      act: scene.likeliestAct(),
      signals,
      leaves,
      excepted: leaves.filter((leaf) => lexicon.isExcepted(leaf, scene.stamp)),
      roots: roots.map(({ number }) => number),
      truths: roots.map(({ truth }) => truth),
      shared: new Uint8Array(shared).fill(UNSETTLED),
      bigrams: undefined,
    })
  }

  private knowsTone(): boolean {
    return this.scene.speaker === 'agent' || this.program.equipment.toneOfAll
  }

  /** Notes the signals of the current step, before anything is asked of it. */
  private noteSignals(): void {
    const { scene } = this
    const { step, reading } = scene
    this.fired.length = 0
    scene.beginSignals()
    if (reading) for (const signal of reading.signals) scene.fire(signal)
    else this.noteWords()
    this.told = this.fired.length
    const { agent, customer } = scene.counts
    if (Math.min(agent[scene.here], customer[scene.here]) <= EARLY_TURNS) this.fire(SIGNAL.early)
    if (!step.turn) return
    const gap = step.at - scene.spokenUntil()
    if (gap >= SHORTEST_GAP) this.fire(SIGNAL.gap)
    else if (gap < 0) this.fire(SIGNAL.overlap)
  }

  /** The signals that the words, and who says them, fire by themselves. */
  private noteWords(): void {
    const { scene } = this
    this.fire(kindSignal(scene.step))
    for (const leaf of scene.equipment.lexicon.fired) this.fire(FIRST_WORD_SIGNAL + leaf)
    if (scene.digits > 0) this.fireDigits()
    const marks = scene.marks()
    if (marks !== 0) for (const signal of markSignals(marks)) this.fire(signal)
    const tone = scene.step.turn && this.knowsTone() ? scene.likeliestTone() : -1
    if (tone >= 0) {
      this.fire(SIGNAL.improper)
      this.fire(FIRST_TONE_SIGNAL + tone)
    }
    const act = scene.step.turn ? scene.likeliestAct() : -1
    if (act >= 0) this.fire(learnedSignal(scene.speaker === 'agent' ? 'agent' : 'customer', act))
  }

  private fireDigits(): void {
    const { scene } = this
    this.fire(SIGNAL.digit)
    if (scene.digits < FEWEST_DIGITS) return
    for (const { digits, dictated, signal } of DIGIT_SIGNALS)
      if (scene.digits >= digits && scene.dictated() >= dictated) this.fire(signal)
  }

  private fire(signal: number): void {
    this.fired.push(signal)
    this.scene.fire(signal)
  }

  private wake(numbers: readonly number[] | undefined): void {
    if (!numbers) return
    const { roots, equipment } = this.program
    const { asked } = equipment
    for (const number of numbers) {
      if (asked[number] === this.round) continue
      asked[number] = this.round
      if (roots[number].kind === 'watch') this.woken.push(number)
      else this.decide(roots[number], UNSETTLED)
    }
  }

  /** First all are asked, then all remembered: one that looks back at another must not see this step in it. */
  private remember(): void {
    const { scene, certain } = this
    for (const number of this.woken) {
      const root = this.program.roots[number]
      if (root.kind !== 'watch' || root.check.holds(scene) !== TRUE) continue
      for (let times = root.perHit ? hitsOf(root.check, scene) : 1; times > 0; times--) certain.push(root.watch)
    }
    for (const watch of certain) scene.remember(watch)
  }

  /** @param known what the root's check comes to, where that is known */
  private decide(root: Root, known: Settled): void {
    const { scene } = this
    if (root.kind === 'contact') {
      if (this.contact >= 0 && root.rank >= this.contact) return
      if ((known === UNSETTLED ? root.check.holds(scene) : known) === TRUE) this.contact = root.rank
      return
    }
    if (root.kind === 'counsel') {
      const { applies, unless, number } = root.counsel
      if ((known === UNSETTLED ? root.check.holds(scene) : known) !== TRUE) return
      if (unless?.holds(scene) !== TRUE && (applies === undefined || applies.holds(scene) === TRUE))
        this.triggered.add(number)
      return
    }
    if (root.kind !== 'clause') return
    const { clause } = root
    if (!this.applies[clause.index] || (!clause.trigger && !mayBlame(scene, clause))) return
    if (this.obligations.isSpent(clause)) return
    const value = known === UNSETTLED ? root.check.holds(scene) : known
    if (value === FALSE) return
    if (clause.trigger) this.obligations.trigger(clause, value)
    else this.obligations.forbidden(clause, value)
  }
}

/** The roots that some signals wake, with what they come to, but for those that do not hold. */
function rootsOf({ roots, wakes }: Program, signals: readonly number[], scene: Scene) {
  const woken = [...new Set(signals.flatMap((signal) => wakes[signal] ?? []))]
  return woken
    .map((number) => ({ number, truth: settled(roots[number].check, scene) }))
    .filter(({ truth }) => truth !== FALSE)
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
