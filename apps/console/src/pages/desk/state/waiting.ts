import type { DeskState } from './desk-state.ts'

/** How many conversations wait for the agent: for an answer, or to be looked at for the first time. */
export function waitingOf({ lines, unseen }: Pick<DeskState, 'lines' | 'unseen'>): number {
  return lines.filter(
    ({ id, stage, unansweredSince }) => stage === 'open' && (unansweredSince !== null || unseen.has(id)),
  ).length
}
