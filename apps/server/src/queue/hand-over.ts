import { REVIEWERS } from '@liangyan/contract'
import {
  type AssignmentRow,
  type Database,
  fellowsOf,
  giveAssignment,
  holdAssignment,
  readAssignment,
  reviewersWithLoad,
  type ReviewerRow,
  scoredBlind,
  sharersOfSample,
} from '@liangyan/store'
import { conflict } from '../http/refused.ts'

/** An open assignment that is this person's. Refused where it is not. */
export async function ownAssignment(tx: Database, id: number, userId: number): Promise<AssignmentRow> {
  const held = await holdAssignment(tx, id)
  if (held?.reviewerId !== userId) throw conflict('assignment-gone', '该复核任务已完成或不在您名下，请刷新队列')
  return held
}

/**
 * Gives an own assignment back. Others may take it; what is scored blind goes to the plan's reviewer with the least work
 * who has not seen it. Refused where there is nobody.
 */
export async function handBack(tx: Database, assignment: AssignmentRow): Promise<void> {
  if (assignment.calibrationId !== null) throw conflict('calibration', '校准任务须由本人完成，不能退回')
  if (!assignment.blind) return giveAssignment(tx, assignment.id, null)
  const candidates = await reviewersWithLoad(tx, REVIEWERS)
  const fellows = await fellowsOf(tx, assignment)
  const sharers = await sharersOfSample(tx, assignment.sampleId)
  const [next] = candidates
    .filter(({ id }) => sharers.includes(id) && !fellows.includes(id) && id !== assignment.reviewerId)
    .sort((a, b) => a.open - b.open || a.id - b.id)
  if (!next) throw conflict('nobody-else', '盲评任务没有其他质检员可以接手，请联系管理者改派')
  return giveAssignment(tx, assignment.id, next.id)
}

/** Why an assignment cannot be given to another; undefined where it can. */
export async function barrierTo(
  tx: Database,
  id: number,
  to: ReviewerRow | undefined,
): Promise<{ readonly message: string } | undefined> {
  const held = await holdAssignment(tx, id)
  if (!held) return { message: '任务不存在或已完成' }
  const row = (await readAssignment(tx, id))!
  if (row.begun) return { message: '已有人开始复核，不能改派' }
  if (held.calibrationId !== null) return { message: '校准任务须由本人完成，不能改派' }
  if (!to) return held.blind ? { message: '盲评任务须指定质检员，不能改为任何人领取' } : undefined
  if (to.staffNumber !== null && to.staffNumber === row.conversation.agent)
    return { message: `这是${to.name}本人的会话，须由他人复核` }
  const fellows = held.doubleScoringId === null ? [] : await fellowsOf(tx, held)
  if (held.reviewerId !== to.id && fellows.includes(to.id)) return { message: `${to.name}已参与该会话的双评` }
  if ((await scoredBlind(tx, to.id, [held.conversationKey])).size > 0) return { message: `${to.name}正在盲评该会话` }
  return undefined
}
