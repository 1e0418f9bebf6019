import type { CompiledCounsel, CounselProgram } from './counsel.ts'
import type { Counsel, KnownSayings, Saying, Sayings } from './sayings.ts'
import type { Scene } from './scene.ts'
import { TRUE } from './truth.ts'

/**
 * What of a standard's words suits the record of a conversation, the day and the hour. Most of it is decided by them
 * alone, and stays so from turn to turn until the minute has passed.
 */
export class Occasions {
  private minute: string | undefined
  private settled: Sayings = []

  /** Another conversation begins. */
  forget(): void {
    this.settled = []
  }

  /** Which clauses may speak at the current step of a scene, with their wordings that suit; in their order. */
  counsels({ counsels, sayings }: CounselProgram, scene: Scene, triggered: ReadonlySet<number>): Counsel[] {
    const minute = scene.record.startedAt?.slice(0, 16)
    if (this.settled.length === 0 || this.minute !== minute) {
      this.minute = minute
      const settled = counsels.map((one) => (one.settled ? sayingOf(one, scene, sayings) : undefined))
      this.settled = sayings.listOf(settled)
    }
    const found: Counsel[] = []
    for (const one of counsels) {
      const saying = one.settled ? this.settled[one.number] : sayingOf(one, scene, sayings)
      if (saying && !isExcused(one, scene))
        found.push(triggered.size > 0 && triggered.has(one.number) ? saying.triggered : saying.untriggered)
    }
    return found
  }
}

function sayingOf(compiled: CompiledCounsel, scene: Scene, sayings: KnownSayings): Saying | undefined {
  const { applies, wordings, occasional } = compiled
  if (applies !== undefined && applies.holds(scene) !== TRUE) return undefined
  if (!occasional) return sayings.of(compiled)
  const suits = wordings.map(({ occasion }) => occasion === undefined || occasion.holds(scene) === TRUE)
  return sayings.ofSuiting(compiled, suits)
}

const isExcused = ({ unless }: CompiledCounsel, scene: Scene) =>
  unless !== undefined && scene.wakes(unless.wake) && unless.holds(scene) === TRUE
