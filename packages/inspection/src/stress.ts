import { TEXT_DISTURBANCES, type TextDisturbance, TextDisturber } from '@liangyan/language'
import type { Act, Clause, ExampleDialogue, Mark, Standard } from '@liangyan/standard'
import { withDraftsOnTrial } from './drafts.ts'
import { Engine } from './engine.ts'
import type { Inspection } from './result.ts'
import { isHeard } from './scene.ts'
import { isAbout } from './scoring.ts'
import { judgesDigits } from './stress/digit-clauses.ts'
import { Losses } from './stress/losses.ts'
import {
  type Change,
  pausesOf,
  type Retelling,
  reworded,
  STRESS_KINDS,
  withoutTurn,
  withTurnCut,
} from './stress/retelling.ts'
import {
  AVERAGE_FLOOR,
  FATAL_FLOOR,
  rateOf,
  type StressedClause,
  type StressFailure,
  type StressReport,
  type Survival,
  SurvivalTally,
} from './stress/survival.ts'

export interface StressOptions {
  /** Disturbed variants of each example and kind; fewer where there are not as many ways. */
  readonly variants?: number
  readonly seed?: number
}

/**
 * Disturbs the example dialogues of a standard the way telephone speech recognition fails, and counts how many marked
 * verdicts stay what they were. The same standard, variants and seed always give the same report.
 */
export function stressStandard(standard: Standard, { variants = 10, seed = 1 }: StressOptions = {}): StressReport {
  return new StressTest(standard, variants, seed).run()
}

interface Failure {
  readonly mark: Mark
  readonly dialogue: ExampleDialogue
  readonly retelling: Retelling
}

class StressTest {
  private readonly standard: Standard
  private readonly engine: Engine
  private readonly disturber: TextDisturber
  private readonly variants: number
  private readonly seed: number
  private readonly tallies = new Map<string, SurvivalTally>()
  /** The first failure of each clause, expectation and kind. */
  private readonly failures = new Map<string, Failure>()
  private readonly ofDigits: ReadonlySet<string>
  private readonly acts: ReadonlyMap<string, Act>
  /** The clauses that are run, by id. */
  private readonly clauses: ReadonlyMap<string, Clause>
  private wrongMarks = 0
  private trials = 0

  constructor(standard: Standard, variants: number, seed: number) {
    this.standard = standard
    this.engine = new Engine(withDraftsOnTrial(standard))
    this.disturber = new TextDisturber(standard.head.hearing?.confusable)
    this.variants = variants
    this.seed = seed
    this.acts = new Map(standard.acts.map(({ act }) => [act.id, act]))
    const run = standard.clauses.map(({ clause }) => clause).filter(({ advise }) => !advise)
    this.clauses = new Map(run.map((clause) => [clause.id, clause]))
    this.ofDigits = new Set(run.filter((clause) => judgesDigits(clause, this.acts)).map(({ id }) => id))
  }

  run(): StressReport {
    for (const dialogue of this.standard.dialogues) this.try(dialogue)
    const clauses = [...this.tallies]
      .map(([id, tally]) => this.stressed(this.clauses.get(id) as Clause, tally))
      .sort((a, b) => rateOf(a.hits) - rateOf(b.hits) || rateOf(a.passes) - rateOf(b.passes))
    const active = clauses.filter(({ status }) => status === 'active')
    const average = {
      hits: meanRate(active.map(({ hits }) => hits)),
      passes: meanRate(active.map(({ passes }) => passes)),
    }
    const fragile = active.filter(({ fatal, hits }) => fatal && rateOf(hits) < FATAL_FLOOR)
    const steady = average.hits >= AVERAGE_FLOOR && fragile.length === 0
    return { clauses, average, fragile, steady, trials: this.trials, wrongMarks: this.wrongMarks }
  }

  private try(dialogue: ExampleDialogue): void {
    const plain = this.engine.inspect(dialogue.conversation)
    const ofClauses = dialogue.marks.filter((m) => isOfClause(m) && this.clauses.has(m.id))
    const marks = ofClauses.filter((mark) => isRight(mark, plain, asTheyWere))
    this.wrongMarks += ofClauses.length - marks.length
    if (marks.length === 0) return
    for (const kind of TEXT_DISTURBANCES) {
      // typed words are not misheard, but they come without punctuation too
      if (kind !== 'unpunctuated' && !isHeard(dialogue.conversation)) continue
      const concerned = kind === 'misread' ? marks.filter((mark) => !this.ofDigits.has(mark.id)) : marks
      for (const retelling of this.rewordings(kind, dialogue)) this.judge(retelling, dialogue, concerned)
    }
    const losses = new Losses(this.engine, dialogue, this.acts)
    for (const mark of marks) {
      const clause = this.clauses.get(mark.id) as Clause
      const lost = losses.of(mark, clause, (inspection) => isRight(mark, inspection, asTheyWere))
      for (const turn of spread(lost, this.variants))
        this.judge(withoutTurn(dialogue.conversation, turn), dialogue, [mark])
      for (const [turn, at] of spread(cutsFor(mark, dialogue), this.variants))
        this.judge(withTurnCut(dialogue.conversation, turn, at), dialogue, [mark])
    }
  }

