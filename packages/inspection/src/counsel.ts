import type { Clause, Condition, Moment, Standard } from '@liangyan/standard'
import type { Check } from './checks/check.ts'
import { isOfRecord } from './checks/of-record.ts'
import type { ConditionCompiler } from './conditions.ts'
import { KnownSayings, type Words } from './sayings.ts'

/** A moment 情景 ready to be recognised at the current step. */
export interface CompiledMoment {
  readonly moment: Moment
  /** Sure signs, or undefined where the moment has none. */
  readonly when: Check | undefined
  /** Weaker signs, that count only after every sure one. */
  readonly perhaps: Check | undefined
}

/** A wording with the occasion it suits. */
export interface CompiledWording extends Words {
  readonly occasion: Check | undefined
}

/** A clause with words for a moment. */
export interface CompiledCounsel {
  /** Its place among the counsels. */
  readonly number: number
  readonly clause: Clause
  readonly applies: Check | undefined
  readonly trigger: Check | undefined
  readonly unless: Check | undefined
  readonly wordings: readonly CompiledWording[]
  /** Whether some of its wordings suit only some occasions. */
  readonly occasional: boolean
  /** Whether the record, the day and the hour alone decide where it applies and which of its wordings suit. */
  readonly settled: boolean
}

/** What of a standard helps the agent to find words, compiled. */
export interface CounselProgram {
  /** Every act of the standard, by id. */
  readonly acts: ReadonlyMap<string, Check>
  readonly moments: readonly CompiledMoment[]
  readonly counsels: readonly CompiledCounsel[]
  readonly sayings: KnownSayings
}

/** Compiles acts, moments and the clauses that have words for them; drafts are left out. */
export function compileCounsel({ acts, practice, clauses }: Standard, compiler: ConditionCompiler): CounselProgram {
  const optional = (condition: Condition | undefined) => (condition ? compiler.check(condition, 'anyone') : undefined)
  const worded = clauses
    .map(({ clause }) => clause)
    .filter(({ status, moment, wording }) => {
      return status !== 'draft' && moment !== undefined && (wording?.length ?? 0) > 0
    })
  const counsels = worded.map((clause, number): CompiledCounsel => {
    const { applies, unless, when: trigger, wording: wordings = [] } = clause
    const place = optional(applies)
    const compiled = wordings.map((wording): CompiledWording => {
      const { text, style, when } = typeof wording === 'string' ? { text: wording } : wording
      return { text, style, occasion: optional(when), narrowness: when ? narrownessOf(when) : 0 }
    })
    return {
      number,
      clause,
      applies: place,
      trigger: optional(trigger),
      unless: optional(unless),
      wordings: compiled,
      occasional: compiled.some(({ occasion }) => occasion !== undefined),
      settled: [place, ...compiled.map(({ occasion }) => occasion)].every((check) => !check || isOfRecord(check)),
    }
  })
  return {
    acts: new Map(acts.map(({ act }) => [act.id, compiler.act(act.id)])),
    moments: practice.moments.map((moment) => ({
      moment,
      when: optional(moment.when),
      perhaps: optional(moment.perhaps),
    })),
    counsels,
    sayings: new KnownSayings(),
  }
}

/** What is asked of steps to find words for them. */
export function checksOf(counsel: CounselProgram | undefined): Check[] {
  if (!counsel) return []
  const { moments, counsels } = counsel
  const checks = [
    ...moments.flatMap(({ when, perhaps }) => [when, perhaps]),
    ...counsels.flatMap(({ trigger, unless, applies }) => [trigger, unless, applies]),
  ]
  return checks.filter((check) => check !== undefined)
}

/** A named holiday is narrower than any holiday, and that narrower than a part of the week or of the day. */
function narrownessOf({ holiday, weekday, workday, time, date, all, any }: Condition): number {
  const own = typeof holiday === 'string' || date ? 3 : holiday ? 2 : weekday || time || workday === false ? 1 : 0
  return Math.max(own, ...[...(all ?? []), ...(any ?? [])].map(narrownessOf))
}
