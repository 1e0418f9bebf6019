import { setImmediate } from 'node:timers/promises'
import type { Conversation } from '@liangyan/conversation'
import type { Inspection } from '@liangyan/inspection'
import { riskOf } from '@liangyan/review'
import {
  addInspections,
  type Database,
  isUnstorable,
  judgedByPeople,
  type NewInspection,
  notInspectedSince,
  sealedOriginals,
  termsOf,
  uninspectedAmong,
  VaultProblem,
} from '@liangyan/store'
import type { Again } from '../jobs/queue.ts'
import { noteInspections } from '../operation/meter.ts'
import { restate } from '../reviews/restate.ts'
import type { ReadyStandard } from '../standards/standards.ts'
import type { System } from '../system.ts'
import { tellInspected } from '../webhooks/tell-inspected.ts'
import { masked } from './masking.ts'

/** What an inspection of a conversation leaves in the store. */
export function inspected(key: number, conversation: Conversation, ready: ReadyStandard): NewInspection {
  return asStored(key, conversation, ready.engine.inspect(conversation), ready.id)
}

/** What is stored of an inspection that has been made already; `version`: the row of the standard that made it. */
export function asStored(
  key: number,
  conversation: Conversation,
  inspection: Inspection,
  version: number,
): NewInspection {
  const { record, findings, commitments } = masked(conversation, inspection)
  return {
    key,
    standardVersion: version,
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

/** Inspects conversations that arrived by the standard in force; those that are gone or inspected are left out. */
export async function inspectStored(system: System, keys: readonly number[]): Promise<void> {
  const ready = await system.standards.inForce()
  await inspectAndStore(system, await uninspectedAmong(system.db, keys), ready, false)
}

/** Inspects conversations by a version once more; those that it has inspected since then are left out. */
export async function inspectAgain(system: System, keys: readonly number[], { version, since }: Again): Promise<void> {
  const ready = await system.standards.version(version)
  await inspectAndStore(system, await notInspectedSince(system.db, keys, version, new Date(since)), ready, true)
}

async function inspectAndStore(
  system: System,
  keys: readonly number[],
  ready: ReadyStandard,
  again: boolean,
): Promise<void> {
  const began = performance.now()
  const made = await inspectEach(system, keys, ready)
  await storeEach(system, made, ready, again)
  if (made.length > 0) noteInspections({ conversations: made.length, seconds: (performance.now() - began) / 1000 })
}

/**
 * Inspects conversations one after the other. One that cannot be inspected is passed over, with a line in the log: the
 * others must not wait for it.
 */
async function inspectEach(system: System, keys: readonly number[], ready: ReadyStandard): Promise<NewInspection[]> {
  const made: NewInspection[] = []
  for (const { key, id, sealed } of await sealedOriginals(system.db, keys)) {
    try {
      made.push(inspected(key, system.vault.open(id, sealed) as Conversation, ready))
    } catch (error) {
      // a key that is missing is missing for all of them, and may be given again
      if (error instanceof VaultProblem && error.kind === 'unknown-key') throw error
      passOver(system, key, error)
    }
    // whoever else lives in this process is let through between two conversations
    await setImmediate()
  }
  return made
}

/** Stores inspections, together where the database takes them, else one by one without what it cannot hold. */
async function storeEach(
  system: System,
  made: readonly NewInspection[],
  ready: ReadyStandard,
  again: boolean,
): Promise<void> {
  try {
    await system.db.transaction((tx) => storeTogether(system, tx, made, ready, again))
  } catch (error) {
    if (!isUnstorable(error)) throw error
    if (made.length === 1) passOver(system, made[0].key, error)
    else for (const one of made) await storeEach(system, [one], ready, again)
  }
}

/** What people said before stands, and makes the result anew. */
export async function storeTogether(
  system: System,
  tx: Database,
  made: readonly NewInspection[],
  ready: ReadyStandard,
  again: boolean,
): Promise<void> {
  const ids = await addInspections(tx, made, { first: !again })
  const stored = made.filter(({ key }) => ids.has(key))
  if (again) for (const key of await judgedByPeople(tx, [...ids.keys()])) await restate(tx, system.standards, key)
  await tellInspected(system, tx, stored, ready, again)
}

function passOver({ log }: System, key: number, error: unknown): void {
  log.error({ error, conversation: key }, 'conversation cannot be inspected')
}
