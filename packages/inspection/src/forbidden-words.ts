import { type Clause, forbiddenWords, type Source, type Standard } from '@liangyan/standard'
import type { Engine } from './engine.ts'
import { soleTurn } from './sole-turn.ts'

/** Words that a sentence of the source itself forbids, and who finds them. */
export interface ForbiddenWords {
  readonly source: Source
  readonly words: string
  /** `check`: a clause in force that cites the sentence; `trial`: only one on trial; `missed`: no clause that cites it. */
  readonly found: 'check' | 'trial' | 'missed'
  /** Clauses that find them and do not cite the sentence. */
  readonly others: readonly string[]
  /** Whether a prohibition cites the sentence that is in force as the standard is read, so that it should find them. */
  readonly owed: boolean
}

/** Says to the engine what the source forbids in so many words, each as a turn of its own. */
export function findForbiddenWords(standard: Standard, engine: Engine): ForbiddenWords[] {
  const clauses = new Map(standard.clauses.map(({ clause }) => [clause.id, clause]))
  return [...standard.sources.values()].flatMap((source) =>
    forbiddenWords(source).map((words) => {
      const findings = engine.inspect(soleTurn(words)).findings.filter((finding) => finding.turns.includes(0))
      const citing = findings.filter(({ clause }) => cites(clauses.get(clause), source))
      const active = citing.some(({ verdict, trial }) => verdict === 'broken' && !trial)
      const found = active ? 'check' : citing.length > 0 ? 'trial' : 'missed'
      const others = findings.filter((finding) => !citing.includes(finding)).map(({ clause }) => clause)
      const owed = standard.clauses.some(({ clause }) => forbids(clause) && cites(clause, source))
      return { source, words, found, others: [...new Set(others)], owed }
    }),
  )
}

const forbids = ({ forbid, status = 'active' }: Clause) => forbid !== undefined && status === 'active'

const cites = (clause: Clause | undefined, { id }: Source) => clause?.sources?.includes(id) ?? false
