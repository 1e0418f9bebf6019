import type { CompiledCounsel, CompiledWording } from './counsel.ts'
import type { Scene } from './scene.ts'
import { TRUE } from './truth.ts'

/** A clause that may speak on this occasion, unless it is excused, with those of its wordings that suit. */
export interface Fitting {
  readonly compiled: CompiledCounsel
  readonly wordings: readonly CompiledWording[]
}

/**
 * What of a standard's words suits the record of a conversation, the day and the hour. Most of it is decided by them
 * alone, and stays so from turn to turn until the minute has passed.
 */
export class Occasions {
  private minute: string | undefined
  private known: readonly (Fitting | undefined)[] = []

  /** Another conversation begins. */
  forget(): void {
    this.known = []
  }

  /** Of the current step of a scene. */
  fitting(counsels: readonly CompiledCounsel[], scene: Scene): Fitting[] {
    const minute = scene.record.startedAt?.slice(0, 16)
    if (this.known.length === 0 || this.minute !== minute) {
      this.minute = minute
      this.known = counsels.map((compiled) => (compiled.settled ? fittingOf(compiled, scene) : undefined))
    }
    const { known } = this
    return counsels.flatMap((compiled, at) => {
      const fitting = compiled.settled ? known[at] : fittingOf(compiled, scene)
      return fitting && !isExcused(compiled, scene) ? fitting : []
    })
  }
}

function fittingOf(compiled: CompiledCounsel, scene: Scene): Fitting | undefined {
  const { applies, wordings, occasional } = compiled
  if (applies !== undefined && applies.holds(scene) !== TRUE) return undefined
  return { compiled, wordings: occasional ? suiting(compiled, scene) : wordings }
}

const suiting = ({ wordings }: CompiledCounsel, scene: Scene) =>
  wordings.filter(({ occasion }) => occasion === undefined || occasion.holds(scene) === TRUE)

const isExcused = ({ unless }: CompiledCounsel, scene: Scene) =>
  unless !== undefined && scene.wakes(unless.wake) && unless.holds(scene) === TRUE
