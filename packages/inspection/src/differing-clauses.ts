import {
  type Act,
  actsOf,
  type Clause,
  type Condition,
  type PlacedClause,
  phraseKey,
  phrasesOf,
  type Standard,
  walkCondition,
} from '@liangyan/standard'

/** How two versions of a standard judge differently, as far as can be told without a conversation. */
export interface DifferingClauses {
  /** Clauses that the later version may judge otherwise than the earlier one, or that the earlier one did not judge. */
  readonly anew: ReadonlySet<string>
  /** Clauses that only the earlier version judged. */
  readonly gone: ReadonlySet<string>
  /** How many clauses the later version judges. */
  readonly judged: number
}

/**
 * Compares what two versions make of each clause: its conditions with the acts they ask for and the phrases as they were
 * parsed, the trained models, the calendar. What is only shown (title, wording, sources …) makes no difference. Clauses that
 * prove one criterion of a whole conversation stand for each other in the findings, the first of them for all: one that
 * differs, or stands in another place among them, takes all of them along.
 */
export function differingClauses(before: Standard, after: Standard): DifferingClauses {
  const [old, now] = [before, after].map(judgedIn)
  const same = sameParts(before, after)
  const [was, is] = [new Fingerprints(before, same, 'before'), new Fingerprints(after, same, 'after')]
  const hearing = before.head.hearing?.confusable === after.head.hearing?.confusable
  const anew = new Set<string>()
  for (const [id, clause] of now) {
    const earlier = old.get(id)
    if (!hearing || !earlier || was.of(earlier) !== is.of(clause)) anew.add(id)
  }
  const gone = new Set([...old.keys()].filter((id) => !now.has(id)))
  const differing = [...anew, ...gone].flatMap((id) => [old.get(id)?.criterion, now.get(id)?.criterion])
  const moved = orderChanged(old, now)
  const whole = new Set([...levelChanged(before, after), ...[...differing, ...moved].filter(isWhole(before, after))])
  for (const [id, { criterion }] of now) if (whole.has(criterion)) anew.add(id)
  return { anew, gone, judged: now.size }
}

/** The clauses that an engine runs, by id. */
function judgedIn({ clauses }: Standard): Map<string, Clause> {
  const run = ({ clause }: PlacedClause) => clause.status !== 'draft' && !clause.advise
  return new Map(clauses.filter(run).map(({ clause }) => [clause.id, clause]))
}

const wholeIn = ({ criteria }: Standard) =>
  new Set(criteria.flatMap(({ id, level }) => (level === 'conversation' ? [id] : [])))

function isWhole(before: Standard, after: Standard): (criterion: string | undefined) => boolean {
  const whole = new Set([...wholeIn(before), ...wholeIn(after)])
  return (criterion) => criterion !== undefined && whole.has(criterion)
}

function levelChanged(before: Standard, after: Standard): string[] {
  const [was, is] = [wholeIn(before), wholeIn(after)]
  return [...was.symmetricDifference(is)]
}

/** Criteria whose clauses follow each other in another order. */
function orderChanged(old: ReadonlyMap<string, Clause>, now: ReadonlyMap<string, Clause>): string[] {
  const [was, is] = [old, now].map((clauses) => Map.groupBy(clauses.keys(), (id) => clauses.get(id)?.criterion))
  return [...is].flatMap(([criterion, ids]) => {
    const same = criterion === undefined || was.get(criterion)?.join('\n') === ids.join('\n')
    return same ? [] : [criterion]
  })
}

/** What every clause leans on that asks for it: whether it is the same in both versions. */
type Part = 'tone' | 'agent' | 'customer' | 'calendar'

function sameParts(before: Standard, after: Standard): ReadonlySet<Part> {
  const parts: readonly (readonly [Part, (standard: Standard) => unknown])[] = [
    ['tone', ({ toneModel }) => toneModel],
    ['agent', ({ learnedModels }) => learnedModels.agent],
    ['customer', ({ learnedModels }) => learnedModels.customer],
    ['calendar', ({ calendar }) => calendar],
  ]
  const same = parts.filter(([, of]) => JSON.stringify(of(before)) === JSON.stringify(of(after)))
  return new Set(same.map(([part]) => part))
}

const OF_CALENDAR = ['date', 'weekday', 'workday', 'holiday', 'time'] as const

/** Texts that are equal where two versions judge a clause alike. */
class Fingerprints {
  private readonly standard: Standard
  private readonly same: ReadonlySet<Part>
  private readonly version: string
  private readonly acts: ReadonlyMap<string, Act>
  private readonly ofActs = new Map<string, string>()

  constructor(standard: Standard, same: ReadonlySet<Part>, version: 'before' | 'after') {
    this.standard = standard
    this.same = same
    this.version = version
    this.acts = new Map(standard.acts.map(({ act }) => [act.id, act]))
  }

  of({ applies, when, unless, until, require, forbid, ...rest }: Clause): string {
    const { id, status = 'active', severity = 'minor', criterion, kind, within, occurrence = 'every', evidence } = rest
    const parts = { applies, when, unless, until, require, forbid }
    return JSON.stringify([
      [id, status, severity, criterion, kind, within, occurrence, evidence],
      Object.entries(parts).map(([name, condition]) => condition && [name, this.ofCondition(condition)]),
    ])
  }

  private ofCondition(condition: Condition): unknown {
    const phrases = new Map<string, unknown>()
    const acts = new Map<string, string>()
    const parts = new Set<Part>()
    walkCondition(condition, [], (inner) => {
      for (const { phrase, exact } of phrasesOf(inner)) {
        const key = phraseKey(phrase, exact)
        phrases.set(key, this.standard.phrases.get(key))
      }
      for (const act of actsOf(inner)) acts.set(act, this.ofAct(act))
      if (inner.means !== undefined) parts.add('tone')
      if (inner.learned !== undefined) parts.add('agent').add('customer')
      if (OF_CALENDAR.some((key) => inner[key] !== undefined)) parts.add('calendar')
    })
    const other = [...parts].filter((part) => !this.same.has(part)).map((part) => `${part} ${this.version}`)
    return [condition, [...phrases], [...acts], other]
  }

  private ofAct(id: string): string {
    const known = this.ofActs.get(id)
    if (known !== undefined) return known
    const act = this.acts.get(id)
    const made = act ? JSON.stringify([act.by ?? 'agent', this.ofCondition(act.is)]) : ''
    this.ofActs.set(id, made)
    return made
  }
}
