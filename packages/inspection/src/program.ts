import type { WorkingCalendar } from '@liangyan/calendar'
import { NormalText, PhraseHits, ToneClassifier } from '@liangyan/language'
import { type Clause, type Condition, parseWindow, type Standard, type Window } from '@liangyan/standard'
import type { Check } from './checks/check.ts'
import { isEventSignal } from './checks/signals.ts'
import { ConditionCompiler } from './conditions.ts'
import { checksOf, compileCounsel, type CompiledCounsel, type CounselProgram } from './counsel.ts'
import { postponedLeaves } from './postponed.ts'
import { Readings } from './reading.ts'
import { Rewordings } from './rewordings.ts'
import type { Equipment } from './scene.ts'

/** A clause ready to be watched. */
export interface CompiledClause {
  readonly clause: Clause
  readonly index: number
  readonly mode: 'require' | 'forbid'
  readonly applies: Check | undefined
  readonly trigger: Check | undefined
  readonly condition: Check
  /** Watch of the condition, for windows that look back; −1 where none does. */
  readonly watch: number
  readonly unless: Check | undefined
  readonly until: Check | undefined
  readonly window: Window
  readonly occurrence: number
  /** Whether an event, not a turn, may meet the duty. */
  readonly eventful: boolean
}

/** What is asked when its signals fire. */
export type Root =
  | { readonly kind: 'clause'; readonly check: Check; readonly clause: CompiledClause }
  | { readonly kind: 'contact'; readonly check: Check; readonly rank: number }
  | { readonly kind: 'counsel'; readonly check: Check; readonly counsel: CompiledCounsel }
  | { readonly kind: 'watch'; readonly check: Check; readonly watch: number; readonly perHit: boolean }

/** A standard compiled: what to ask, and when. */
export interface Program {
  readonly standard: Standard
  readonly clauses: readonly CompiledClause[]
  /** Clause id → its place in the order of the standard. */
  readonly ranks: ReadonlyMap<string, number>
  readonly roots: readonly Root[]
  /** Signal → numbers of the roots it wakes. */
  readonly wakes: readonly (readonly number[])[]
  /** Roots that are asked at every step. */
  readonly always: readonly number[]
  readonly equipment: Equipment
  readonly calendar: WorkingCalendar
  /** Occurrences of the promise act, and of tickets. */
  readonly promiseWatch: number
  readonly contacts: readonly string[]
  /** Scorecard items that apply only where a condition holds at the end, by id. */
  readonly itemConditions: ReadonlyMap<string, Check>
  /** Criteria that concern the whole conversation. */
  readonly wholeConversation: ReadonlySet<string>
  /** What only advising asks for; its phrases would be looked for in every turn, so an inspecting program is without. */
  readonly counsel: CounselProgram | undefined
}

/** What a program is wanted for beside inspecting. */
export interface Purpose {
  /** It is to tell acts, to recognise moments and to find words for them. */
  readonly advising?: boolean
  /** How many turns of each speaker it keeps in mind, so as not to read them anew when they are said again. */
  readonly remembering?: number
  /** Whether its findings come with their evidence, as they do unless they are marks that nobody looks at; each names its turn. */
  readonly proving?: boolean
}

const TURNS_IN_MIND = 2048

