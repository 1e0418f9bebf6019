import { Advisor } from '@liangyan/assist'
import type { Engine } from '@liangyan/inspection'
import type { Clause, LiveRules, Moment, Standard } from '@liangyan/standard'
import { type ClockRules, clockRules } from './clock-rules.ts'
import { owedDuties } from './owed.ts'
import { type Mark, markingEngine } from './marking.ts'

/** The mark of a turn that shows the conversation coming to its end. */
export const ENDING = 'ending'

/**
 * One version of a standard, compiled for conversations in progress. Not to be shared between threads. Compiling takes
 * seconds; any number of conversations stand on one.
 */
export class LiveStandard {
  readonly standard: Standard
  readonly rules: LiveRules | undefined
  readonly clockRules: ClockRules
  readonly advisor: Advisor
  /** Inspects as any engine of the standard does; the advisor's own, as another would be as much again in memory. */
  readonly engine: Engine
  /** Asks for what only desk and floor want to know: moods, signs of the end, duties that are decided later. */
  readonly watcher: Engine
  readonly clauses: ReadonlyMap<string, Clause>
  readonly moments: ReadonlyMap<string, Moment>
  private summing: Engine | undefined
  private checking: Engine | undefined

  constructor(standard: Standard) {
    this.standard = standard
    this.rules = standard.live
    this.clockRules = clockRules(standard.live)
    this.advisor = new Advisor(standard)
    this.engine = this.advisor.engine
    this.clauses = new Map(standard.clauses.map(({ clause }) => [clause.id, clause]))
    this.moments = new Map(standard.practice.moments.map((moment) => [moment.title, moment]))
    this.watcher = markingEngine(standard, watched(standard.live), owedDuties(standard.live, this.clauses))
  }

  /** Asks what a summary wants to know; compiled when somebody first does. */
  get summariser(): Engine {
    this.summing ??= markingEngine(this.standard, summed(this.rules))
    return this.summing
  }

  /** Asks what is to be known of a draft beside its faults; compiled when somebody first does. */
  get checker(): Engine {
    const promise = this.rules?.guard?.promise
    this.checking ??= markingEngine(this.standard, promise ? [{ name: PROMISE, when: promise.when }] : [])
    return this.checking
  }
}

/** The mark of a promise that ought to name its time. */
export const PROMISE = 'promise'

/** The mark of the nth move of mood, of what tells the matter, of the nth thing that was done. */
export const MOOD = 'mood '
export const MATTER = 'matter'
export const DONE = 'done '

function watched(rules: LiveRules | undefined): Mark[] {
  const ending = rules?.clocks.ending
  return [
    ...(ending ? [{ name: ENDING, when: ending }] : []),
    ...(rules?.mood.moves ?? []).map(({ when }, i) => ({ name: `${MOOD}${i}`, when })),
  ]
}

function summed(rules: LiveRules | undefined): Mark[] {
  const { matter, done = [] } = rules?.summary ?? {}
  return [
    ...(matter ? [{ name: MATTER, when: matter }] : []),
    ...done.map(({ when, unless }, i) => ({ name: `${DONE}${i}`, when, unless })),
  ]
}