  /** The different ways in which the words of a dialogue were got wrong; marked turns always were, others by chance. */
  private rewordings(kind: TextDisturbance, { conversation, marks }: ExampleDialogue): Retelling[] {
    const marked = new Set(marks.map(({ turn }) => turn))
    const least = (turn: number) => (marked.has(turn) || marked.has(null) ? 1 : 0)
    const different = new Map<string, Retelling>()
    for (let variant = 0; variant < this.variants; variant++) {
      const changes = conversation.turns.flatMap(({ index, text }): Change[] => {
        const after = this.disturber.disturb(kind, text, this.seed + variant * 8191 + index, least(index))
        return after === text ? [] : [{ turn: index, before: text, after: [after] }]
      })
      if (changes.length === 0) continue
      const key = changes.map(({ turn, after }) => `${turn} ${after.join('')}`).join('\n')
      if (!different.has(key)) different.set(key, reworded(kind, conversation, changes))
    }
    return [...different.values()]
  }

  /** Notes which verdicts a retelling leaves as they were. A mark whose own turn was left alone proves nothing. */
  private judge(retelling: Retelling, dialogue: ExampleDialogue, marks: readonly Mark[]): void {
    const { kind, changes, conversation, placesOf } = retelling
    const reworded = kind !== 'lost' && kind !== 'split'
    const touched = new Set(changes.map(({ turn }) => turn))
    const tried = reworded ? marks.filter(({ turn }) => turn === null || touched.has(turn)) : marks
    if (tried.length === 0) return
    const inspection = this.engine.inspect(conversation)
    for (const mark of tried) {
      const survived = isRight(mark, inspection, placesOf)
      this.trials++
      this.tallyOf(mark.id).note(mark, kind, survived)
      const key = failureKey(mark.id, mark.expect, kind)
      if (!survived && !this.failures.has(key)) this.failures.set(key, { mark, dialogue, retelling })
    }
  }

  private tallyOf(clause: string): SurvivalTally {
    const known = this.tallies.get(clause)
    if (known) return known
    const tally = new SurvivalTally()
    this.tallies.set(clause, tally)
    return tally
  }

  private stressed(clause: Clause, tally: SurvivalTally): StressedClause {
    const failures = EXPECTATIONS.flatMap((expect) =>
      tally.harmfulKinds(expect).flatMap((kind) => this.failures.get(failureKey(clause.id, expect, kind)) ?? []),
    )
    const kinds = Object.fromEntries(
      STRESS_KINDS.map((kind) => [kind, { hits: tally.of('hit', [kind]), passes: tally.of('pass', [kind]) }]),
    )
    return {
      id: clause.id,
      title: clause.title,
      status: clause.status ?? 'active',
      fatal: this.isFatal(clause),
      examples: tally.marks.size,
      hits: tally.of('hit'),
      passes: tally.of('pass'),
      kinds: kinds as StressedClause['kinds'],
      failures: failures.map((failure) => this.told(failure)),
    }
  }

  private isFatal({ id, criterion, kind, severity }: Clause): boolean {
    if (severity === 'fatal') return true
    const items = this.standard.scorecards.flatMap(({ groups }) => groups.flatMap((group) => group.items))
    return items.some((item) => item.fatal === true && isAbout(item, { clause: id, criterion, kind }))
  }

  private told({ mark, dialogue, retelling }: Failure): StressFailure {
    const { turn, before, after } = this.culprit(mark, dialogue, retelling)
    return {
      kind: retelling.kind,
      expect: mark.expect as 'hit' | 'pass',
      place: { file: dialogue.file, line: mark.line, column: 1 },
      speaker: dialogue.conversation.turns[turn].speaker,
      before,
      after,
    }
  }

  /** The changed turn that is enough by itself to change the verdict; where none is, the marked one. */
  private culprit(mark: Mark, { conversation }: ExampleDialogue, { kind, changes, placesOf }: Retelling): Change {
    if (changes.length === 1) return changes[0]
    const enough = (change: Change) =>
      !isRight(mark, this.engine.inspect(reworded(kind, conversation, [change]).conversation), placesOf)
    return changes.find(enough) ?? changes.find(({ turn }) => turn === mark.turn) ?? changes[0]
  }
}

const EXPECTATIONS = ['hit', 'pass'] as const

const failureKey = (clause: string, expect: Mark['expect'], kind: Retelling['kind']) => `${clause} ${expect} ${kind}`

/** The mean of the rates of those that were tried at all; 1 where none was. */
function meanRate(all: readonly Survival[]): number {
  const tried = all.filter((survival) => survival.of > 0)
  return tried.length === 0 ? 1 : tried.reduce((sum, survival) => sum + rateOf(survival), 0) / tried.length
}

const isOfClause = ({ expect }: Mark): boolean => expect === 'hit' || expect === 'pass'

const asTheyWere = (turn: number): readonly number[] => [turn]

/** Whether an inspection says of the marked turn, wherever it stands now, what the mark says. */
function isRight({ id, expect, turn }: Mark, { findings }: Inspection, placesOf: Retelling['placesOf']): boolean {
  const places = turn === null ? null : placesOf(turn)
  const found = findings.some((f) => f.clause === id && (places === null || places.some((p) => f.turns.includes(p))))
  return found === (expect === 'hit')
}

/** Where a dialogue may be cut: in the marked turn; in any other where that one has no pause, or the mark no turn. */
function cutsFor({ turn }: Mark, { conversation }: ExampleDialogue): [number, number][] {
  const cuts = conversation.turns.flatMap(({ index, text }) =>
    pausesOf(text).map((at): [number, number] => [index, at]),
  )
  const own = cuts.filter(([index]) => index === turn)
  return own.length > 0 ? own : cuts
}

/** At most so many of a list, evenly from all of it. */
function spread<T>(items: readonly T[], most: number): T[] {
  if (items.length <= most) return [...items]
  return Array.from({ length: most }, (_, i) => items[Math.floor((i * items.length) / most)])
}
