import { type Reading, UNSETTLED } from '../reading.ts'
import type { Scene } from '../scene.ts'
import { FALSE, negate, TRUE, type Truth, truth, UNKNOWN } from '../truth.ts'
import type { Check, EvidenceSink } from './check.ts'
import { countBefore } from './past.ts'
import { wakeCost } from './signals.ts'

const isByItself = (check: Check): boolean => check.byItself ?? false

const isCostly = (check: Check): boolean => check.costly ?? check.parts?.some(isCostly) ?? false

/** All of some checks. */
export class All implements Check {
  readonly wake: readonly number[] | null
  readonly byItself: boolean
  readonly label = 'all'
  readonly parts: readonly Check[]
  /** The parts, the costly ones last. */
  private readonly asked: readonly Check[]

  constructor(parts: readonly Check[]) {
    this.parts = [...parts].sort((a, b) => wakeCost(a.wake) - wakeCost(b.wake))
    this.asked = [...this.parts].sort((a, b) => Number(isCostly(a)) - Number(isCostly(b)))
    this.wake = this.parts[0]?.wake ?? null
    this.byItself = parts.every(isByItself)
  }

  holds(scene: Scene): Truth {
    let result: Truth = TRUE
    for (const part of this.asked) {
      const value = part.holds(scene)
      if (value === FALSE) return FALSE
      if (value === UNKNOWN) result = UNKNOWN
    }
    return result
  }

  prove(scene: Scene, sink: EvidenceSink): void {
    for (const part of this.parts) part.prove(scene, sink)
  }
}

/** Any of some checks. */
export class Any implements Check {
  readonly wake: readonly number[] | null
  readonly byItself: boolean
  readonly label = 'any'
  readonly parts: readonly Check[]

  constructor(parts: readonly Check[]) {
    this.parts = parts
    this.wake = parts.some((p) => p.wake === null) ? null : [...new Set(parts.flatMap((p) => p.wake as number[]))]
    this.byItself = parts.every(isByItself)
  }

  holds(scene: Scene): Truth {
    let result: Truth = FALSE
    for (const part of this.parts) {
      const value = part.holds(scene)
      if (value === TRUE) return TRUE
      if (value === UNKNOWN) result = UNKNOWN
    }
    return result
  }

  prove(scene: Scene, sink: EvidenceSink): void {
    for (const part of this.parts) if (part.holds(scene) !== FALSE) part.prove(scene, sink)
  }
}

export class Not implements Check {
  readonly wake = null
  readonly byItself: boolean
  readonly label = 'not'
  readonly parts: readonly Check[]

  constructor(part: Check) {
    this.parts = [part]
    this.byItself = isByItself(part)
  }

  holds(scene: Scene): Truth {
    return negate(this.parts[0].holds(scene))
  }

  prove(_: Scene, sink: EvidenceSink): void {
    sink.basis('absence')
  }
}

/** How often a condition has held up to now, this step included. */
export class Count implements Check {
  readonly wake: readonly number[] | null
  readonly label: string
  readonly parts: readonly Check[]
  private readonly watch: number
  private readonly least: number
  private readonly most: number
  private readonly turns: number
  private readonly hitsNow: (scene: Scene) => number

  /** @param hitsNow how often the part holds at the current step (0, 1, or hits) */
  constructor(
    part: Check,
    watch: number,
    least: number,
    most: number,
    turns: number,
    hitsNow: (scene: Scene) => number,
  ) {
    this.parts = [part]
    this.watch = watch
    this.least = least
    this.most = most
    this.turns = turns
    this.hitsNow = hitsNow
    this.wake = null
    this.label = `count: ${least}–${most}`
  }

  holds(scene: Scene): Truth {
    const counts = scene.counts.any
    const oldest = counts[scene.here] - this.turns
    let total = this.hitsNow(scene)
    const past = scene.occurrencesOf(this.watch)
    const before = countBefore(past, scene.here)
    if (this.turns === Number.POSITIVE_INFINITY) total += before
    else for (let i = before - 1; i >= 0 && counts[past[i]] > oldest; i--) total++
    return truth(total >= this.least && total <= this.most)
  }

  prove(_: Scene, sink: EvidenceSink): void {
    sink.basis('words')
  }
}

/** A condition holds for exactly the K-th time. */
export class Nth implements Check {
  readonly wake: readonly number[] | null
  readonly label: string
  readonly parts: readonly Check[]
  private readonly watch: number
  private readonly k: number

  constructor(part: Check, watch: number, k: number) {
    this.parts = [part]
    this.watch = watch
    this.k = k
    this.wake = part.wake
    this.label = `time number ${k}`
  }

  holds(scene: Scene): Truth {
    return countBefore(scene.occurrencesOf(this.watch), scene.here) === this.k - 1 ? this.parts[0].holds(scene) : FALSE
  }

  prove(scene: Scene, sink: EvidenceSink): void {
    this.parts[0].prove(scene, sink)
  }
}

/** Another check by name, worked out at most once a step: an act, or a condition that several clauses share. */
export class Shared implements Check {
  readonly label: string
  readonly parts: Check[] = []
  /** Where readings of turns note what it comes to. */
  private readonly number: number
  private ofWords: boolean | undefined
  private asked = -1
  private value: Truth = FALSE

  constructor(label: string, number: number) {
    this.label = label
    this.number = number
  }

  define(part: Check): this {
    this.parts[0] = part
    return this
  }

  get wake(): readonly number[] | null {
    return this.parts[0].wake
  }

  get byItself(): boolean {
    return (this.ofWords ??= this.parts.every(isByItself))
  }

  holds(scene: Scene): Truth {
    if (this.asked !== scene.asking) {
      this.value = scene.reading ? this.recall(scene, scene.reading) : this.parts[0].holds(scene)
      this.asked = scene.asking
    }
    return this.value
  }

  /** For a turn that was said before. */
  private recall(scene: Scene, { shared }: Reading): Truth {
    const [part] = this.parts
    if (!this.byItself) return part.holds(scene)
    if (shared[this.number] === UNSETTLED) shared[this.number] = part.holds(scene)
    return shared[this.number] as Truth
  }

  prove(scene: Scene, sink: EvidenceSink): void {
    this.parts[0].prove(scene, sink)
  }
}

/** What only a person or a model can tell: always unknown. */
export class Judge implements Check {
  readonly wake = null
  readonly byItself = true
  readonly label: string
  private readonly question: string

  constructor(question: string, by: string) {
    this.question = question
    this.label = `judge (${by}): ${question}`
  }

  holds(): Truth {
    return UNKNOWN
  }

  prove(_: Scene, sink: EvidenceSink): void {
    sink.basis('judgement')
    sink.question(this.question)
  }
}
