import type { OpenReview, ReviewContent } from '@liangyan/contract'
import {
  addReview,
  type AssignmentRow,
  type Database,
  decidedReview,
  deciding,
  holdConversation,
  lastOpinions,
  type ListedConversation,
  moveAssignment,
  type NamedReview,
  openReviewOf,
  ownAssignment,
  readInspection,
  record,
  reviewById,
  saveReview,
  serveAssignment,
  takeAssignment,
  takeOverReview,
} from '@liangyan/store'
import { nameOf, type Visitor } from '../access/visitor.ts'
import { conflict, notFound, Refused } from '../http/refused.ts'
import type { System } from '../system.ts'
import { contentFrom, contentOf, rebased } from './content.ts'
import { resultOf, shownResult, type UnderReview, underReview } from './subject.ts'

export type Reviewer = Extract<Visitor, { kind: 'person' }>

export interface Beginning {
  readonly listed: ListedConversation
  readonly reviewer: Reviewer
  readonly assignment?: number | undefined
  readonly takeOver?: boolean | undefined
  readonly address: string
}

/** Drawn for comparison: what these reviews find decides nothing. */
const COMPARED: ReadonlySet<string> = new Set(['second', 'calibration'])

export const isBlind = (assignment: AssignmentRow | undefined): boolean => assignment?.blind ?? false
const decides = (assignment: AssignmentRow | undefined): boolean =>
  !assignment || (!assignment.blind && !COMPARED.has(assignment.reason))

/** Opens a review for somebody, or goes on with the one that is open. */
export async function beginReview(system: System, beginning: Beginning): Promise<OpenReview> {
  const { listed, reviewer } = beginning
  refuseOwn(listed, reviewer)
  return system.db.transaction(async (tx) => {
    const held = await holdConversation(tx, listed.key)
    if (!held) throw notFound('会话')
    if (held.inspectionId === null) throw conflict('not-inspected', '会话尚未质检，请稍后再复核')
    const assignment = await assignmentFor(tx, beginning)
    const subject = await underReview(tx, system.standards, listed.key, held.inspectionId, isBlind(assignment))
    const id = await opened(tx, beginning, assignment, subject)
    const review = await upToDate(tx, (await reviewById(tx, id))!, listed.key, subject)
    return shownReview(review, listed.id, assignment, subject)
  })
}

function refuseOwn({ agent }: ListedConversation, { person }: Reviewer): void {
  if (agent !== '' && person.user.staffNumber === agent)
    throw new Refused(403, 'own-conversation', '不能复核本人的会话，请交由其他质检员复核')
}

async function assignmentFor(
  tx: Database,
  { listed, reviewer, assignment }: Beginning,
): Promise<AssignmentRow | undefined> {
  const me = reviewer.person.user.id
  if (assignment === undefined) return ownAssignment(tx, listed.key, me)
  const taken = await takeAssignment(tx, assignment, me)
  if (taken?.conversationKey !== listed.key)
    throw conflict('assignment-gone', '该复核任务已完成或已由他人领取，请从复核队列重新选择')
  return taken
}

/** The id of the review that this person now writes. */
async function opened(
  tx: Database,
  { listed, reviewer, takeOver, address }: Beginning,
  assignment: AssignmentRow | undefined,
  subject: UnderReview,
): Promise<number> {
  const me = reviewer.person.user.id
  const counts = decides(assignment)
  const open = counts ? await deciding(tx, listed.key) : await openReviewOf(tx, assignment!.id)
  if (!open) {
    const content = counts ? await beginningContent(tx, subject) : undefined
    const id = await addReview(tx, {
      conversationKey: listed.key,
      inspectionId: subject.inspection.id,
      assignmentId: assignment?.id ?? null,
      reviewerId: me,
      counts,
      blind: isBlind(assignment),
      ...(content && { content }),
    })
    return id!
  }
  if (open.reviewerId !== me) {
    if (!takeOver) throw underReviewBy(open)
    await takeOverReview(tx, open.id, me)
    if (open.assignmentId !== null) await moveAssignment(tx, open.assignmentId, me)
    await record(tx, {
      userId: me,
      who: nameOf(reviewer),
      action: 'review.takeOver',
      subject: listed.id,
      detail: { from: open.reviewer },
      address,
    })
  }
  if (assignment && open.assignmentId === null) await serveAssignment(tx, open.id, assignment.id)
  return open.id
}

async function beginningContent(tx: Database, { inspection, rows }: UnderReview): Promise<ReviewContent> {
  const comments = await lastOpinions(tx, inspection.id)
  const before = await decidedReview(tx, inspection.conversationKey)
  return contentFrom(rows, comments, before && contentOf(before))
}

function underReviewBy({ reviewer, createdAt }: NamedReview): Refused {
  const since = createdAt.toLocaleString('zh-CN', {
    timeZone: 'Asia/Shanghai',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  })
  return conflict('under-review', `${reviewer}正在复核此会话（${since} 开始）；如需由您完成，请选择接手`)
}

/** The review on the inspection in force: where it was inspected again meanwhile, what was written goes with it. */
async function upToDate(tx: Database, review: NamedReview, key: number, subject: UnderReview): Promise<NamedReview> {
  const { inspection, rows } = subject
  if (review.inspectionId === inspection.id) return review
  const before = (await readInspection(tx, key, review.inspectionId))?.findings ?? []
  const { comment, ...content } = rebased(contentOf(review), before, rows)
  await saveReview(tx, review, { content, comment, inspectionId: inspection.id })
  return (await reviewById(tx, review.id))!
}

function shownReview(
  review: NamedReview,
  conversation: string,
  assignment: AssignmentRow | undefined,
  subject: UnderReview,
): OpenReview {
  const content = contentOf(review)
  return {
    id: review.id,
    conversation,
    assignment: assignment ? { id: assignment.id, reason: assignment.blind ? 'blind' : assignment.reason } : null,
    blind: review.blind,
    counts: review.counts,
    revision: review.revision,
    savedAt: review.savedAt.toISOString(),
    content,
    result: shownResult(subject, content, resultOf(subject, content)),
  }
}
