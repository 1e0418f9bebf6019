import type { Check } from './checks/check.ts'
import { All, Any, Not, Shared } from './checks/logic.ts'
import { type Settled, UNSETTLED } from './reading.ts'
import type { Scene } from './scene.ts'
import { FALSE, negate, TRUE, UNKNOWN } from './truth.ts'

/** What a check comes to for the current turn as far as its words and its speaker decide, whatever was said before. */
export function settled(check: Check, scene: Scene): Settled {
  if (check.byItself) return check.holds(scene)
  if (check instanceof Shared) return settled(check.parts[0], scene)
  if (check instanceof Not) {
    const value = settled(check.parts[0], scene)
    return value === UNSETTLED ? UNSETTLED : negate(value)
  }
  if (check instanceof All) return together(check.parts, scene, FALSE)
  if (check instanceof Any) return together(check.parts, scene, TRUE)
  return UNSETTLED
}

/** One part that comes to `decisive` decides; else what is not settled or not known leaves the whole so. */
function together(parts: readonly Check[], scene: Scene, decisive: typeof TRUE | typeof FALSE): Settled {
  let result: Settled = negate(decisive)
  for (const part of parts) {
    const value = settled(part, scene)
    if (value === decisive) return decisive
    if (value === UNSETTLED || (value === UNKNOWN && result !== UNSETTLED)) result = value
  }
  return result
}
