import { NEUTRAL, NormalText, SimilarityIndex } from '@liangyan/language'
import type { Learner, Standard, ToneExamples } from '@liangyan/standard'

/** A sentence of the standard that a tone or an act is learned from, and how like a turn it is. */
export interface LikeExample {
  readonly text: string
  /** Chinese name of the tone or act that it is an example of. */
  readonly of: string
  /** Share of character pairs in common with the turn, or with the sentence of the turn that is likest; from 0 to 1. */
  readonly alike: number
}

/** What is learned: the tone of agents, or what agents or customers do. */
export type Learnt = 'tone' | Learner

const MOST = 3
/** Less in common is chance. */
const LEAST_ALIKE = 0.1
/** A sentence of fewer letters (好的。 您说。) is like many, and says nothing of the turn. */
const FEWEST_LETTERS = 4

/** The examples that are likest to what was said. Nothing is indexed before the first question. */
export class LikeExamples {
  private readonly standard: Standard

  constructor(standard: Standard) {
    this.standard = standard
  }

  /** The likest examples of some labels, the likest first, and after them the likest neutral one. */
  likest(learnt: Learnt, isWanted: (label: string) => boolean, text: string): LikeExample[] {
    const { tones, learned } = this.standard
    const all = indexOf(learnt === 'tone' ? tones : learned[learnt]).likenessTo(text)
    return [
      ...likestOf(all, (label) => label !== NEUTRAL && isWanted(label), MOST),
      ...likestOf(all, (label) => label === NEUTRAL, 1),
    ]
  }
}

/** Kept as long as the examples themselves: a standard is asked about many conversations. */
const indexes = new WeakMap<readonly ToneExamples[], ExampleIndex>()

function indexOf(groups: readonly ToneExamples[]): ExampleIndex {
  const index = indexes.get(groups) ?? new ExampleIndex(groups)
  indexes.set(groups, index)
  return index
}

interface Compared extends LikeExample {
  readonly label: string
}

function likestOf(all: readonly Compared[], isWanted: (label: string) => boolean, most: number): LikeExample[] {
  return all
    .filter(({ label, alike }) => alike >= LEAST_ALIKE && isWanted(label))
    .sort((a, b) => b.alike - a.alike)
    .slice(0, most)
    .map(({ text, of, alike }) => ({ text, of, alike: Math.round(alike * 100) / 100 }))
}

class ExampleIndex {
  private readonly index = new SimilarityIndex()
  private readonly examples: Omit<Compared, 'alike'>[] = []
  private readonly normal = new NormalText()

  constructor(groups: readonly ToneExamples[]) {
    for (const { id, title, examples } of groups)
      for (const text of examples) {
        this.index.add(this.normal.read(text))
        this.examples.push({ text, label: id, of: title })
      }
  }

  /** All examples with the likeness of each to a text, or to the sentence in it that is likest. */
  likenessTo(text: string): Compared[] {
    const alike = new Float32Array(this.examples.length)
    const scores = new Float32Array(this.examples.length)
    for (const said of [text, ...text.split(/(?<=[。！？；!?;…])/u)]) {
      this.normal.read(said)
      if (said !== text && this.normal.tolerantLength < FEWEST_LETTERS) continue
      this.index.score(this.normal, scores)
      for (let i = 0; i < scores.length; i++) alike[i] = Math.max(alike[i], scores[i])
    }
    return this.examples.map((example, i) => ({ ...example, alike: alike[i] }))
  }
}
