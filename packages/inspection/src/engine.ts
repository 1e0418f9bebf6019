import type { Conversation } from '@liangyan/conversation'
import { type ScorecardRules, type Standard } from '@liangyan/standard'
import { commitmentsOf } from './commitments.ts'
import { contactOf } from './contact.ts'
import type { CounselProgram } from './counsel.ts'
import { Monitor } from './monitor.ts'
import { compileStandard, type Program, type Purpose } from './program.ts'
import type { ClauseVerdict, Finding, Inspection, Scorecard } from './result.ts'
import { NO_CARD, score } from './scoring.ts'
import { Session } from './session.ts'
import type { SceneRecord } from './scene.ts'
import { type Situation, situationOf } from './situation.ts'
import { stepsOf } from './steps.ts'
import { FALSE, TRUE } from './truth.ts'

/** A compiled standard, ready to inspect. Not to be shared between threads; compile one for each. */
export class Engine {
  readonly program: Program
  private readonly monitor: Monitor
  private readonly card: ScorecardRules
  /** With all that only advising asks for; compiled when somebody first does. */
  private adviser: { readonly program: Program; readonly monitor: Monitor } | undefined

  constructor(standard: Standard, purpose: Purpose = {}) {
    this.program = compileStandard(standard, purpose)
    this.monitor = new Monitor(this.program)
    if (purpose.advising) this.adviser = { program: this.program, monitor: this.monitor }
    this.card = standard.scorecards[0] ?? NO_CARD
  }

  /** Inspects a finished conversation. Pure: the same conversation gives the same inspection. */
  inspect(conversation: Conversation): Inspection {
    const { monitor } = this
    monitor.begin(conversation)
    for (const step of stepsOf(conversation)) monitor.step(step)
    return this.conclude(monitor, conversation)
  }

  /** The acts of each turn, by turn index: what every speaker does there. */
  acts(conversation: Conversation): Map<number, string[]> {
    const { monitor, program } = this.advising()
    const acts = [...(program.counsel?.acts ?? [])]
    const found = new Map<number, string[]>()
    monitor.begin(conversation)
    for (const step of stepsOf(conversation)) {
      monitor.step(step)
      if (!step.turn) continue
      found.set(
        step.turn.index,
        acts.filter(([, check]) => check.holds(monitor.scene) === TRUE).map(([id]) => id),
      )
    }
    return found
  }

  /** Where a conversation in progress stands: moments recognised at its last step, words for them, duties open. */
  situation(conversation: Conversation, now?: string): Situation {
    const { program, monitor } = this.advising()
    monitor.begin(conversation)
    for (const step of stepsOf(conversation)) monitor.step(step)
    return situationOf(counselOf(program), monitor, now)
  }

  /**
   * Begins a conversation in progress; feed it with `observe`, end it with `conclude`. Only an engine that was made for
   * advising can tell a session's situation.
   */
  session(record: SceneRecord): Session {
    return new Session(this, record)
  }

  /** Ends the monitor's conversation and puts together what was found. */
  conclude(monitor: Monitor, record: SceneRecord): Inspection {
    const commitments = commitmentsOf(monitor.scene, this.program)
    monitor.finish()
    const findings = this.distinct(monitor.findings())
    const { head } = this.program.standard
    return {
      id: record.id,
      standard: { id: head.id, version: head.version },
      findings,
      commitments,
      contact: contactOf(monitor.scene, this.program, monitor.contact),
      scorecard: this.scorecard(findings, monitor),
      verdicts: this.verdicts(monitor),
    }
  }

  /** A monitor of its own, for a session. */
  newMonitor(): Monitor {
    return new Monitor(this.program)
  }

  /** Where the conversation of one of this engine's monitors stands. Throws where the engine is not one that advises. */
  situationOf(monitor: Monitor, now: string | undefined): Situation {
    return situationOf(counselOf(this.program), monitor, now)
  }

  private advising(): { readonly program: Program; readonly monitor: Monitor } {
    if (!this.adviser) {
      const program = compileStandard(this.program.standard, { advising: true })
      this.adviser = { program, monitor: new Monitor(program) }
    }
    return this.adviser
  }

  private scorecard(findings: readonly Finding[], monitor: Monitor): Scorecard {
    const { itemConditions, ranks, clauses } = this.program
    // a clause on trial is found and shown, but costs nothing
    const counts = (f: Finding) => (clauses[ranks.get(f.clause) as number].clause.status ?? 'active') === 'active'
    return score(this.card, findings, counts, (item) => itemConditions.get(item.id)?.holds(monitor.scene) !== FALSE)
  }

  /** Clauses that came into play; prohibitions that were never broken are left out. */
  private verdicts(monitor: Monitor): ClauseVerdict[] {
    const verdicts: ClauseVerdict[] = []
    monitor.obligations.tallies.forEach((tally, i) => {
      if (!tally) return
      const { broken, kept, undecided, void: nothing } = tally
      if (broken + kept + undecided + nothing > 0)
        verdicts.push({ clause: this.program.clauses[i].clause.id, broken, kept, undecided, void: nothing })
    })
    return verdicts
  }

  /** One finding for each clause and place; of a criterion that concerns the whole conversation, one finding. */
  private distinct(findings: readonly Finding[]): Finding[] {
    const { wholeConversation } = this.program
    const seen = new Set<string>()
    return findings.filter((f) => {
      const key = wholeConversation.has(f.criterion)
        ? `${f.criterion} ${f.verdict} ${f.trial ?? false}`
        : `${f.clause} ${f.verdict} ${f.turns.join(',')}`
      if (seen.has(key)) return false
      seen.add(key)
      return true
    })
  }
}

function counselOf({ counsel }: Program): CounselProgram {
  if (!counsel) throw new Error('this engine was not made for advising')
  return counsel
}
