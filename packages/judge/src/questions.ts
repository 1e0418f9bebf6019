import { actsOf, type Clause, type Condition, type Standard, walkCondition } from '@liangyan/standard'

export type QuestionPlace = 'require' | 'forbid' | 'when' | 'unless' | 'until'

/** A `judge` of a clause: what is asked, and in which part of the clause it stands. */
export interface ClauseQuestion {
  readonly place: QuestionPlace
  readonly question: string
  /** Which words count as proof, where the standard says so. */
  readonly proof?: string
}

/** What a clause asks of a person or a model. */
export interface ClauseQuestions {
  readonly clause: Clause
  readonly questions: readonly ClauseQuestion[]
  /** Whether any of it is for a person alone (`by: person`), so that no model can decide the clause. */
  readonly forPerson: boolean
  /** The sentences of the written standard that ask for it. */
  readonly sources: readonly string[]
}

const PLACES: readonly QuestionPlace[] = ['when', 'require', 'forbid', 'unless', 'until']

/** The questions of a standard's clauses, looked up once for each clause. */
export class QuestionBook {
  private readonly standard: Standard
  private readonly clauses: ReadonlyMap<string, Clause>
  private readonly acts: ReadonlyMap<string, Condition>
  private readonly known = new Map<string, ClauseQuestions | undefined>()

  constructor(standard: Standard) {
    this.standard = standard
    this.clauses = new Map(standard.clauses.map(({ clause }) => [clause.id, clause]))
    this.acts = new Map(standard.acts.map(({ act }) => [act.id, act.is]))
  }

  /** Undefined where the clause asks nothing, or is none of the standard's. */
  of(id: string): ClauseQuestions | undefined {
    if (!this.known.has(id)) this.known.set(id, this.read(id))
    return this.known.get(id)
  }

  private read(id: string): ClauseQuestions | undefined {
    const clause = this.clauses.get(id)
    if (!clause) return undefined
    const questions: ClauseQuestion[] = []
    let forPerson = false
    for (const place of PLACES)
      this.visit(clause[place], new Set(), (judge) => {
        if (typeof judge !== 'string' && judge.by === 'person') forPerson = true
        const { question, proof } = typeof judge === 'string' ? { question: judge } : judge
        questions.push({ place, question, ...(proof !== undefined && { proof }) })
      })
    if (questions.length === 0) return undefined
    const sources = (clause.sources ?? []).flatMap((source) => this.standard.sources.get(source)?.text ?? [])
    return { clause, questions, forPerson, sources }
  }

  /** Every `judge` of a condition and of the acts that it names. */
  private visit(
    condition: Condition | undefined,
    seen: Set<string>,
    found: (judge: NonNullable<Condition['judge']>) => void,
  ): void {
    if (!condition) return
    walkCondition(condition, [], (inner) => {
      if (inner.judge !== undefined) found(inner.judge)
      for (const act of actsOf(inner)) {
        if (seen.has(act)) continue
        seen.add(act)
        this.visit(this.acts.get(act), seen, found)
      }
    })
  }
}
