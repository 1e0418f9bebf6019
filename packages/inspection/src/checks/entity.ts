import type { Entity, EntityKind } from '@liangyan/language'
import type { Scene } from '../scene.ts'
import { FALSE, type Truth, truth } from '../truth.ts'
import type { Check, EvidenceSink } from './check.ts'

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

/** The turn mentions at least so many entities of some kinds. */
export class Mentions implements Check {
  readonly wake = null
  readonly label: string
  private readonly fewestDigits: number
  private readonly kinds: ReadonlySet<EntityKind>
  private readonly atLeast: number
  private readonly valid: boolean | undefined

  constructor(kinds: readonly EntityKind[], atLeast: number, valid: boolean | undefined) {
    this.kinds = new Set(kinds)
    this.atLeast = atLeast
    this.valid = valid
    this.fewestDigits = Math.min(...kinds.map((kind) => FEWEST_DIGITS[kind] ?? 0))
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
    return this.kinds.has(entity.kind) && (this.valid === undefined || entity.valid === this.valid)
  }
}
