import type { ConversationDetail, ShownFinding } from '@liangyan/contract'
import { type FindingDetail, type FindingRow, type ListedConversation, readInspection } from '@liangyan/store'
import type { Visitor } from '../access/visitor.ts'
import { lineOf } from '../routes/conversations.ts'
import type { Titles } from '../standards/titles.ts'
import type { System } from '../system.ts'

const MAY_REVEAL = new Set(['team-lead', 'inspector', 'administrator'])

/** All that is shown of one conversation, by the titles of the version that inspected it. */
export async function detailOf(
  { db, standards }: System,
  listed: ListedConversation,
  visitor: Visitor,
): Promise<ConversationDetail> {
  const conversation = lineOf(listed)
  const mayReveal = visitor.kind === 'person' && MAY_REVEAL.has(visitor.role)
  const found = listed.inspectionId === null ? undefined : await readInspection(db, listed.key, listed.inspectionId)
  if (!found) return { conversation, turns: [], events: [], attributes: {}, inspection: null, history: [], mayReveal }
  const { inspection, findings, record } = found
  const { titles } = await standards.version(inspection.standardVersion)
  return {
    conversation,
    turns: [...record.turns],
    events: [...record.events],
    attributes: record.attributes,
    inspection: {
      id: inspection.id,
      standardVersion: inspection.standardVersion,
      madeAt: inspection.madeAt.toISOString(),
      contactTitle:
        inspection.contact === null ? null : (titles.contacts.get(inspection.contact) ?? inspection.contact),
      scorecard: inspection.scorecard as never,
      machineScore: inspection.scorecard.total,
      findings: findings.map((row) => shownFinding(row, titles)),
      commitments: inspection.commitments,
    },
    history: [],
    mayReveal,
  }
}

export function shownFinding(row: FindingRow, titles: Titles): ShownFinding {
  const { evidence, decidedBy, suggestion, advice, question, sources } = row.detail as FindingDetail
  const { id, position, clause, criterion, kind, trial, turns } = row
  return {
    id,
    position,
    clause,
    title: titles.clause(clause),
    criterion,
    criterionTitle: titles.criterion(criterion),
    kind,
    kindTitle: kind === null ? null : titles.kind(criterion, kind),
    verdict: row.verdict as ShownFinding['verdict'],
    severity: row.severity as ShownFinding['severity'],
    trial,
    turns,
    evidence: [...evidence],
    decidedBy: [...decidedBy],
    ...(suggestion !== undefined && { suggestion }),
    ...(advice !== undefined && { advice }),
    ...(question !== undefined && { question }),
    sources: titles.sources(sources),
    opinion: row.opinion as ShownFinding['opinion'],
  }
}
