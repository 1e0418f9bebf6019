import type { Turn } from '@liangyan/conversation'
import { SITUATIONS, type Standard } from '@liangyan/standard'
import { Runs } from './runs.ts'

/** The last turns of a conversation: what a moment is known by. */
export interface Ending {
  readonly last: Turn
  readonly before: Turn | undefined
}

/** How probable a moment is by its title, from 0 to 1; 0 for one without examples. */
export interface Resemblances {
  of(title: string): number
}

/** What resembles nothing. */
export const NONE: Resemblances = { of: () => 0 }

export const endingOf = (turns: readonly Turn[]): Ending | undefined => {
  const last = turns.at(-1)
  return last && { last, before: turns.at(-2) }
}

/** What a moment's examples have in common: in how many of them each feature, by its number, stands. */
interface Lesson {
  readonly title: string
  examples: number
  readonly counts: Map<number, number>
}

/** Place of the last turn. */
const LAST = 0
/** By place: the turn before says less than the last one. */
const WEIGHTS = [1, 0.5]
const LONGEST_BEFORE = 60
/** Added to every count: what was never seen may still be. */
const UNSEEN = 0.03
/** Neighbouring runs of characters say the same thing again and again; that tempers their certainty. */
const TEMPER = 10
/** Share of pairs of characters in some example from which on a turn counts as wholly familiar. */
const WELL_KNOWN = 0.3

/**
 * Which moment an ending resembles, learned from the dialogues in `situations/` that bear a moment's title: naive Bayes
 * over runs of one to three characters, each moment against the rest. The same examples give the same answer everywhere.
 */
export class Resemblance {
  private readonly runs = new Runs()
  private readonly lessons: readonly Lesson[]
  /** Title → place among the lessons. */
  private readonly numbers: ReadonlyMap<string, number>
  /** What a feature of weight 1 that none of a lesson's examples has adds to its score, but for what it adds to all. */
  private readonly absent: Float64Array
  /** Feature → where the lessons that have it begin in `having`; one more than there are features. */
  private readonly from: Uint32Array
  private readonly having: Uint16Array
  /** How much more than an absent one the feature adds there. */
  private readonly gains: Float64Array
  /** Feature → number of the question in which it was met last: a feature counts once. */
  private readonly metAt: Uint32Array
  private question = 0

  constructor({ dialogues, practice }: Pick<Standard, 'dialogues' | 'practice'>) {
    const titles = new Set(practice.moments.map(({ title }) => title))
    const lessons = new Map<string, Lesson>()
    for (const { title, file, conversation } of dialogues) {
      // a dialogue elsewhere may bear a moment's title by chance
      const ending = file.startsWith(SITUATIONS) && titles.has(title) ? endingOf(conversation.turns) : undefined
      if (!ending) continue
      const lesson = lessons.get(title) ?? { title, examples: 0, counts: new Map() }
      lessons.set(title, lesson)
      this.learn(lesson, ending)
    }
    this.lessons = [...lessons.values()]
    this.numbers = new Map(this.lessons.map(({ title }, number) => [title, number]))
    const examples = this.lessons.reduce((sum, lesson) => sum + lesson.examples, 0)
    this.absent = Float64Array.from(this.lessons, (lesson) =>
      Math.log((UNSEEN * (examples - lesson.examples + 2 * UNSEEN)) / (lesson.examples + 2 * UNSEEN)),
    )
    const { from, having, gains } = indexOf(this.lessons, this.runs.size)
    this.from = from
    this.having = having
    this.gains = gains
    this.metAt = new Uint32Array(this.runs.size)
  }

  private learn(lesson: Lesson, ending: Ending): void {
    const features = new Set<number>()
    eachRun(textsOf(ending), (first, second, third, place) => features.add(this.runs.add(first, second, third, place)))
    for (const feature of features) lesson.counts.set(feature, (lesson.counts.get(feature) ?? 0) + 1)
    lesson.examples++
  }

