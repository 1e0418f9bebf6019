import type { Appeal } from '@liangyan/review'
import type { AppealCase, Database } from '@liangyan/store'
import type { System } from '../system.ts'
import { emit } from '../webhooks/emit.ts'
import type { HeldAppeal } from './step.ts'

/** Says that an appeal was filed; the agent's reasons are no message for machines. */
export async function tellFiled(
  system: System,
  tx: Database,
  { id: conversation, agent }: AppealCase,
  appeal: number,
  { due }: Appeal,
  findings: readonly { readonly findingId: number; readonly clause: string }[],
): Promise<void> {
  await emit(system, tx, 'appeal.filed', {
    appeal,
    conversation,
    agent,
    due: due && new Date(due.at).toISOString(),
    findings: findings.map(({ findingId, clause }) => ({ finding: findingId, clause })),
  })
}

/** Points of the conversation before and after. */
export interface Scores {
  readonly scoreBefore: number | null
  readonly scoreAfter: number | null
}

/** Says what became of an appeal: upheld, partly upheld, rejected or withdrawn; of each finding, and of the score. */
export async function tellSettled(
  system: System,
  { tx, about, appeal }: HeldAppeal,
  { stage }: Appeal,
  outcomes: ReadonlyMap<number, string> = new Map(),
  scores?: Scores,
): Promise<void> {
  await emit(system, tx, 'appeal.settled', {
    appeal: appeal.id,
    conversation: about.id,
    agent: about.agent,
    outcome: stage,
    findings: appeal.findings.map(({ findingId, clause }) => ({
      finding: findingId,
      clause,
      outcome: outcomes.get(findingId) ?? (stage === 'withdrawn' ? null : 'rejected'),
    })),
    ...scores,
  })
}
