import type { WorkingCalendar } from '@liangyan/calendar'
import { type EntityKind, NormalText, SimilarityIndex, ToneClassifier } from '@liangyan/language'
import { type Act, type Condition, parseDuration, parseRate, parseWindow, type Standard } from '@liangyan/standard'
import { calendarOf } from './calendar.ts'
import type { Check } from './checks/check.ts'
import { Annotation } from './checks/annotation.ts'
import { Density } from './checks/density.ts'
import { Mentions } from './checks/entity.ts'
import { Happens, HungUpBy, Lasted, SpokenBy } from './checks/events.ts'
import { Length } from './checks/length.ts'
import { All, Any, Count, Judge, Not, Nth, Shared } from './checks/logic.ts'
import { After, RepliesTo, Since } from './checks/past.ts'
import { Pattern } from './checks/pattern.ts'
import { ReadsBack, Repeats } from './checks/repetition.ts'
import { Similar } from './checks/similar.ts'
import { Elapsed, Overlap, Pace, Position, Silence, type Span } from './checks/timing.ts'
import { Learned } from './checks/learned.ts'
import { Means } from './checks/tone.ts'
import { SaysAny } from './checks/words.ts'
import { Lexicon } from './lexicon.ts'
import { recordChecks } from './record-conditions.ts'
import { SayingCompiler } from './saying.ts'
import type { Instruments } from './utterance.ts'
import type { StepKind } from './steps.ts'

type Who = 'agent' | 'customer' | 'system' | 'anyone'

/** A condition whose occurrences are remembered, because another condition looks back at it. */
export interface Watch {
  readonly check: Check
  /** Counted once for each hit of its words instead of once a step. */
  readonly perHit: boolean
}

/** Keys that speak of a turn: they need a speaker, where the condition names none the one it inherits. */
const OF_TURN = [
  'says',
  'pattern',
  'similar',
  'means',
  'learned',
  'mentions',
  'repeats',
  'reads_back',
  'length',
  'silence',
  'overlap',
  'pace',
  'not',
  'annotation',
] as const

const DEFAULT_SIMILARITY = 0.7
const DEFAULT_READ_BACK = 0.6
const DEFAULT_REPEAT = { within: 50, times: 2, similarity: 0.8, minLength: 6 }

/** Turns the conditions of a standard into checks, and collects on the way what they look for. */
export class ConditionCompiler {
  readonly lexicon = new Lexicon()
  readonly similar = new SimilarityIndex()
  readonly watches: Watch[] = []
  readonly calendar: WorkingCalendar
  /** Whether any condition asks for the tone of somebody else than the agent. */
  asksCustomersTone = false
  private readonly watchIds = new Map<string, number>()
  private readonly acts = new Map<string, Shared>()
  private readonly tone: ToneClassifier | undefined
  /** What tells learned acts apart, by speaker. */
  readonly learned: Instruments['learned']
  private readonly saying: SayingCompiler
  private readonly definitions: ReadonlyMap<string, Act>

  constructor(standard: Standard, tone: ToneClassifier | undefined) {
    this.calendar = calendarOf(standard)
    this.tone = tone
    const { agent, customer } = standard.learnedModels
    this.learned = { agent: agent && new ToneClassifier(agent), customer: customer && new ToneClassifier(customer) }
    this.saying = new SayingCompiler(standard, this.lexicon, (check, key) => this.watch(check, key))
    this.definitions = new Map(standard.acts.map(({ act }) => [act.id, act]))
  }

  /** The check of an act: done by its speaker, worked out once a step. */
  act(id: string): Check {
    const known = this.acts.get(id)
    if (known) return known
    const act = this.definitions.get(id) as Act
    const shared = new Shared(`act: ${id}`, this.acts.size)
    this.acts.set(id, shared)
    const by = act.by ?? 'agent'
    const inner = this.check(act.is, by)
    return shared.define(by === 'anyone' || saysWho(inner) ? inner : new All([new SpokenBy(by), inner]))
  }

  /** How many acts are told apart. */
  get shared(): number {
    return this.acts.size
  }

  /** @param who speaker of conditions that name none */
  check(condition: Condition, who: Who): Check {
    const parts: Check[] = []
    const speaker = condition.by ?? who
    const aboutTurn =
      condition.by !== undefined ||
      (condition.event === undefined &&
        condition.act === undefined &&
        OF_TURN.some((key) => condition[key] !== undefined))
    if (aboutTurn && speaker !== 'anyone' && !condition.density) parts.push(new SpokenBy(speaker))
    this.words(condition, parts, speaker)
    this.times(condition, parts)
    this.events(condition, parts)
    parts.push(...recordChecks(condition, this.calendar))
    this.logic(condition, parts, speaker)
    return parts.length === 1 ? parts[0] : new All(parts)
  }

