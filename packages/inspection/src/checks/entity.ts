import type { Entity, EntityKind } from '@liangyan/language'
import type { Scene } from '../scene.ts'
import { type Truth, truth } from '../truth.ts'
import type { Check, EvidenceSink } from './check.ts'

/** The turn mentions at least so many entities of some kinds. */
export class Mentions implements Check {
  readonly wake = null
  readonly label: string
  private readonly kinds: ReadonlySet<EntityKind>
  private readonly atLeast: number
  private readonly valid: boolean | undefined

  constructor(kinds: readonly EntityKind[], atLeast: number, valid: boolean | undefined) {
    this.kinds = new Set(kinds)
    this.atLeast = atLeast
    this.valid = valid
    this.label = `mentions: ${kinds.join(', ')}${atLeast > 1 ? ` (${atLeast} times)` : ''}`
  }

  holds(scene: Scene): Truth {
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
