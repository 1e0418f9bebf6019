import { alone } from './alone.ts'
import type { Check, Basis, EvidenceSink } from './checks/check.ts'
import type { CompiledClause } from './program.ts'
import type { Evidence, Finding } from './result.ts'
import type { Scene } from './scene.ts'
import type { Step } from './steps.ts'

/** More spans than these in one finding tell nobody anything. */
const MAX_SPANS = 100

/** Gathers the proof of one finding from the checks that held. */
class Proof implements EvidenceSink {
  readonly bases = new Set<Basis>()
  questions: string | undefined
  private readonly scene: Scene
  private readonly spoken: Evidence[] = []
  private readonly wholes: Evidence[] = []
  private readonly seen = new Set<string>()

  constructor(scene: Scene) {
    this.scene = scene
  }

  words(start: number, end: number): void {
    const { text } = this.scene
    if (end > start) this.span(text.startOf(start), text.endOf(end))
  }

  span(start: number, end: number): void {
    const { step } = this.scene
    if (!step.turn || end <= start || this.spoken.length >= MAX_SPANS) return
    if (this.isNew(`${step.turn.index} ${start} ${end}`))
      this.spoken.push(evidenceOf(step, step.turn.index, start, end))
  }

  turn(): void {
    this.turnOf(this.scene.here)
  }

  /** The turn of any step, as a whole. */
  turnOf(at: number): void {
    const step = this.scene.steps[at]
    if (step.turn && this.isNew(`${step.turn.index}`))
      this.wholes.push(evidenceOf(step, step.turn.index, 0, step.text.length))
  }

  earlier(): void {
    // the finding names its own turn; what it looked back at is for `explain` to show
  }

  basis(basis: Basis): void {
    this.bases.add(basis)
  }

  question(question: string): void {
    this.questions ??= question
  }

  get empty(): boolean {
    return this.spoken.length + this.wholes.length === 0
  }

  /** Words first: a turn as a whole gives way to the words in it, and words to longer ones that hold them. */
  get spans(): Evidence[] {
    const precise = new Set(this.spoken.map((e) => e.turn))
    const sorted = [...this.spoken, ...this.wholes.filter((e) => !precise.has(e.turn))].sort(
      (a, b) => a.turn - b.turn || a.start - b.start || b.end - a.end,
    )
    let widest: Evidence | undefined
    return sorted.filter((e) => {
      if (widest && widest.turn === e.turn && e.end <= widest.end) return false
      widest = e
      return true
    })
  }

  private isNew(key: string): boolean {
    if (this.seen.has(key)) return false
    this.seen.add(key)
    return true
  }
}

const evidenceOf = (step: Step, turn: number, start: number, end: number): Evidence => ({
  turn,
  start,
  end,
  quote: step.text.slice(start, end),
  ...timesOf(step),
})

function timesOf({ at, until }: Step): { from?: number; to?: number } {
  return Number.isNaN(at) ? {} : { from: at, to: until }
}

/** What is to be proved, and where. */
export interface Accusation {
  readonly compiled: CompiledClause
  readonly verdict: 'broken' | 'undecided'
  /** Step that opened the obligation; the current one for a prohibition without trigger. */
  readonly trigger: number
  /** Step where the duty ought to have been met, or the forbidden thing was done. */
  readonly response: number
}

/** Makes the finding: which turns, which words, what decided. */
export function makeFinding(scene: Scene, accusation: Accusation): Finding {
  if (!scene.equipment.proving) return markOf(scene, accusation)
  const { compiled, verdict, trigger, response } = accusation
  const { clause, mode } = compiled
  const proof = new Proof(scene)
  const done = mode === 'forbid'
  const at = evidenceStep(scene, compiled, trigger, response)
  const prove = (step: number, check: Check | undefined) => {
    if (check && step >= 0) scene.revisit(step, () => check.prove(scene, proof))
  }
  if (clause.evidence !== 'none' && at >= 0 && at !== response && at !== trigger) proof.turnOf(at)
  if (done) {
    prove(response, compiled.condition)
    if (proof.empty && clause.evidence !== 'none') proof.turnOf(response)
  } else if (clause.evidence !== 'none') {
    if (verdict === 'undecided') prove(response, compiled.condition)
    if (at === trigger) prove(trigger, compiled.trigger)
    if (at >= 0) proof.turnOf(at)
  }
  if (!done) proof.basis('absence')
  const spans = proof.spans
  const turn = at >= 0 ? scene.steps[at].turn?.index : undefined
  const turns =
    clause.evidence === 'none'
      ? []
      : turn !== undefined
        ? [turn]
        : [...new Set(spans.map((e) => e.turn))].sort((a, b) => a - b)
  const suggestion = suggestionFor(scene, compiled, response, spans)
  return {
    criterion: clause.criterion as string,
    clause: clause.id,
    title: clause.title,
    ...(clause.kind && { kind: clause.kind }),
    verdict,
    severity: clause.severity ?? 'minor',
    ...(clause.status === 'trial' && { trial: true }),
    turns,
    evidence: spans,
    decidedBy: [...proof.bases],
    ...(suggestion && { suggestion }),
    ...(clause.advice && { advice: clause.advice }),
    ...(proof.questions && { question: proof.questions }),
    sources: clause.sources ?? [],
  }
}

const NOTHING: readonly never[] = []

/** A finding without its proof: thousands of conversations in progress keep many of them. */
function markOf(scene: Scene, { compiled, verdict, trigger, response }: Accusation): Finding {
  const { clause } = compiled
  const turn = scene.steps[evidenceStep(scene, compiled, trigger, response)]?.turn
  return {
    criterion: clause.criterion as string,
    clause: clause.id,
    title: clause.title,
    verdict,
    severity: clause.severity ?? 'minor',
    turns: turn ? alone(turn.index) : NOTHING,
    evidence: NOTHING,
    decidedBy: NOTHING,
    sources: NOTHING,
  }
}

/** The step whose turn the finding names. */
function evidenceStep(
  scene: Scene,
  { clause, mode, window }: CompiledClause,
  trigger: number,
  response: number,
): number {
  const forward = window.side === 'after' && (window.turns !== undefined || clause.until !== undefined)
  const where = clause.evidence ?? (mode === 'forbid' ? 'response' : forward ? 'response' : 'trigger')
  if (where === 'none') return -1
  const step = where === 'response' ? response : trigger
  if (where === 'before') return turnAt(scene, trigger - 1)
  return where === 'agent before' ? agentTurnAt(scene, trigger - 1) : turnAt(scene, step)
}

/** The given step if it is a turn of agent or customer, else the nearest such turn before it. */
function turnAt(scene: Scene, step: number): number {
  for (let i = step; i >= 0; i--) {
    const speaker = scene.steps[i].turn?.speaker
    if (speaker === 'agent' || speaker === 'customer') return i
  }
  return -1
}

/** The same for turns of the agent. */
function agentTurnAt(scene: Scene, step: number): number {
  for (let i = step; i >= 0; i--) if (scene.steps[i].turn?.speaker === 'agent') return i
  return -1
}

/** For what was said, kind words for it; for what was left undone, the words the duty asks for. */
function suggestionFor(
  scene: Scene,
  { clause, mode }: CompiledClause,
  response: number,
  evidence: readonly Evidence[],
): string | undefined {
  const turn = scene.steps[response]?.turn?.index
  const said = mode === 'forbid' ? evidence.filter((e) => e.turn === turn) : []
  let suggestion: string | undefined
  const find = () => (suggestion = scene.equipment.instead(scene, clause, said))
  if (said.length > 0) scene.revisit(response, find)
  else find()
  return suggestion
}
