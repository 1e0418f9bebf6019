import type { CompiledCounsel, CompiledWording } from './counsel.ts'
import type { Scene } from './scene.ts'
import { TRUE } from './truth.ts'

/** The wordings of a clause that suit; undefined where the clause may not speak. */
type Suiting = readonly CompiledWording[] | undefined

/**
 * What of a standard's words suits the record of a conversation, the day and the hour. Most of it is decided by them
 * alone, and stays so from turn to turn until the minute has passed.
 */
export class Occasions {
  private minute: string | undefined
  private known: readonly Suiting[] = []

  /** Another conversation begins. */
  forget(): void {
    this.known = []
  }

  /** Of the current step of a scene, by clause: its wordings that suit, unless it is excused. */
  suiting(counsels: readonly CompiledCounsel[], scene: Scene): Suiting[] {
    const minute = scene.record.startedAt?.slice(0, 16)
    if (this.known.length === 0 || this.minute !== minute) {
      this.minute = minute
      this.known = counsels.map((compiled) => (compiled.settled ? suitingOf(compiled, scene) : undefined))
    }
    const { known } = this
    return counsels.map((compiled, at) => {
      const wordings = compiled.settled ? known[at] : suitingOf(compiled, scene)
      return wordings && !isExcused(compiled, scene) ? wordings : undefined
    })
  }
}

/** Where all suit, the clause's own list: a conversation in progress keeps one for every clause. */
function suitingOf({ applies, wordings, occasional }: CompiledCounsel, scene: Scene): Suiting {
  if (applies !== undefined && applies.holds(scene) !== TRUE) return undefined
  if (!occasional) return wordings
  return wordings.filter(({ occasion }) => occasion === undefined || occasion.holds(scene) === TRUE)
}

const isExcused = ({ unless }: CompiledCounsel, scene: Scene) =>
  unless !== undefined && scene.wakes(unless.wake) && unless.holds(scene) === TRUE
