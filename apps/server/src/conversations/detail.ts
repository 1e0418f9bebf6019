import type { ConversationDetail, ConversationLine, HistoryEntry, ShownFinding } from '@liangyan/contract'
import type { Opinion } from '@liangyan/inspection'
import { standingOf } from '@liangyan/inspection'
import {
  decidedReview,
  deciding,
  type FindingDetail,
  type FindingRow,
  historyOf,
  lastOpinions,
  type ListedConversation,
  type NamedReview,
  type OpinionOnFinding,
  ownAssignment,
  readInspection,
} from '@liangyan/store'
import { personOf, type Visitor } from '../access/visitor.ts'
import { asReviewed, contentOf } from '../reviews/content.ts'
import { resultAfterReview } from '../reviews/result.ts'
import type { ReadyStandard } from '../standards/standards.ts'
import type { Titles } from '../standards/titles.ts'
import type { System } from '../system.ts'
import { lineOf } from './line.ts'
import { sceneOf } from './scene.ts'
import { shownScorecard } from './scorecard.ts'

const MAY_REVEAL = new Set(['team-lead', 'inspector', 'administrator'])
const MAY_REVIEW = new Set(['inspector', 'administrator'])
/** Who is told that somebody looked at the original; the agent is not. */
const SEES_REVEALS = new Set(['team-lead', 'inspector', 'manager', 'administrator'])

type Found = NonNullable<Awaited<ReturnType<typeof readInspection>>>
type ShownInspection = NonNullable<ConversationDetail['inspection']>

/** All that is shown of one conversation to this visitor, by the titles of the version that inspected it. */
export async function detailOf(
  system: System,
  listed: ListedConversation,
  visitor: Visitor,
): Promise<ConversationDetail> {
  const { db, standards } = system
  const { key, id, inspectionId } = listed
  const role = visitor.kind === 'person' ? visitor.role : ''
  const [found, blind, open, review, history] = await Promise.all([
    inspectionId === null ? undefined : readInspection(db, key, inspectionId),
    isBlindFor(system, listed, visitor),
    deciding(db, key),
    inspectionId === null ? undefined : decidedReview(db, key),
    historyOf(db, key, id),
  ])
  const ready = found && (await standards.version(found.inspection.standardVersion))
  const common = {
    conversation: blind ? withoutResult(lineOf(listed)) : lineOf(listed),
    turns: [...(found?.record.turns ?? [])],
    events: [...(found?.record.events ?? [])],
    attributes: found?.record.attributes ?? {},
    blind,
    mayReveal: MAY_REVEAL.has(role),
    mayReview: MAY_REVIEW.has(role),
  }
  if (blind) {
    const inspection = found && ready ? hiddenInspection(found, ready) : null
    return { ...common, inspection, history: [], scene: null, review: null, reviewing: null }
  }
  const comments = found ? await lastOpinions(db, found.inspection.id) : new Map<number, OpinionOnFinding>()
  return {
    ...common,
    inspection: found && ready ? shownInspection(found, ready, review, comments) : null,
    history: history
      .filter(({ action }) => action !== 'revealed' || SEES_REVEALS.has(role))
      .map(({ at, ...entry }): HistoryEntry => ({ ...entry, at: at.toISOString() })),
    scene: await sceneOf(system, listed),
    review: review
      ? { by: review.reviewer, at: (review.doneAt ?? review.savedAt).toISOString(), comment: review.comment }
      : null,
    reviewing:
      open && role !== 'agent'
        ? { by: open.reviewer, own: open.reviewerId === personOf(visitor), since: open.createdAt.toISOString() }
        : null,
  }
}

/** Whether this visitor is to review it without seeing what the machine and others found. */
export async function isBlindFor(
  { db }: System,
  { key }: Pick<ListedConversation, 'key'>,
  visitor: Visitor,
): Promise<boolean> {
  const me = personOf(visitor)
  return me !== null && ((await ownAssignment(db, key, me))?.blind ?? false)
}

function withoutResult(line: ConversationLine): ConversationLine {
  const nothing = { score: null, grade: null, fatal: false, broken: 0, undecided: 0, commitments: 0, risk: 0 }
  return { ...line, ...nothing, contact: null, criteria: [], reviewState: 'assigned' }
}

/** The scorecard as it is before anything is found. */
function hiddenInspection({ inspection }: Found, ready: ReadyStandard): ShownInspection {
  const { scorecard } = resultAfterReview(ready.standard, inspection.scorecard, [], [])
  return {
    id: inspection.id,
    standardVersion: ready.number,
    madeAt: inspection.madeAt.toISOString(),
    contactTitle: null,
    scorecard: shownScorecard(ready, scorecard, []),
    machineScore: null,
    findings: [],
    commitments: [],
  }
}

function shownInspection(
  { inspection, findings }: Found,
  ready: ReadyStandard,
  review: NamedReview | undefined,
  comments: ReadonlyMap<number, OpinionOnFinding>,
): ShownInspection {
  const { titles, standard, number } = ready
  const judged = review ? contentOf(review).judged : []
  const reviewed = findings.map((row) => asReviewed(row))
  const { scorecard } = resultAfterReview(standard, inspection.scorecard, reviewed, judged)
  const { contact } = inspection
  return {
    id: inspection.id,
    standardVersion: number,
    madeAt: inspection.madeAt.toISOString(),
    contactTitle: contact === null ? null : (titles.contacts.get(contact) ?? contact),
    scorecard: shownScorecard(ready, scorecard, judged),
    machineScore: inspection.scorecard.total,
    findings: findings.map((row) => shownFinding(row, titles, comments.get(row.id))),
    commitments: inspection.commitments,
  }
}

export function shownFinding(row: FindingRow, titles: Titles, said?: OpinionOnFinding): ShownFinding {
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
    opinion: row.opinion as Opinion,
    stands: standingOf(asReviewed(row)),
    ...(said && { by: said.by }),
    ...(said && said.comment !== '' && { comment: said.comment }),
  }
}
