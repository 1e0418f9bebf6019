import { type Assignment, type AssignmentReason, REVIEWERS } from '@liangyan/contract'
import { machineSigns, type MachineSigns, type QueuedAssignment, scoredBlind } from '@liangyan/store'
import { personOf, type Visitor } from '../access/visitor.ts'
import type { Titles } from '../standards/titles.ts'
import type { System } from '../system.ts'
import { riskParts } from './risk-parts.ts'

/**
 * Assignments as somebody may see them. Of a conversation that they are to score blind, or might take to score blind,
 * nothing is shown that the machine or others judged: neither score nor risk, nor why it was drawn.
 */
export async function shownAssignments(
  { db, standards }: System,
  rows: readonly QueuedAssignment[],
  visitor: Visitor,
): Promise<Assignment[]> {
  const me = personOf(visitor)
  const blind = await scoredBlind(
    db,
    me ?? 0,
    rows.map(({ assignment }) => assignment.conversationKey),
  )
  const hidden = ({ assignment: { conversationKey, blind: scoresBlind, reviewerId, doneAt } }: QueuedAssignment) =>
    blind.has(conversationKey) || (scoresBlind && doneAt === null && reviewerId === null && mayScore(visitor))
  const open = rows.filter((row) => !hidden(row))
  const [signs, { titles }] = await Promise.all([
    machineSigns(
      db,
      open.flatMap(({ conversation }) => conversation.inspectionId ?? []),
    ),
    standards.inForce(),
  ])
  return rows.map((row) => ({
    ...shown(row),
    judged: open.includes(row) ? judged(row, signs.get(row.conversation.inspectionId ?? 0), titles) : null,
  }))
}

const mayScore = (visitor: Visitor): boolean =>
  visitor.kind === 'person' && (REVIEWERS as readonly string[]).includes(visitor.role)

function shown({ assignment, conversation, plan, calibration, reviewer, begun }: QueuedAssignment) {
  const { id, sampleId, blind, createdAt, takenAt, doneAt } = assignment
  return {
    id,
    conversation: { ...conversation, startedAt: conversation.startedAt.toISOString() },
    plan,
    calibration,
    sample: sampleId,
    reviewer,
    blind,
    state: doneAt !== null ? ('done' as const) : begun ? ('begun' as const) : ('waiting' as const),
    createdAt: createdAt.toISOString(),
    takenAt: takenAt?.toISOString() ?? null,
    doneAt: doneAt?.toISOString() ?? null,
  }
}

function judged(row: QueuedAssignment, signs: MachineSigns | undefined, titles: Titles): Assignment['judged'] {
  const { score, outOf, fatal, broken, undecided } = row.conversation
  return {
    reason: row.assignment.reason as AssignmentReason,
    score,
    outOf,
    fatal,
    broken,
    undecided,
    risk: row.assignment.risk,
    riskParts: signs ? riskParts(signs, titles) : [],
  }
}
