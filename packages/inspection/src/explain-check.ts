import { NEUTRAL, NormalText, plainText, type ToneClassifier } from '@liangyan/language'
import { LEARNERS } from '@liangyan/standard'
import type { Check } from './checks/check.ts'
import { Happens, Lasted, SpokenBy } from './checks/events.ts'
import { Learned } from './checks/learned.ts'
import { Length } from './checks/length.ts'
import { All, Any, Judge, Not, Nth, Shared } from './checks/logic.ts'
import { OfRecord } from './checks/record.ts'
import { Elapsed, Pace, Position, Silence } from './checks/timing.ts'
import { Means } from './checks/tone.ts'
import { SaysAny } from './checks/words.ts'
import type { LikeExample, LikeExamples } from './explain-examples.ts'
import type { Labels } from './explain-labels.ts'
import type { Scene } from './scene.ts'
import type { Step } from './steps.ts'
import { FALSE, TRUE, UNKNOWN } from './truth.ts'

/** How a condition is put together, or what sort of thing it asks. */
export type CheckKind =
  | 'all'
  | 'any'
  | 'not'
  | 'act'
  | 'words'
  | 'tone'
  | 'judge'
  | 'speaker'
  | 'record'
  | 'time'
  | 'other'

/** Words that a phrase found. */
export interface FoundWords {
  readonly words: string
  /** The phrase of the standard. */
  readonly phrase: string
  /** The words of an exception that takes the hit back. */
  readonly exception?: string
}

/** What the learned tone says of a turn. */
export interface FoundTone {
  /** Chinese name of the most probable tone; 正常 where the turn is not improper, or not enough like any tone. */
  readonly tone: string
  /** Probability that the turn is improper, and the one from which on it counts. */
  readonly improper: number
  readonly threshold: number
  /** Character sequences that speak for it, the strongest first, with what each adds to the log-odds. */
  readonly features: readonly { readonly ngram: string; readonly weight: number }[]
  /**
   * Sentences that it is learned from and that are likest to the turn: at most three of what was found, where that is
   * asked for, else of what is asked for; and last the likest neutral one.
   */
  readonly examples: readonly LikeExample[]
  /** The most probable tone where `improper` would do, but no tone is as probable as `least`: the turn has none. */
  readonly unlikely?: { readonly tone: string; readonly probability: number; readonly least: number }
  /** It is an act and no tone: `improper` is the probability of any learned act. */
  readonly ofAct?: true
}

/** One line of an explanation: a condition, whether it held at this step, and what made it. */
export interface ExplainedCheck {
  readonly kind: CheckKind
  /** In the words of the clause language. */
  readonly label: string
  /** In Chinese. */
  readonly text: string
  readonly holds: 'yes' | 'no' | 'unknown'
  /** Words of this turn, or earlier turns that it looked back at. */
  readonly words: readonly string[]
  readonly found?: readonly FoundWords[]
  readonly tone?: FoundTone
  /** What was measured, in Chinese: `75 秒`. */
  readonly measured?: string
  readonly parts: readonly ExplainedCheck[]
}

/** Of the record, of where in it and of how long something is: beside the point of what was said. */
const BESIDE = [OfRecord, Length, Position, Elapsed] as const

const MOST_FEATURES = 5

/** What an explanation knows of a standard beside its checks. */
export interface Knowledge {
  readonly labels: Labels
  readonly examples: LikeExamples
}

/** What a check makes of the current step, with all its parts. */
export function explainCheck(check: Check, scene: Scene, known: Knowledge): ExplainedCheck {
  const value = check.holds(scene)
  const leaf = !check.parts?.length
  const found = check instanceof SaysAny ? foundBy(check, scene) : []
  const measured = measuredBy(check, scene)
  return {
    kind: kindOf(check),
    label: check.label,
    text: known.labels.of(check.label),
    holds: value === TRUE ? 'yes' : value === UNKNOWN ? 'unknown' : 'no',
    words: leaf && value !== FALSE ? wordsOf(check, scene) : [],
    ...(found.length > 0 && { found }),
    ...(check instanceof Means && scene.equipment.tone && { tone: toneOf(check, scene, known) }),
    ...(check instanceof Learned && { tone: actOf(check, scene, known) }),
    ...(measured !== undefined && { measured }),
    parts: (check.parts ?? []).map((part) => explainCheck(part, scene, known)),
  }
}

function kindOf(check: Check): CheckKind {
  if (check instanceof All || check instanceof Nth) return 'all'
  if (check instanceof Any) return 'any'
  if (check instanceof Not) return 'not'
  if (check instanceof Shared) return 'act'
  if (check instanceof SaysAny || check.label.startsWith('says')) return 'words'
  if (check instanceof Means || check instanceof Learned) return 'tone'
  if (check instanceof Judge) return 'judge'
  if (check instanceof SpokenBy) return 'speaker'
  if (BESIDE.some((sort) => check instanceof sort)) return 'record'
  return check instanceof Lasted || check instanceof Silence ? 'time' : 'other'
}

function wordsOf(check: Check, scene: Scene): string[] {
  const { step, text } = scene
  const words: string[] = []
  check.prove(scene, {
    words: (start, end) => words.push(step.text.slice(text.startOf(start), text.endOf(end))),
    span: (start, end) => words.push(step.text.slice(start, end)),
    turn: () => {},
    earlier: (at) => words.push(placeOf(scene.steps[at])),
    basis: () => {},
    question: (question) => words.push(question),
  })
  return [...new Set(words)]
}

