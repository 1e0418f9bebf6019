import type { Lexicon } from '../lexicon.ts'
import type { Scene } from '../scene.ts'
import { TRUE, type Truth, truth } from '../truth.ts'
import type { Check, EvidenceSink } from './check.ts'

/** Marks the evidence of one hit of the lexicon. */
function mark(scene: Scene, hit: number, sink: EvidenceSink): void {
  sink.words(scene.hits.start[hit], scene.hits.end[hit])
}

/** Says any of some phrases. */
export class SaysAny implements Check {
  readonly wake: readonly number[]
  readonly byItself = true
  readonly label: string
  readonly leaf: number
  private readonly lexicon: Lexicon

  constructor(lexicon: Lexicon, leaf: number, signal: number, label: string) {
    this.lexicon = lexicon
    this.leaf = leaf
    this.wake = [signal]
    this.label = label
  }

  holds(scene: Scene): Truth {
    return truth(this.lexicon.any(this.leaf, scene))
  }

  prove(scene: Scene, sink: EvidenceSink): void {
    sink.basis('words')
    this.lexicon.eachHit(this.leaf, scene, (_, hit) => mark(scene, hit, sink))
  }

  /** How often the phrases stand in the current turn. */
  hitsOf(scene: Scene): number {
    const spans: [number, number][] = []
    this.lexicon.eachHit(this.leaf, scene, (_, hit) => void spans.push([scene.hits.start[hit], scene.hits.end[hit]]))
    let count = 0
    let covered = -1
    // what overlaps is one saying: the earliest, and of those the longest, counts
    for (const [start, end] of spans.sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
      if (start < covered) continue
      covered = end
      count++
    }
    return count
  }
}

/** Says at least so many different ones of some phrases, in one turn or in one sentence. */
export class SaysSeveral implements Check {
  readonly wake: readonly number[]
  readonly byItself = true
  readonly label: string
  private readonly lexicon: Lexicon
  private readonly leaf: number
  private readonly atLeast: number
  private readonly sentence: boolean

  constructor(lexicon: Lexicon, leaf: number, signal: number, label: string, atLeast: number, sentence: boolean) {
    this.lexicon = lexicon
    this.leaf = leaf
    this.wake = [signal]
    this.label = label
    this.atLeast = atLeast
    this.sentence = sentence
  }

  holds(scene: Scene): Truth {
    const inSentence = new Map<number, Set<number>>()
    return truth(
      this.lexicon.eachHit(this.leaf, scene, (phrase, hit) => {
        const sentence = this.sentence ? scene.text.sentenceOf(scene.hits.start[hit]) : 0
        const said = inSentence.get(sentence) ?? new Set()
        inSentence.set(sentence, said.add(phrase))
        return said.size >= this.atLeast
      }),
    )
  }

  prove(scene: Scene, sink: EvidenceSink): void {
    sink.basis('words')
    this.lexicon.eachHit(this.leaf, scene, (_, hit) => mark(scene, hit, sink))
  }
}

/** Says none of some phrases. */
export class SaysNone implements Check {
  readonly wake = null
  readonly byItself = true
  readonly label: string
  private readonly lexicon: Lexicon
  private readonly leaf: number

  constructor(lexicon: Lexicon, leaf: number, label: string) {
    this.lexicon = lexicon
    this.leaf = leaf
    this.label = label
  }

  holds(scene: Scene): Truth {
    return truth(!this.lexicon.any(this.leaf, scene))
  }

  prove(_: Scene, sink: EvidenceSink): void {
    sink.basis('absence')
  }
}

/** Says at least so many different phrases over the last turns of the same speaker, one of them at least in this one. */
export class SaysOverTurns implements Check {
  readonly wake: readonly number[]
  readonly label: string
  private readonly members: readonly { check: SaysAny; watch: number }[]
  private readonly atLeast: number
  private readonly turns: number

  constructor(parts: readonly { check: SaysAny; watch: number }[], atLeast: number, turns: number, label: string) {
    this.members = parts
    this.atLeast = atLeast
    this.turns = turns
    this.label = label
    this.wake = parts.flatMap((p) => p.check.wake)
  }

  holds(scene: Scene): Truth {
    return truth(this.members.some(({ check }) => check.holds(scene) === TRUE) && this.said(scene) >= this.atLeast)
  }

  /** How many of the phrases were said within the turns. */
  said(scene: Scene): number {
    const speaker = scene.speaker
    if (speaker !== 'agent' && speaker !== 'customer') return 0
    const counts = scene.counts[speaker]
    const oldest = counts[scene.here] - this.turns
    return this.members.filter(
      ({ check, watch }) =>
        this.saidRecently(scene, scene.occurrencesOf(watch), counts, oldest) || check.holds(scene) === TRUE,
    ).length
  }

  private saidRecently(scene: Scene, past: readonly number[], counts: readonly number[], oldest: number): boolean {
    for (let i = past.length - 1; i >= 0 && counts[past[i]] > oldest; i--)
      if (scene.steps[past[i]].turn?.speaker === scene.speaker) return true
    return false
  }

  prove(scene: Scene, sink: EvidenceSink): void {
    for (const { check } of this.members) check.prove(scene, sink)
  }
}

/** Says none of some phrases in this turn and the turns of the same speaker before it. */
export class SaysNoneOverTurns implements Check {
  readonly wake = null
  readonly label: string
  private readonly any: SaysOverTurns

  constructor(any: SaysOverTurns, label: string) {
    this.any = any
    this.label = label
  }

  holds(scene: Scene): Truth {
    return truth(this.any.said(scene) === 0)
  }

  prove(_: Scene, sink: EvidenceSink): void {
    sink.basis('absence')
  }
}
