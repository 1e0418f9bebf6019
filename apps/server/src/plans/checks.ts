import { type PlanInput, REVIEWERS } from '@liangyan/contract'
import { type Database, reviewersWithLoad } from '@liangyan/store'
import { unusable } from '../http/refused.ts'

/** How many reviewers a plan must name: what is anybody's to take could not be kept from those who have seen it. */
export function leastReviewers({ blind, doubleShare }: Pick<PlanInput, 'blind' | 'doubleShare'>): number {
  return doubleShare > 0 ? 2 : blind ? 1 : 0
}

/** Refuses a plan that cannot be carried out. */
export async function checkPlan(db: Database, plan: PlanInput): Promise<void> {
  const { rule, filter, reviewers } = plan
  if (filter.lastDays !== undefined && (filter.from !== undefined || filter.to !== undefined))
    throw unusable('时间范围请只选一种：最近若干天，或起止时间', 'body/filter/lastDays')
  if (rule.kind === 'stratified' && rule.atLeast === 0 && rule.size === undefined && !rule.share)
    throw unusable('按此规则不会抽到任何会话，请填写每人至少抽取的数量、总数或比例', 'body/rule/atLeast')
  if (reviewers.length < leastReviewers(plan)) {
    const message = plan.doubleShare > 0 ? '双评至少需要指定两名质检员' : '盲评须指定质检员，不能由任何人领取'
    throw unusable(message, 'body/reviewers')
  }
  const may = new Set((await reviewersWithLoad(db, REVIEWERS)).map(({ id }) => id))
  if (!reviewers.every((id) => may.has(id)))
    throw unusable('所选人员中有人已停用或不担任质检，请重新选择', 'body/reviewers')
}
