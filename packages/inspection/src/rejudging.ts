import type { Conversation } from '@liangyan/conversation'
import { actsOf, type Condition, type Standard, walkCondition } from '@liangyan/standard'
import { type DifferingClauses, differingClauses } from './differing-clauses.ts'
import { Engine } from './engine.ts'
import type { ClauseVerdict, Scorecard } from './result.ts'
import { NO_CARD, score, type ScoredFinding } from './scoring.ts'

/** What an inspection found, as far as another version of the standard may take it over. */
export interface Judged {
  readonly findings: readonly ScoredFinding[]
  readonly verdicts: readonly ClauseVerdict[]
  readonly scorecard: Pick<Scorecard, 'total' | 'grade' | 'fatal'>
}

/**
 * Inspects conversations by a later version of a standard that an earlier version has inspected already: only the clauses
 * that differ are judged anew, all others are taken over, and the points are taken anew. What comes out is what an
 * inspection by the later version would find; only what it shows beside that (suggestions, evidence) is not worked out.
 */
export class Rejudging {
  readonly differing: DifferingClauses
  /** Whether a conversation must be read at all: not where only points and grades have changed. */
  readonly needsConversation: boolean
  private readonly after: Standard
  private readonly engine: Engine
  private readonly ranks: ReadonlyMap<string, number>
  private readonly onTrial: ReadonlySet<string>

  constructor(before: Standard, after: Standard) {
    this.differing = differingClauses(before, after)
    this.after = after
    const { anew } = this.differing
    this.engine = new Engine(narrowed(after, anew))
    this.ranks = new Map(after.clauses.map(({ clause }, rank) => [clause.id, rank]))
    this.onTrial = new Set(after.clauses.flatMap(({ clause }) => (clause.status === 'trial' ? [clause.id] : [])))
    const items = (after.scorecards[0]?.groups ?? []).flatMap((group) => group.items)
    this.needsConversation = anew.size > 0 || items.some(({ applies }) => applies !== undefined)
  }

  /** @param conversation may be one without turns where `needsConversation` is false */
  inspect(conversation: Conversation, before: Judged): Judged {
    const { anew, gone } = this.differing
    const inspection = this.engine.inspect(conversation)
    const stands = ({ clause }: { readonly clause: string }) => !anew.has(clause) && !gone.has(clause)
    const findings = [...before.findings.filter(stands), ...inspection.findings].sort((a, b) => this.order(a, b))
    const verdicts = [...before.verdicts.filter(stands), ...inspection.verdicts].sort(
      (a, b) => this.rank(a) - this.rank(b),
    )
    return { findings, verdicts, scorecard: this.scorecard(findings, inspection.scorecard) }
  }

  /** As an inspection has them: by the turn they name, then by the order of the clauses. */
  private order(a: ScoredFinding, b: ScoredFinding): number {
    const turn = ({ turns }: ScoredFinding) => turns[0] ?? Number.MAX_SAFE_INTEGER
    return turn(a) - turn(b) || this.rank(a) - this.rank(b)
  }

  private rank({ clause }: { readonly clause: string }): number {
    return this.ranks.get(clause) as number
  }

  private scorecard(findings: readonly ScoredFinding[], own: Scorecard): Scorecard {
    const card = this.after.scorecards[0] ?? NO_CARD
    const applied = new Set(own.items.flatMap((item) => (item.applies ? [item.id] : [])))
    return score(
      card,
      findings,
      ({ clause }) => !this.onTrial.has(clause),
      ({ id }) => applied.has(id),
    )
  }
}

/** A standard of some clauses only, with all that these ask for, and the scorecard. */
function narrowed(standard: Standard, ids: ReadonlySet<string>): Standard {
  const clauses = standard.clauses.filter(({ clause }) => ids.has(clause.id))
  const { tone, learned } = modelsAsked(standard, clauses)
  return {
    ...standard,
    clauses,
    contact: [],
    reasonModel: undefined,
    commitments: undefined,
    rewordings: [],
    practice: { ...standard.practice, moments: [] },
    // a model that nobody asks would be asked of every turn all the same
    ...(!tone && { toneModel: undefined }),
    ...(!learned && { learnedModels: { agent: undefined, customer: undefined } }),
  }
}

/** Whether some clauses, or items of the scorecard, ask for the learned tone and for learned acts. */
function modelsAsked(
  { acts, scorecards }: Standard,
  clauses: Standard['clauses'],
): { tone: boolean; learned: boolean } {
  const definitions = new Map(acts.map(({ act }) => [act.id, act.is]))
  const asked = { tone: false, learned: false }
  const visit = (condition: Condition | undefined) => {
    if (!condition) return
    walkCondition(condition, [], (inner) => {
      if (inner.means !== undefined) asked.tone = true
      if (inner.learned !== undefined) asked.learned = true
      for (const act of actsOf(inner)) {
        const is = definitions.get(act)
        // each act is looked into once
        if (definitions.delete(act)) visit(is)
      }
    })
  }
  for (const { clause } of clauses)
    for (const part of ['applies', 'when', 'unless', 'until', 'require', 'forbid'] as const) visit(clause[part])
  for (const group of scorecards[0]?.groups ?? []) for (const { applies } of group.items) visit(applies)
  return asked
}
