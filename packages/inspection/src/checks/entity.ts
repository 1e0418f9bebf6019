import type { Entity, EntityKind } from '@liangyan/language'
import type { Scene } from '../scene.ts'
import { FALSE, type Truth, truth } from '../truth.ts'
import type { Check, EvidenceSink } from './check.ts'
import { DIGIT_SIGNALS } from './signals.ts'

/** How many digits a turn has at the least that holds such an entity, some of them mis-heard: spares looking elsewhere. */
const FEWEST_DIGITS: Partial<Record<EntityKind, number>> = {
  mobile: 8,
  landline: 6,
  'id-number': 13,
  'bank-card': 11,
  'partial-number': 3,
  'verification-code': 3,
  password: 3,
}

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
  readonly label: string
  private readonly fewestDigits: number
  private readonly kinds: ReadonlySet<EntityKind>
  private readonly atLeast: number
  private readonly wanted: Wanted

  constructor(kinds: readonly EntityKind[], atLeast: number, wanted: Wanted) {
    this.kinds = new Set(kinds)
    this.atLeast = atLeast
    this.wanted = wanted
    this.fewestDigits = Math.min(...kinds.map((kind) => FEWEST_DIGITS[kind] ?? 0))
    const nearest = DIGIT_SIGNALS.find(({ digits }) => digits <= this.fewestDigits)
    this.wake = nearest ? [nearest.signal] : null
    this.label = `mentions: ${kinds.join(', ')}${atLeast > 1 ? ` (${atLeast} times)` : ''}`
  }

  holds(scene: Scene): Truth {
    if (scene.text.digits < this.fewestDigits) return FALSE
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
