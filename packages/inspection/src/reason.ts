import type { Check, EvidenceSink } from './checks/check.ts'
import { Count, Not, Shared } from './checks/logic.ts'
import type { Scene } from './scene.ts'
import { FALSE, TRUE } from './truth.ts'

/** What made a condition hold at the current step. */
export interface Reason {
  /** Ids of the acts that were recognised. */
  readonly acts: readonly string[]
  /** Words of the current turn, in its order. */
  readonly words: readonly string[]
  /** Earlier turns that it looked back at. */
  readonly turns: readonly number[]
}

const MOST_WORDS = 6

/** Asked only where the check holds. */
export function reasonOf(check: Check, scene: Scene): Reason {
  const spans: { start: number; end: number }[] = []
  const turns = new Set<number>()
  const { text } = scene
  const sink: EvidenceSink = {
    words: (start, end) => void spans.push({ start: text.startOf(start), end: text.endOf(end) }),
    span: (start, end) => void spans.push({ start, end }),
    turn: () => {},
    earlier: (step) => {
      const turn = scene.steps[step].turn?.index
      if (turn !== undefined) turns.add(turn)
    },
    basis: () => {},
    question: () => {},
  }
  proveTrue(check, scene, sink)
  return {
    acts: [...actsIn(check, scene)],
    words: widest(spans)
      .slice(0, MOST_WORDS)
      .map(({ start, end }) => scene.step.text.slice(start, end)),
    turns: [...turns].sort((a, b) => a - b),
  }
}

/** What is absent, and what was only counted, names no words of this turn. */
const isSilent = (check: Check) => check instanceof Not || check instanceof Count

function proveTrue(check: Check, scene: Scene, sink: EvidenceSink): void {
  if (isSilent(check) || check.holds(scene) === FALSE) return
  if (check.parts?.length) for (const part of check.parts) proveTrue(part, scene, sink)
  else check.prove(scene, sink)
}

function actsIn(check: Check, scene: Scene, found = new Set<string>()): Set<string> {
  if (isSilent(check) || check.holds(scene) !== TRUE) return found
  const act = check instanceof Shared ? /^act: (.+)$/.exec(check.label)?.[1] : undefined
  if (act !== undefined) found.add(act)
  else for (const part of check.parts ?? []) actsIn(part, scene, found)
  return found
}

/** Spans in order, without those that lie in another. */
function widest(spans: readonly { start: number; end: number }[]): { start: number; end: number }[] {
  let reached = -1
  return [...spans]
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter(({ end }) => {
      const further = end > reached
      reached = Math.max(reached, end)
      return further
    })
}
