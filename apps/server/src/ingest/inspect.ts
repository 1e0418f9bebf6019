import { setImmediate } from 'node:timers/promises'
import type { Conversation } from '@liangyan/conversation'
import { riskOf } from '@liangyan/review'
import { addInspections, type NewInspection, sealedOriginals, termsOf } from '@liangyan/store'
import type { ReadyStandard } from '../standards/standards.ts'
import type { System } from '../system.ts'
import { masked } from './masking.ts'

/** What an inspection of a conversation leaves in the store. */
export function inspected(key: number, conversation: Conversation, ready: ReadyStandard): NewInspection {
  const inspection = ready.engine.inspect(conversation)
  const { record, findings, commitments } = masked(conversation, inspection)
  return {
    key,
    standardVersion: ready.id,
    contact: inspection.contact,
    scorecard: inspection.scorecard,
    verdicts: inspection.verdicts,
    commitments,
    findings,
    record,
    terms: termsOf(record.turns.map(({ text }) => text)),
    risk: riskOf({
      findings: findings.filter(({ trial }) => !trial),
      score: inspection.scorecard.total,
      outOf: inspection.scorecard.outOf,
      complaint: inspection.contact === 'complaint',
    }),
  }
}

/** Inspects conversations by the standard in force and stores what was found; those that are gone are left out. */
export async function inspectStored(system: System, keys: readonly number[]): Promise<void> {
  const ready = await system.standards.inForce()
  const made: NewInspection[] = []
  for (const { key, id, sealed } of await sealedOriginals(system.db, keys)) {
    made.push(inspected(key, system.vault.open(id, sealed) as Conversation, ready))
    // whoever else lives in this process is let through between two conversations
    await setImmediate()
  }
  await addInspections(system.db, made)
}