  /** Number of the watch that remembers where a check held. */
  watch(check: Check, key: string, perHit = false): number {
    const name = perHit ? `${key} per hit` : key
    const known = this.watchIds.get(name)
    if (known !== undefined) return known
    const id = this.watches.push({ check, perHit }) - 1
    this.watchIds.set(name, id)
    return id
  }

  private watchOf(condition: Condition, who: Who = 'anyone'): number {
    return this.watch(this.check(condition, who), `${who} ${JSON.stringify(condition)}`)
  }

  private words(condition: Condition, parts: Check[], speaker: Who): void {
    const { says, pattern, similar, means, mentions, repeats, reads_back: readsBack, length, density } = condition
    if (condition.act !== undefined) parts.push(anyOf([condition.act].flat().map((id) => this.act(id))))
    if (says !== undefined) parts.push(this.saying.says(says, [condition.except ?? []].flat(), speaker))
    if (pattern !== undefined)
      parts.push(
        typeof pattern === 'string' ? new Pattern(pattern, undefined) : new Pattern(pattern.matches, pattern.except),
      )
    if (similar) parts.push(this.similarTo(similar))
    if (condition.learned !== undefined) parts.push(this.learnedAct(condition.learned))
    if (means !== undefined) {
      if (speaker !== 'agent') this.asksCustomersTone = true
      parts.push(this.means(means))
    }
    if (mentions !== undefined) {
      const spec = typeof mentions === 'object' && !Array.isArray(mentions) ? mentions : { entity: mentions }
      parts.push(
        new Mentions([spec.entity].flat() as EntityKind[], spec.at_least ?? 1, { valid: spec.valid, ...spec.value }),
      )
    }
    if (repeats) {
      const { within, times, similarity, min_length: minLength, except } = repeats
      const rule = { ...DEFAULT_REPEAT, ...defined({ within, times, similarity, minLength }) }
      parts.push(
        new Repeats(
          rule,
          except ? this.saying.any(except, { by: speaker, except: [], exact: false, quoted: false }) : undefined,
        ),
      )
    }
    if (readsBack)
      parts.push(
        new ReadsBack(readsBack.of ? this.watchOf(readsBack.of) : undefined, readsBack.at_least ?? DEFAULT_READ_BACK),
      )
    if (condition.annotation !== undefined) parts.push(new Annotation(condition.annotation))
    if (length) parts.push(new Length(length.at_least ?? 0, length.at_most ?? Number.POSITIVE_INFINITY))
    if (density) {
      const of = speaker === 'customer' ? 'customer' : 'agent'
      const check = this.saying.any(density.of, { by: of, except: [], exact: true, quoted: true })
      const watch = this.watch(new All([new SpokenBy(of), check]), `${of} density ${JSON.stringify(density.of)}`, true)
      parts.push(new Density(check, watch, of, density.one_in, density.at_least ?? 1))
    }
  }

  private similarTo(spec: NonNullable<Condition['similar']>): Check {
    const scratch = new NormalText()
    const ids = spec.to.map((text) => this.similar.add(scratch.read(text)))
    return new Similar(ids, spec.at_least ?? DEFAULT_SIMILARITY, spec.to[0])
  }

  private learnedAct(id: string): Check {
    const who = this.definitions.get(id)?.by === 'customer' ? 'customer' : 'agent'
    return new Learned(who, this.learned[who]?.labels.indexOf(id) ?? -1, `learned: ${id}`)
  }

  private means(means: NonNullable<Condition['means']>): Check {
    const spec = typeof means === 'object' && !Array.isArray(means) ? means : { tone: means, at_least: undefined }
    const names = [spec.tone].flat()
    const labels = names.filter((name) => name !== 'improper').map((name) => this.tone?.labels.indexOf(name) ?? -1)
    return new Means(
      labels.filter((label) => label >= 0),
      names.includes('improper') && this.tone !== undefined,
      spec.at_least,
      `means: ${names.join(', ')}`,
    )
  }

  private times(condition: Condition, parts: Check[]): void {
    const { silence, overlap, pace, elapsed, position } = condition
    if (silence) parts.push(new Silence(spanOf(silence), silence.after ?? 'anyone', silence.outside ?? []))
    if (overlap) parts.push(new Overlap(spanOf(overlap), overlap.with ?? 'anyone'))
    if (pace) {
      const rate = (text: string | undefined) => (text === undefined ? undefined : (parseRate(text) ?? undefined))
      parts.push(
        new Pace(rate(pace.at_least), rate(pace.at_most), `pace: ${pace.at_least ?? ''}–${pace.at_most ?? ''}`),
      )
    }
    if (elapsed) parts.push(new Elapsed(spanOf(elapsed)))
    if (position) parts.push(positionOf(position))
  }

