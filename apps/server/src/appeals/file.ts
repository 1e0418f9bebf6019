import type { BodyOf, fileAppeal as fileRoute } from '@liangyan/contract'
import type { Opinion } from '@liangyan/inspection'
import { standingOf } from '@liangyan/inspection'
import {
  addAppeal,
  addAppealStep,
  appealCases,
  type FindingRow,
  holdConversation,
  type ListedConversation,
  readInspection,
  record,
  setReviewState,
} from '@liangyan/store'
import { notFound, unusable } from '../http/refused.ts'
import { asReviewed } from '../reviews/content.ts'
import type { Reviewer } from '../reviews/begin.ts'
import type { System } from '../system.ts'
import { currentCourse, takerOf } from './course.ts'
import { tellFiled } from './messages.ts'
import { stepped } from './step.ts'
import { termsOf } from './terms.ts'

export interface Actor {
  readonly userId: number | null
  readonly who: string
  readonly address: string
}

/** Files an appeal; its number. */
export async function file(
  system: System,
  { key }: ListedConversation,
  by: Reviewer,
  { findings, reason }: BodyOf<typeof fileRoute>,
  actor: Actor,
): Promise<number> {
  const terms = await termsOf(system)
  return system.db.transaction(async (tx) => {
    const held = await holdConversation(tx, key)
    const about = (await appealCases(tx, [key])).get(key)
    if (!held || !about) throw notFound('会话')
    const course = currentCourse(about, terms)
    const said = findings.map((one) => ({ ...one, reason: one.reason.trim() }))
    const whole = wholeReason(reason, said)
    const contested = said.map(({ finding }) => String(finding))
    const now = system.now()
    const after = stepped(course, { kind: 'file', by: takerOf(by), reason: whole, contested }, terms, now)
    const found = held.inspectionId === null ? undefined : await readInspection(tx, key, held.inspectionId)
    const rows = contestedRows(found?.findings ?? [], said)
    const { id: userId } = by.person.user
    const id = await addAppeal(
      tx,
      {
        conversationKey: key,
        agentId: userId,
        teamId: about.teamId,
        publishedAt: about.publishedAt!,
        state: after.stage,
        dueAt: new Date(after.due!.at),
        createdAt: now,
      },
      rows,
    )
    await addAppealStep(tx, { appealId: id, byId: userId, action: 'file', reason: reason.trim(), at: now })
    await setReviewState(tx, key, 'appealed')
    await tellFiled(system, tx, about, id, after, rows)
    await record(tx, {
      ...actor,
      action: 'appeal.file',
      subject: about.id,
      detail: { appeal: id, findings: rows.length },
    })
    return id
  })
}

/** What stands for the reason of all where only each has one. Blank where some finding is left without any. */
export function wholeReason(reason: string, each: readonly { readonly reason: string }[]): string {
  if (reason.trim() !== '') return reason.trim()
  const reasons = each.map((one) => one.reason.trim())
  return reasons.includes('') ? '' : [...new Set(reasons)].join('；')
}

/** Findings that cost the agent points: what no person or machine has decided yet, and clauses on trial, cost none. */
export function isAppealable(row: FindingRow): boolean {
  return row.current && !row.trial && standingOf(asReviewed(row, row.opinion as Opinion)) === 'broken'
}

function contestedRows(rows: readonly FindingRow[], said: readonly { finding: number; reason: string }[]) {
  const appealable = new Map(rows.filter(isAppealable).map((row) => [row.id, row]))
  if (new Set(said.map(({ finding }) => finding)).size < said.length)
    throw unusable('同一项命中出现了两次', 'body/findings')
  return said.map(({ finding, reason }, i) => {
    const row = appealable.get(finding)
    if (!row) throw unusable('所选的命中不扣分或已更新，不能申诉；请刷新页面后重新选择', `body/findings/${i}`)
    return { findingId: finding, clause: row.clause, reason }
  })
}