/** Compiles a standard once; the program is then shared by all inspections. Draft clauses are left out. */
export function compileStandard(
  standard: Standard,
  { advising = false, remembering = TURNS_IN_MIND, proving = true }: Purpose = {},
): Program {
  const tone = standard.toneModel && new ToneClassifier(standard.toneModel)
  const compiler = new ConditionCompiler(standard, tone)
  const clauses = standard.clauses
    .map(({ clause }) => clause)
    .filter((clause) => clause.status !== 'draft' && !clause.advise)
    .map((clause, index) => compileClause(clause, index, compiler))
  const prohibitions = clauses.filter(({ mode, trigger }) => mode === 'forbid' && !trigger)
  const rewordings = new Rewordings(standard.rewordings, prohibitions, compiler)
  const promise = standard.commitments?.promise
  const promiseWatch = promise === undefined ? -1 : compiler.watch(compiler.act(promise), `act ${promise}`)
  const counsel = advising ? compileCounsel(standard, compiler) : undefined
  const items = (standard.scorecards[0]?.groups ?? []).flatMap((group) => group.items)
  const itemConditions = new Map(
    items.flatMap((item) => (item.applies ? [[item.id, compiler.check(item.applies, 'anyone')] as const] : [])),
  )
  const roots: Root[] = clauses.map((clause) => ({ kind: 'clause', check: clause.trigger ?? clause.condition, clause }))
  standard.contact.forEach((reason, rank) => {
    if (reason.when) roots.push({ kind: 'contact', check: compiler.check(reason.when, 'anyone'), rank })
  })
  for (const one of counsel?.counsels ?? [])
    if (one.trigger) roots.push({ kind: 'counsel', check: one.trigger, counsel: one })
  compiler.watches.forEach(({ check, perHit }, watch) => roots.push({ kind: 'watch', check, watch, perHit }))
  const asked = new Set([...askedIn(roots, clauses), ...checksOf(counsel)])
  const postponed = new Set([...postponedLeaves(asked), ...rewordings.leaves])
  compiler.lexicon.close(standard.typical, standard.head.hearing?.confusable, postponed)
  return {
    standard,
    clauses,
    ranks: new Map(clauses.map((c) => [c.clause.id, c.index])),
    roots,
    ...wakeLists(roots),
    equipment: {
      lexicon: compiler.lexicon,
      readings: new Readings(remembering),
      shared: compiler.shared,
      tone,
      reasons: standard.reasonModel && new ToneClassifier(standard.reasonModel),
      learned: compiler.learned,
      similar: compiler.similar,
      instead: (scene, clause, words) => rewordings.instead(scene, clause, words),
      watches: compiler.watches.length,
      proving,
      toneOfAll: compiler.asksCustomersTone,
      text: new NormalText(),
      earlier: new NormalText(),
      hits: new PhraseHits(),
      fired: new Float64Array(compiler.lexicon.signals),
      asked: new Float64Array(roots.length),
      clock: { looks: 0, looked: -1 },
    },
    calendar: compiler.calendar,
    promiseWatch,
    contacts: standard.contact.map((c) => c.id),
    counsel,
    itemConditions,
    wholeConversation: new Set(standard.criteria.filter((c) => c.level === 'conversation').map((c) => c.id)),
  }
}

/** The checks that steps are held against, each as a whole. */
function askedIn(roots: readonly Root[], clauses: readonly CompiledClause[]): Set<Check> {
  const parts = clauses.flatMap(({ condition, unless, until }) => [condition, unless, until])
  return new Set([...roots.map(({ check }) => check), ...parts].filter((check) => check !== undefined))
}

function wakeLists(roots: readonly Root[]): Pick<Program, 'wakes' | 'always'> {
  const wakes: number[][] = []
  const always: number[] = []
  roots.forEach(({ check }, number) => {
    const { wake } = check
    if (wake === null) always.push(number)
    else for (const signal of new Set(wake)) (wakes[signal] ??= []).push(number)
  })
  return { wakes, always }
}

function compileClause(clause: Clause, index: number, compiler: ConditionCompiler): CompiledClause {
  const mode = clause.forbid ? 'forbid' : 'require'
  const source = (clause.forbid ?? clause.require) as Condition
  const condition = compiler.check(source, 'agent')
  const when: Condition | undefined = clause.when ?? (mode === 'require' ? { event: 'start' } : undefined)
  const window = windowOf(clause, mode)
  const looksBack = window.side !== 'after' && window.side !== 'same'
  const optional = (c: Condition | undefined) => (c ? compiler.check(c, 'anyone') : undefined)
  return {
    clause,
    index,
    mode,
    applies: optional(clause.applies),
    trigger: optional(when),
    condition,
    watch: when && looksBack ? compiler.watch(condition, `agent ${JSON.stringify(source)}`) : -1,
    unless: optional(clause.unless),
    until: optional(clause.until),
    window,
    occurrence: clause.occurrence === 'first' ? 1 : typeof clause.occurrence === 'number' ? clause.occurrence : 0,
    eventful: speaksOfEvents(condition),
  }
}

function windowOf(clause: Clause, mode: 'require' | 'forbid'): Window {
  const stated = clause.within === undefined ? null : parseWindow(clause.within)
  return stated ?? (mode === 'require' && !clause.when ? { side: 'anywhere' } : { side: 'same' })
}

function speaksOfEvents(check: Check): boolean {
  return (check.wake?.some(isEventSignal) ?? false) || (check.parts?.some(speaksOfEvents) ?? false)
}