  /** How probable each moment is that is to be told of, as far as it has examples. */
  probabilities(ending: Ending, isAsked: (title: string) => boolean): Resemblances {
    const { lessons, numbers } = this
    const texts = textsOf(ending)
    const weights = this.scores(texts)
    for (let i = 0; i < weights.length; i++) if (!isAsked(lessons[i].title)) weights[i] = Number.NEGATIVE_INFINITY
    let best = Number.NEGATIVE_INFINITY
    for (const score of weights) best = Math.max(best, score)
    let total = 0
    for (let i = 0; i < weights.length; i++) {
      weights[i] = weights[i] === Number.NEGATIVE_INFINITY ? 0 : Math.exp((weights[i] - best) / TEMPER)
      total += weights[i]
    }
    total /= this.familiarity(texts)
    return {
      of: (title) => {
        const number = numbers.get(title)
        return number === undefined || weights[number] === 0 ? 0 : weights[number] / total
      },
    }
  }

  /** By lesson, up to what is the same for all: the logarithms of how much likelier each feature is here than elsewhere. */
  private scores(texts: Texts): Float64Array {
    const { from, having, gains, metAt, runs } = this
    const question = ++this.question
    const scores = new Float64Array(this.lessons.length)
    let weights = 0
    eachRun(texts, (first, second, third, place) => {
      const feature = runs.find(first, second, third, place)
      if (feature < 0 || metAt[feature] === question) return
      metAt[feature] = question
      const weight = WEIGHTS[place]
      weights += weight
      for (let i = from[feature]; i < from[feature + 1]; i++) scores[having[i]] += weight * gains[i]
    })
    for (let i = 0; i < scores.length; i++) scores[i] += weights * this.absent[i]
    return scores
  }

  /** From 0 to 1: whether the examples know the words of the last turn well enough to say anything of it. */
  private familiarity([text]: Texts): number {
    const pairs = text.length - FIRST - 1 - AFTER_LAST
    let known = 0
    for (let at = FIRST; at < FIRST + pairs; at++)
      if (this.runs.find(text.charCodeAt(at), text.charCodeAt(at + 1), 0, LAST) >= 0) known++
    return pairs <= 0 ? 1 : Math.min(1, known / pairs / WELL_KNOWN)
  }
}

/** By feature, the lessons that have it, and how much more than an absent feature it adds to their scores. */
function indexOf(lessons: readonly Lesson[], features: number) {
  const everywhere = new Uint32Array(features)
  const from = new Uint32Array(features + 1)
  for (const { counts } of lessons)
    for (const [feature, count] of counts) {
      everywhere[feature] += count
      from[feature + 1]++
    }
  for (let feature = 0; feature < features; feature++) from[feature + 1] += from[feature]
  const next = from.slice()
  const having = new Uint16Array(from[features])
  const gains = new Float64Array(from[features])
  lessons.forEach(({ counts }, number) => {
    for (const [feature, own] of counts) {
      const all = everywhere[feature]
      having[next[feature]] = number
      gains[next[feature]++] = Math.log(((own + UNSEEN) * (all + UNSEEN)) / (UNSEEN * (all - own + UNSEEN)))
    }
  })
  return { from, having, gains }
}

/** The texts of an ending by their place: its last turn, marked where it begins and ends, and the one before. */
type Texts = readonly [last: string, before: string]

const textsOf = ({ last, before }: Ending): Texts => [
  `^${sayingOf(last)}$`,
  before ? sayingOf(before).slice(0, LONGEST_BEFORE) : '^',
]

/** Runs of one to three characters in some texts, by the codes of the characters; a run may come more than once. */
function eachRun(texts: Texts, visit: (first: number, second: number, third: number, place: number) => void): void {
  texts.forEach((text, place) => {
    const end = text.length
    for (let at = 0; at < end; at++) {
      const first = text.charCodeAt(at)
      visit(first, 0, 0, place)
      if (at + 1 === end) break
      const second = text.charCodeAt(at + 1)
      visit(first, second, 0, place)
      if (at + 2 < end) visit(first, second, text.charCodeAt(at + 2), place)
    }
  })
}

/** Where the words of the last turn begin, after the mark and who says it; and what stands after them. */
const FIRST = 3
const AFTER_LAST = 1
const SPEAKERS = { agent: 'A:', customer: 'C:', system: 'S:' } as const

const NUMBERS = /[0-9〇零一二三四五六七八九幺十百千万]{3,}|[0-9]+/g

/** A turn without what is written differently from hand to hand: width, commas, full stops, spaces, long numbers. */
const sayingOf = ({ speaker, text }: Turn) =>
  SPEAKERS[speaker] +
  text
    .normalize('NFKC')
    .replace(/[,.。、\s]/g, '')
    .replace(NUMBERS, '0')
