import { type Entity, type EntityKind, marksOf } from '@liangyan/language'
import type { Scene } from '../scene.ts'
import { FALSE, type Truth, truth } from '../truth.ts'
import type { Check, EvidenceSink } from './check.ts'
import { DIGIT_SIGNALS, markSignals } from './signals.ts'

/**
 * How many digits a turn has at the least that holds such an entity, some of them mis-heard, and how many of them, the
 * mis-heard ones included, are read out as one number: spares looking elsewhere.
 */
const FEWEST_DIGITS: Partial<Record<EntityKind, { readonly digits: number; readonly dictated: number }>> = {
  mobile: { digits: 8, dictated: 11 },
  landline: { digits: 6, dictated: 11 },
  'id-number': { digits: 13, dictated: 15 },
  'bank-card': { digits: 11, dictated: 13 },
  'partial-number': { digits: 3, dictated: 4 },
  'verification-code': { digits: 3, dictated: 4 },
  password: { digits: 3, dictated: 4 },
}
const ANY_DIGITS = { digits: 0, dictated: 0 }

/** What else an entity must be: its check digit right or wrong, the figure of a sum or a share within limits. */
interface Wanted {
  readonly valid?: boolean
  readonly at_least?: number
  readonly at_most?: number
}

/** The turn mentions at least so many entities of some kinds. */
export class Mentions implements Check {
  readonly wake: readonly number[] | null
  readonly costly = true
  readonly byItself = true
  readonly label: string
  private readonly digits: number
  private readonly dictated: number
  private readonly kinds: ReadonlySet<EntityKind>
  private readonly atLeast: number
  private readonly wanted: Wanted
  private readonly marks: number

  constructor(kinds: readonly EntityKind[], atLeast: number, wanted: Wanted) {
    this.kinds = new Set(kinds)
    this.atLeast = atLeast
    this.wanted = wanted
    this.marks = marksOf(kinds)
    const fewest = kinds.map((kind) => FEWEST_DIGITS[kind] ?? ANY_DIGITS)
    this.digits = Math.min(...fewest.map(({ digits }) => digits))
    this.dictated = Math.min(...fewest.map(({ dictated }) => dictated))
    const nearest = DIGIT_SIGNALS.find(({ digits, dictated }) => digits <= this.digits && dictated <= this.dictated)
    this.wake = nearest ? [nearest.signal] : markSignals(this.marks)
    this.label = `mentions: ${kinds.join(', ')}${atLeast > 1 ? ` (${atLeast} times)` : ''}`
  }

  holds(scene: Scene): Truth {
    if (scene.digits < this.digits || (this.dictated > 0 && scene.dictated() < this.dictated)) return FALSE
    if ((scene.marks() & this.marks) === 0) return FALSE
    return truth(scene.entities().filter((e) => this.counts(e)).length >= this.atLeast)
  }

  prove(scene: Scene, sink: EvidenceSink): void {
    sink.basis('entity')
    for (const entity of scene.entities()) if (this.counts(entity)) sink.span(entity.start, entity.end)
  }

  private counts(entity: Entity): boolean {
    const { valid, at_least: least, at_most: most } = this.wanted
    if (!this.kinds.has(entity.kind) || (valid !== undefined && entity.valid !== valid)) return false
    if (least === undefined && most === undefined) return true
    const figure = Number(/\d+(\.\d+)?/.exec(entity.value)?.[0])
    return figure >= (least ?? Number.NEGATIVE_INFINITY) && figure <= (most ?? Number.POSITIVE_INFINITY)
  }
}
