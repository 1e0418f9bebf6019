import type { Turn } from '@liangyan/conversation'
import { SITUATIONS, type Standard } from '@liangyan/standard'

/** The last turns of a conversation: what a moment is known by. */
export interface Ending {
  readonly last: Turn
  readonly before: Turn | undefined
}

export const endingOf = (turns: readonly Turn[]): Ending | undefined => {
  const last = turns.at(-1)
  return last && { last, before: turns.at(-2) }
}

/** What a moment's examples have in common: in how many of them each feature stands. */
interface Lesson {
  examples: number
  readonly counts: Map<string, number>
}

/** Longest run of characters that is a feature. */
const LONGEST = 3
/** The turn before says less than the last one. */
const WEIGHT_BEFORE = 0.5
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
  private readonly lessons = new Map<string, Lesson>()
  private readonly everywhere: Lesson = { examples: 0, counts: new Map() }

  constructor({ dialogues, practice }: Pick<Standard, 'dialogues' | 'practice'>) {
    const titles = new Set(practice.moments.map(({ title }) => title))
    for (const { title, file, conversation } of dialogues) {
      // a dialogue elsewhere may bear a moment's title by chance
      const ending = file.startsWith(SITUATIONS) && titles.has(title) ? endingOf(conversation.turns) : undefined
      if (ending) this.learn(title, ending)
    }
  }

  private learn(title: string, ending: Ending): void {
    const lesson = this.lessons.get(title) ?? { examples: 0, counts: new Map() }
    this.lessons.set(title, lesson)
    for (const { counts } of [lesson, this.everywhere])
      for (const [feature] of featuresOf(ending)) counts.set(feature, (counts.get(feature) ?? 0) + 1)
    lesson.examples++
    this.everywhere.examples++
  }

  /** How probable each of some moments is, as far as it has examples; empty where none has. */
  probabilities(ending: Ending, among: ReadonlySet<string>): ReadonlyMap<string, number> {
    const features = [...featuresOf(ending)].filter(([feature]) => this.everywhere.counts.has(feature))
    const scores = [...this.lessons]
      .filter(([title]) => among.has(title))
      .map(([title, lesson]) => [title, this.score(lesson, features)] as const)
    const best = Math.max(...scores.map(([, score]) => score))
    const weights = scores.map(([title, score]) => [title, Math.exp((score - best) / TEMPER)] as const)
    const total = weights.reduce((sum, [, weight]) => sum + weight, 0) / this.familiarity(ending)
    return new Map(weights.map(([title, weight]) => [title, weight / total]))
  }

  /** From 0 to 1: whether the examples know the words of the last turn well enough to say anything of it. */
  private familiarity({ last }: Ending): number {
    const text = sayingOf(last)
    const pairs = Array.from({ length: Math.max(0, text.length - FIRST - 1) }, (_, i) =>
      text.slice(FIRST + i, FIRST + i + 2),
    )
    const known = pairs.filter((pair) => this.everywhere.counts.has(pair)).length
    return pairs.length === 0 ? 1 : Math.min(1, known / pairs.length / WELL_KNOWN)
  }

  private score({ examples, counts }: Lesson, features: readonly (readonly [string, number])[]): number {
    const others = this.everywhere.examples - examples
    return features.reduce((sum, [feature, weight]) => {
      const own = counts.get(feature) ?? 0
      const all = this.everywhere.counts.get(feature) ?? 0
      const here = (own + UNSEEN) / (examples + 2 * UNSEEN)
      const elsewhere = (all - own + UNSEEN) / (others + 2 * UNSEEN)
      return sum + weight * Math.log(here / elsewhere)
    }, 0)
  }
}

/** Runs of characters of the last turn and of the one before, with who says them. */
function featuresOf({ last, before }: Ending): Map<string, number> {
  const features = new Map<string, number>()
  const add = (text: string, mark: string, weight: number) => {
    for (let length = 1; length <= LONGEST; length++)
      for (let at = 0; at + length <= text.length; at++) features.set(mark + text.slice(at, at + length), weight)
  }
  add(`^${sayingOf(last)}$`, '', 1)
  add(before ? sayingOf(before).slice(0, LONGEST_BEFORE) : '^', 'before: ', WEIGHT_BEFORE)
  return features
}

/** Where the text begins, after who says it. */
const FIRST = 2
const SPEAKERS = { agent: 'A:', customer: 'C:', system: 'S:' } as const

const NUMBERS = /[0-9〇零一二三四五六七八九幺十百千万]{3,}|[0-9]+/g

/** A turn without what is written differently from hand to hand: width, commas, full stops, spaces, long numbers. */
const sayingOf = ({ speaker, text }: Turn) =>
  SPEAKERS[speaker] +
  text
    .normalize('NFKC')
    .replace(/[,.。、\s]/g, '')
    .replace(NUMBERS, '0')
