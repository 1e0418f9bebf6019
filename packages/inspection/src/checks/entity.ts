import type { Entity, EntityKind } from '@liangyan/language'
import type { Scene } from '../scene.ts'
import { FALSE, type Truth, truth } from '../truth.ts'
import type { Check, EvidenceSink } from './check.ts'

/** How many digits stand together, at the least, in a turn that holds such an entity: spares looking for it elsewhere. */
const DIGITS_IN_A_ROW: Partial<Record<EntityKind, number>> = {
  mobile: 3,
  landline: 3,
  'id-number': 3,
  'bank-card': 3,
  'partial-number': 3,
  'verification-code': 3,
  amount: 1,
}

/** The turn mentions at least so many entities of some kinds. */
export class Mentions implements Check {
  readonly wake = null
  readonly label: string
  private readonly shortestRun: number
  private readonly kinds: ReadonlySet<EntityKind>
  private readonly atLeast: number
  private readonly valid: boolean | undefined

  constructor(kinds: readonly EntityKind[], atLeast: number, valid: boolean | undefined) {
    this.kinds = new Set(kinds)
    this.atLeast = atLeast
    this.valid = valid
    this.shortestRun = Math.min(...kinds.map((kind) => DIGITS_IN_A_ROW[kind] ?? 0))
    this.label = `mentions: ${kinds.join(', ')}${atLeast > 1 ? ` (${atLeast} times)` : ''}`
  }

  holds(scene: Scene): Truth {
    if (scene.text.digitRun < this.shortestRun) return FALSE
    return truth(scene.entities().filter((e) => this.counts(e)).length >= this.atLeast)
  }

  prove(scene: Scene, sink: EvidenceSink): void {
    sink.basis('entity')
    sink.turn()
    void scene
  }

  private counts(entity: Entity): boolean {
    return this.kinds.has(entity.kind) && (this.valid === undefined || entity.valid === this.valid)
  }
}
