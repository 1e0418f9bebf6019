import type { Finding } from '@liangyan/inspection'
import { type Database, isAnyTold, type NewInspection, summariesOf } from '@liangyan/store'
import type { ReadyStandard } from '../standards/standards.ts'
import type { System } from '../system.ts'
import { emit } from './emit.ts'

/**
 * Tells of inspections that have been stored in this transaction. One that was made again tells its result alone: what
 * the conversation holds was told before.
 */
export async function tellInspected(
  system: System,
  tx: Database,
  made: readonly NewInspection[],
  { number: standardVersion }: ReadyStandard,
  again: boolean,
): Promise<void> {
  const events = ['conversation.inspected', ...(again ? [] : ['finding.fatal', 'commitment.made'])]
  if (made.length === 0 || !(await isAnyTold(tx, events))) return
  const summaries = await summariesOf(
    tx,
    made.map(({ key }) => key),
  )
  const of = ({ key }: NewInspection) => {
    const { id: conversation, startedAt, agent } = summaries.get(key)!
    return { conversation, startedAt: startedAt.toISOString(), agent }
  }
  await emit(
    system,
    tx,
    'conversation.inspected',
    made.map((one) => {
      const { id: _id, ...summary } = summaries.get(one.key)!
      return { ...summary, ...of(one), standardVersion, again }
    }),
  )
  if (again) return
  await emit(
    system,
    tx,
    'finding.fatal',
    made.flatMap((one) => one.findings.filter(isFatal).map((finding) => ({ ...of(one), ...told(finding) }))),
  )
  await emit(
    system,
    tx,
    'commitment.made',
    made.flatMap((one) => one.commitments.map((commitment) => ({ ...of(one), ...commitment }))),
  )
}

const isFatal = ({ severity, verdict, trial }: Finding): boolean =>
  severity === 'fatal' && verdict === 'broken' && trial !== true

function told({ clause, title, criterion, kind, turns }: Finding) {
  return { clause, title, criterion, ...(kind !== undefined && { kind }), turns }
}
