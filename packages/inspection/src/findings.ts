import type { Check, Basis, EvidenceSink } from './checks/check.ts'
import type { CompiledClause } from './program.ts'
import type { Evidence, Finding, Severity } from './result.ts'
import type { Scene } from './scene.ts'

/** Gathers the proof of one finding from the checks that held. */
class Proof implements EvidenceSink {
  readonly evidence: Evidence[] = []
  readonly bases = new Set<Basis>()
  questions: string | undefined
  private readonly scene: Scene

  constructor(scene: Scene) {
    this.scene = scene
  }

  words(start: number, end: number): void {
    const { text } = this.scene
    if (end > start) this.span(text.startOf(start), text.endOf(end))
  }

  span(start: number, end: number): void {
    const { turn, text } = this.scene.step
    if (!turn || end <= start || this.evidence.some((e) => e.turn === turn.index && e.start === start && e.end === end))
      return
    this.evidence.push({ turn: turn.index, start, end, quote: text.slice(start, end), ...timesOf(this.scene) })
  }

  turn(): void {
    const { step } = this.scene
    if (!step.turn || this.evidence.some((e) => e.turn === step.turn?.index)) return
    this.evidence.push({
      turn: step.turn.index,
      start: 0,
      end: step.text.length,
      quote: step.text,
      ...timesOf(this.scene),
    })
  }

  basis(basis: Basis): void {
    this.bases.add(basis)
  }

  question(question: string): void {
    this.questions ??= question
  }

  /** Whole turns give way to the words in them. */
  get spans(): Evidence[] {
    const precise = new Set(this.evidence.filter((e) => e.quote.length < this.textOf(e.turn).length).map((e) => e.turn))
    return this.evidence
      .filter((e) => !precise.has(e.turn) || e.quote.length < this.textOf(e.turn).length)
      .sort((a, b) => a.turn - b.turn || a.start - b.start)
  }

  private textOf(turn: number): string {
    return this.scene.steps.find((s) => s.turn?.index === turn)?.text ?? ''
  }
}

function timesOf(scene: Scene): { from?: number; to?: number } {
  const { at, until } = scene.step
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
export function makeFinding(scene: Scene, { compiled, verdict, trigger, response }: Accusation): Finding {
  const { clause, mode } = compiled
  const proof = new Proof(scene)
  const done = mode === 'forbid'
  const at = evidenceStep(scene, compiled, trigger, response)
  const prove = (step: number, check: Check | undefined) => {
    if (check && step >= 0) scene.revisit(step, () => check.prove(scene, proof))
  }
  if (clause.evidence !== 'none' && at >= 0 && at !== response && at !== trigger) scene.revisit(at, () => proof.turn())
  if (done) {
    prove(response, compiled.condition)
    if (proof.evidence.length === 0 && clause.evidence !== 'none') scene.revisit(response, () => proof.turn())
  } else if (clause.evidence !== 'none') {
    if (verdict === 'undecided') prove(response, compiled.condition)
    if (at === trigger) prove(trigger, compiled.trigger)
    if (at >= 0) scene.revisit(at, () => proof.turn())
    proof.basis('absence')
  }
  const turn = at >= 0 ? scene.steps[at].turn?.index : undefined
  const turns =
    clause.evidence === 'none'
      ? []
      : turn !== undefined
        ? [turn]
        : [...new Set(proof.evidence.map((e) => e.turn))].sort((a, b) => a - b)
  const spans = proof.spans.filter((e) => clause.evidence !== 'none' || done || e.turn >= 0)
  const suggestion = suggestionFor(compiled, spans)
  return {
    criterion: clause.criterion as string,
    clause: clause.id,
    title: clause.title,
    ...(clause.kind && { kind: clause.kind }),
    verdict,
    severity: (clause.severity ?? 'minor') as Severity,
    turns,
    evidence: spans,
    decidedBy: [...proof.bases],
    ...(suggestion && { suggestion }),
    ...(proof.questions && { question: proof.questions }),
    sources: clause.sources ?? [],
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
  const mode_ = clause.evidence ?? (mode === 'forbid' ? 'response' : forward ? 'response' : 'trigger')
  if (mode_ === 'none') return -1
  const step = mode_ === 'response' ? response : trigger
  const spoken = mode_ === 'before' ? turnAt(scene, trigger - 1) : turnAt(scene, step)
  return spoken
}

/** The given step if it is a turn of agent or customer, else the nearest such turn before it. */
function turnAt(scene: Scene, step: number): number {
  for (let i = step; i >= 0; i--) {
    const speaker = scene.steps[i].turn?.speaker
    if (speaker === 'agent' || speaker === 'customer') return i
  }
  return -1
}

function suggestionFor({ clause }: CompiledClause, evidence: readonly Evidence[]): string | undefined {
  for (const { instead_of: harsh, say } of clause.replace ?? []) {
    if (
      harsh === undefined ||
      [harsh].flat().some((words) => evidence.some((e) => e.quote.includes(words) || words.includes(e.quote)))
    )
      return say
  }
  const wording = clause.wording?.[0]
  return typeof wording === 'string' ? wording : wording?.text
}