  private events(condition: Condition, parts: Check[]): void {
    if (condition.event !== undefined) parts.push(new Happens([condition.event].flat() as StepKind[]))
    if (condition.lasted) parts.push(new Lasted(spanOf(condition.lasted)))
    if (condition.hung_up_by !== undefined) parts.push(new HungUpBy([condition.hung_up_by].flat()))
  }

  private logic(condition: Condition, parts: Check[], who: Who): void {
    const { all, any, not, count, nth, after, replies_to: repliesTo, since, judge } = condition
    if (all) parts.push(new All(all.map((c) => this.check(c, who))))
    if (any) parts.push(anyOf(any.map((c) => this.check(c, who))))
    if (not) parts.push(new Not(this.check(not, 'anyone')))
    if (count) parts.push(this.count(count, who))
    if (nth) parts.push(new Nth(this.check(nth.of, who), this.watchOf(nth.of, who), nth.is))
    if (after) {
      const window = parseWindow(after.within === undefined ? 'before' : `${after.within} before`)
      parts.push(
        new After(this.watchOf(after.of), window ?? { side: 'before' }, after.nth ?? 0, JSON.stringify(after.of)),
      )
    }
    if (repliesTo) parts.push(new RepliesTo(this.watchOf(repliesTo), JSON.stringify(repliesTo)))
    if (since) parts.push(new Since(this.watchOf(since.of), this.watchOf(since.unless), JSON.stringify(since.of)))
    if (judge !== undefined)
      parts.push(typeof judge === 'string' ? new Judge(judge, 'model') : new Judge(judge.question, judge.by ?? 'model'))
  }

  private count(spec: NonNullable<Condition['count']>, who: Who): Check {
    const check = this.check(spec.of, who)
    const watch = this.watch(check, `${who} ${JSON.stringify(spec.of)}`, spec.hits)
    const hitsNow = spec.hits
      ? (scene: Parameters<typeof hitsOf>[1]) => hitsOf(check, scene)
      : (scene: Parameters<typeof hitsOf>[1]) => (check.holds(scene) === 1 ? 1 : 0)
    return new Count(
      check,
      watch,
      spec.at_least ?? 0,
      spec.at_most ?? Number.POSITIVE_INFINITY,
      spec.within ?? Number.POSITIVE_INFINITY,
      hitsNow,
    )
  }
}

/** How often the words of a check stand in the current step: the hits of its says-parts, else 1 where it holds. */
export function hitsOf(check: Check, scene: Parameters<Check['holds']>[0]): number {
  if (check.holds(scene) !== 1) return 0
  const says: SaysAny[] = []
  const gather = (c: Check) => {
    if (c instanceof SaysAny) says.push(c)
    c.parts?.forEach(gather)
  }
  gather(check)
  return says.length === 0 ? 1 : says.reduce((sum, s) => sum + s.hitsOf(scene), 0)
}

/** Whether a check asks for its speaker already. */
const saysWho = (check: Check) =>
  check instanceof SpokenBy || (check instanceof All && check.parts.some((part) => part instanceof SpokenBy))

const anyOf = (checks: readonly Check[]) => (checks.length === 1 ? checks[0] : new Any(checks))

const defined = <T extends object>(object: T): { [K in keyof T]: NonNullable<T[K]> } =>
  Object.fromEntries(Object.entries(object).filter(([, v]) => v !== undefined)) as { [K in keyof T]: NonNullable<T[K]> }

/** A span of the clause language; what is given as `at_least` or `at_most` lies inside. */
function spanOf(spec: { longer_than?: string; shorter_than?: string; at_least?: string; at_most?: string }): Span {
  const ms = (text: string | undefined, missing: number) =>
    text === undefined ? missing : (parseDuration(text) as number)
  return {
    from: Math.max(
      ms(spec.longer_than, Number.NEGATIVE_INFINITY),
      ms(spec.at_least, Number.NEGATIVE_INFINITY) - A_HAIR,
    ),
    to: Math.min(ms(spec.shorter_than, Number.POSITIVE_INFINITY), ms(spec.at_most, Number.POSITIVE_INFINITY) + A_HAIR),
  }
}

/** Less than any clock tells, in ms. */
const A_HAIR = 1e-6

function positionOf(text: string): Check {
  const turns = /^(first|after) (\d+)(?: (agent|customer))? turns?$/.exec(text)
  if (turns)
    return new Position(turns[1] === 'first', Number(turns[2]), (turns[3] as 'agent' | undefined) ?? 'any', 0, text)
  const [side, time] = text.split(' ')
  return new Position(side === 'first', undefined, 'any', parseDuration(time) ?? 0, text)
}
