import type { ExampleProposal } from '@liangyan/contract'
import {
  addProposal,
  holdOpenProposal,
  type ListedProposal,
  listedProposal,
  proposalOfFinding,
  readFinding,
  record,
  settleProposal,
} from '@liangyan/store'
import type { Actor } from '../appeals/file.ts'
import { conflict, notFound } from '../http/refused.ts'
import type { Reviewer } from '../reviews/begin.ts'
import { type AddedExample, addExampleToDraft } from '../standards/add-example.ts'
import type { ReadyStandard } from '../standards/standards.ts'
import type { System } from '../system.ts'
import { exampleOf } from './example.ts'

/** What a person's opinion of a finding shows: that the machine missed it, or that it was wrong to find it. */
const SHOWS: Readonly<Record<string, 'hit' | 'pass'>> = { added: 'hit', overturned: 'pass' }

/** Proposes the example that a person's opinion on a finding makes; the number of the proposal, old or new. */
export async function propose(system: System, findingId: number, { person }: Reviewer, actor: Actor): Promise<number> {
  const { db } = system
  const known = await proposalOfFinding(db, findingId)
  if (known !== undefined) return known
  const row = await readFinding(db, findingId)
  if (!row) throw notFound('命中')
  const expect = SHOWS[row.opinion]
  if (!expect) throw conflict('nothing-to-show', '只有人工补充或推翻的命中可以提议为示例对话')
  const example = await exampleOf(system, row, expect)
  if (!example) throw conflict('no-clause', '该命中只对应评分项，没有对应的条款，不能作为条款的示例对话')
  return db.transaction(async (tx) => {
    const id = await addProposal(tx, { findingId, ...example, proposedBy: person.user.id, createdAt: system.now() })
    await record(tx, { ...actor, action: 'proposal.add', subject: example.clause, detail: { proposal: id } })
    return id
  })
}

/** Puts a proposed example into the draft of the standard, as it is or as it was put right. */
export async function addToDraft(
  system: System,
  id: number,
  dialogue: string | undefined,
  by: Reviewer,
  actor: Actor,
): Promise<void> {
  const userId = by.person.user.id
  await system.db.transaction(async (tx) => {
    const proposal = await openProposal(tx, id)
    const text = dialogue ?? proposal.dialogue
    const added = await addExampleToDraft({ db: tx }, { clause: proposal.clause, dialogue: text, by })
    await settleProposal(tx, id, {
      state: 'added',
      dialogue: text,
      versionId: added.version,
      place: added,
      settledBy: userId,
      settledAt: system.now(),
    })
    const detail = { proposal: id, version: added.version }
    await record(tx, { ...actor, action: 'proposal.addToDraft', subject: proposal.clause, detail })
  })
}

/** Leaves a proposed example out. */
export async function dismiss(
  { db, now }: System,
  id: number,
  reason: string,
  { person }: Reviewer,
  actor: Actor,
): Promise<void> {
  await db.transaction(async (tx) => {
    const { clause } = await openProposal(tx, id)
    await settleProposal(tx, id, { state: 'dismissed', settledBy: person.user.id, settledAt: now() })
    await record(tx, { ...actor, action: 'proposal.dismiss', subject: clause, detail: { proposal: id, reason } })
  })
}

async function openProposal(tx: System['db'], id: number) {
  const proposal = await holdOpenProposal(tx, id)
  if (proposal) return proposal
  if (!(await listedProposal(tx, id))) throw notFound('示例提案')
  throw conflict('settled', '该示例提案已处理，请刷新页面')
}

/** A proposal as the contract shows it. */
export function shownProposal(
  { proposal, proposedByName, settledByName, version, conversation, appeal }: ListedProposal,
  { titles, standard }: ReadyStandard,
): ExampleProposal {
  const clause = standard.everyClause.find(({ clause: { id } }) => id === proposal.clause)?.clause
  return {
    id: proposal.id,
    clause: proposal.clause,
    title: titles.clause(proposal.clause),
    moment: clause?.moment ?? null,
    expect: proposal.expect as ExampleProposal['expect'],
    dialogue: proposal.dialogue,
    reproduces: proposal.reproduces,
    state: proposal.state as ExampleProposal['state'],
    conversation,
    finding: proposal.findingId,
    appeal,
    proposedBy: proposedByName,
    createdAt: proposal.createdAt.toISOString(),
    settledBy: settledByName,
    settledAt: proposal.settledAt?.toISOString() ?? null,
    addedTo: version && placeIn(version, proposal.place as AddedExample),
  }
}

const placeIn = (version: { readonly id: number; readonly title: string }, { file, line }: AddedExample) => ({
  ...version,
  file,
  line,
})