const placeOf = ({ turn, kind }: Step) => (turn ? `第 ${turn.index + 1} 句：${turn.text}` : kind)

/** The hits of a check's phrases, those that an exception takes back last. */
function foundBy({ leaf, label }: SaysAny, scene: Scene): FoundWords[] {
  const phrases = label.slice('says: '.length).split(' | ')
  const { lexicon } = scene.equipment
  const wordsAt = (hit: number) => {
    const [start, end] = [scene.text.startOf(scene.hits.start[hit]), scene.text.endOf(scene.hits.end[hit])]
    return scene.step.text.slice(start, end)
  }
  const found: FoundWords[] = []
  lexicon.eachHit(leaf, scene, (phrase, hit) => void found.push({ words: wordsAt(hit), phrase: phrases[phrase] }))
  lexicon.eachExcepted(leaf, scene, (phrase, hit, exception) => {
    found.push({ words: wordsAt(hit), phrase: phrases[phrase], exception: wordsAt(exception) })
  })
  return found.filter((one, i) => found.findIndex((o) => o.words === one.words && o.phrase === one.phrase) === i)
}

function toneOf(check: Means, scene: Scene, { labels, examples }: Knowledge): FoundTone {
  const tone = scene.equipment.tone as NonNullable<Scene['equipment']['tone']>
  const { label, features, unlikely } = tone.explain(plainText(scene.step.text))
  const improper = scene.impropriety()
  const proper = label === NEUTRAL
  const asked = check.label.slice('means: '.length).split(', ')
  const isAsked = (name: string) => asked.includes(name) || asked.includes('improper')
  const isFound = !proper && isAsked(label)
  const said = scene.step.text
  return {
    tone: proper ? '正常' : labels.tone(label),
    improper,
    threshold: tone.threshold,
    features: proper ? [] : strongest(features),
    ...gateOf(tone, improper, unlikely, (id) => labels.tone(id)),
    // many more steps are explained than anybody reads of
    get examples() {
      return examples.likest('tone', isFound ? (name) => name === label : isAsked, said)
    },
  }
}

/** What was learned of the acts of a speaker says of a turn. */
function actOf({ of: asked }: Learned, scene: Scene, { labels, examples }: Knowledge): FoundTone | undefined {
  const model = scene.learnedOf()
  const who = LEARNERS.find((learner) => learner === scene.speaker)
  if (!model || !who) return undefined
  const said = scene.step.text
  const text = plainText(said)
  const { codes, length } = new NormalText().read(text)
  const { label, features, unlikely } = model.explain(text)
  const improper = model.impropriety(codes, length)
  const none = label === NEUTRAL
  return {
    tone: none ? '其他' : labels.act(label),
    improper,
    threshold: model.threshold,
    features: none ? [] : strongest(features),
    ...gateOf(model, improper, unlikely, (id) => labels.act(id)),
    get examples() {
      return examples.likest(who, (id) => asked === undefined || asked.id === id, said)
    },
    ofAct: true,
  }
}

/** That a turn is like no tone or act enough to have it, where nothing else kept it from having one. */
function gateOf(
  { model, threshold }: ToneClassifier,
  improper: number,
  unlikely: { readonly label: string; readonly probability: number } | undefined,
  nameOf: (id: string) => string,
): Pick<FoundTone, 'unlikely'> {
  // quoted words are explained too, but only the speaker's own make a turn improper
  if (!unlikely || improper < threshold) return {}
  return { unlikely: { tone: nameOf(unlikely.label), probability: unlikely.probability, least: model.least } }
}

interface Feature {
  readonly ngram: string
  readonly weight: number
  readonly start: number
  readonly end: number
}

/** What speaks most for a tone; a sequence inside one that was named already says nothing new. */
function strongest(features: readonly Feature[]): { ngram: string; weight: number }[] {
  const named: Feature[] = []
  for (const feature of features) {
    if (named.length >= MOST_FEATURES) break
    const inside = named.some(({ start, end }) => feature.start < end && start < feature.end)
    if (feature.weight > 0 && feature.ngram !== '' && !inside) named.push(feature)
  }
  return named.map(({ ngram, weight }) => ({ ngram, weight }))
}

const ENDS: ReadonlySet<string> = new Set(['resume', 'unmute', 'silence'])

/** What a check of time or length measured at this step. */
function measuredBy(check: Check, scene: Scene): string | undefined {
  const { step, text } = scene
  if (check instanceof Length && step.turn) return `${text.length} 字`
  const ofEvent = check instanceof Lasted || check instanceof Happens
  if (ofEvent && ENDS.has(step.kind) && step.event && 'start' in step.event && step.event.end !== undefined)
    return `历时 ${seconds(step.event.end - step.event.start)}`
  if (check instanceof Pace) return paceOf(scene)
  if (check instanceof Silence && step.turn && step.at > scene.spokenUntil() && Number.isFinite(scene.spokenUntil()))
    return `前一句说完到这一句开口 ${seconds(step.at - scene.spokenUntil())}`
  return undefined
}

/** How fast this turn was spoken, and its speaker's turns before. */
function paceOf({ step, text, spoken }: Scene): string | undefined {
  if (!step.turn || !(step.until > step.at)) return undefined
  const { characters, time } = spoken[step.turn.speaker]
  const rate = (letters: number, ms: number) => `${Math.round((letters / ms) * 10_000) / 10} 字/秒`
  return `这一句 ${rate(text.length, step.until - step.at)}${time > 0 ? `，此前平均 ${rate(characters, time)}` : ''}`
}

const seconds = (ms: number) => `${Math.round(ms / 100) / 10} 秒`
