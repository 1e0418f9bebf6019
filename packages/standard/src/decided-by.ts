import type { Act, Clause } from './schema/clause.ts'
import type { Condition, ConditionKey } from './schema/condition.ts'
import { actsOf, walkCondition } from './walk.ts'

/** Who finds out whether a clause is broken: the engine by itself, a language model, or only a person. */
export type DecidedBy = 'engine' | 'model' | 'person'

/** The answers that the engine can come to without asking a judge. */
interface Answers {
  readonly yes: boolean
  readonly no: boolean
}
const BOTH: Answers = { yes: true, no: true }
const NEITHER: Answers = { yes: false, no: false }

const every = (parts: readonly Answers[]): Answers => ({
  yes: parts.every(({ yes }) => yes),
  no: parts.some(({ no }) => no),
})
const some = (parts: readonly Answers[]): Answers => ({
  yes: parts.some(({ yes }) => yes),
  no: parts.every(({ no }) => no),
})

/** What only says of whom and when a judge is asked. */
const WHERE: ReadonlySet<string> = new Set<ConditionKey>([
  ...(['by', 'position', 'event', 'channel', 'direction', 'service', 'queue', 'agent', 'attribute'] as const),
  ...(['date', 'weekday', 'workday', 'holiday', 'time'] as const),
])

/**
 * Tells of clauses who decides them. The engine does where it can come to "broken" alone: where `any` of words and a judge
 * is forbidden, the words will do; where `all` of them is, they will not.
 */
export class Deciding {
  private readonly acts: ReadonlyMap<string, Act>
  private readonly judgesOfActs = new Map<string, readonly Judge[]>()

  constructor(acts: readonly Act[]) {
    this.acts = new Map(acts.map((act) => [act.id, act]))
  }

  deciderOf(clause: Clause): DecidedBy {
    if (this.engineFindsBroken(clause)) return 'engine'
    const { applies, when, unless, require, forbid } = clause
    const judges = [applies, when, unless, require, forbid].flatMap((condition) => this.judgesIn(condition))
    return judges.length > 0 && judges.every((by) => by === 'person') ? 'person' : 'model'
  }

  private engineFindsBroken({ applies, when, unless, require, forbid }: Clause): boolean {
    const yes = (condition: Condition | undefined) => condition === undefined || this.answers(condition).yes
    const no = (condition: Condition | undefined) => condition === undefined || this.answers(condition).no
    return yes(applies) && yes(when) && no(unless) && no(require) && yes(forbid)
  }

  /** What a condition says at one level must hold together, as the parts of `all` must. */
  private answers(condition: Condition): Answers {
    if (this.judgesIn(condition).length === 0) return BOTH
    const { all, any, not, ...others } = condition
    const parts: Answers[] = []
    if (all) parts.push(every(all.map((part) => this.answers(part))))
    if (any) parts.push(some(any.map((part) => this.answers(part))))
    if (not) {
      const { yes, no } = this.answers(not)
      parts.push({ yes: no, no: yes })
    }
    // what looks at other steps, or does an act, is not taken apart: a judge anywhere in it is a judge
    for (const [key, value] of Object.entries(others))
      if (!WHERE.has(key)) parts.push(this.judgesIn({ [key]: value }).length > 0 ? NEITHER : BOTH)
    return every(parts)
  }

  private judgesIn(condition: Condition | undefined): Judge[] {
    const judges: Judge[] = []
    if (!condition) return judges
    walkCondition(condition, [], (inner) => {
      if (inner.judge !== undefined) judges.push((typeof inner.judge === 'object' && inner.judge.by) || 'model')
      for (const act of actsOf(inner)) judges.push(...this.judgesOfAct(act))
    })
    return judges
  }

  private judgesOfAct(id: string): readonly Judge[] {
    const known = this.judgesOfActs.get(id)
    if (known) return known
    this.judgesOfActs.set(id, []) // an act that leads back to itself asks nobody else
    const judges = this.judgesIn(this.acts.get(id)?.is)
    this.judgesOfActs.set(id, judges)
    return judges
  }
}

type Judge = 'model' | 'person'
