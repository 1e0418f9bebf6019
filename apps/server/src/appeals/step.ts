import { type Appeal, type AppealAction, type AppealStep, isOpen, next, type RefusalReason } from '@liangyan/review'
import {
  addAppealStep,
  type AppealCase,
  appealCases,
  conversationOfAppeal,
  type Database,
  type HeldConversation,
  holdConversation,
  moveAppeal,
  type StoredAppeal,
} from '@liangyan/store'
import { notFound, Refused } from '../http/refused.ts'
import type { System } from '../system.ts'
import { courseUpTo } from './course.ts'
import { chinaTime, type Terms, termsOf } from './terms.ts'

/** An appeal held for a step: nobody else changes it, the result or the findings before the transaction ends. */
export interface HeldAppeal {
  readonly tx: Database
  readonly terms: Terms
  readonly about: AppealCase
  readonly held: HeldConversation
  readonly appeal: StoredAppeal
  readonly course: Appeal
  readonly now: Date
}

/** Does something with an appeal that is held. The conversation is locked first, as reviews and inspections lock it. */
export async function holding<T>(system: System, id: number, does: (held: HeldAppeal) => Promise<T>): Promise<T> {
  const terms = await termsOf(system)
  return system.db.transaction(async (tx) => {
    const key = await conversationOfAppeal(tx, id)
    const held = key === undefined ? undefined : await holdConversation(tx, key)
    if (key === undefined || !held) throw notFound('申诉')
    const about = (await appealCases(tx, [key])).get(key)!
    const appeal = about.appeals.find((one) => one.id === id)!
    return does({ tx, terms, about, held, appeal, course: courseUpTo(about, appeal, terms), now: system.now() })
  })
}

/** The appeal after a step that may be taken; throws the refusal otherwise. */
export function stepped(course: Appeal, action: AppealAction, { policy, calendar }: Terms, now: Date): Appeal {
  const result = next(course, action, policy, calendar, chinaTime(now))
  if (!result.ok) throw refusedBy(result.reason, result.message)
  return result.appeal
}

/** Stores the steps by which an appeal went on, with who took the last of them and why. */
export async function keepSteps(
  { tx, appeal, course }: Pick<HeldAppeal, 'tx' | 'appeal' | 'course'>,
  after: Appeal,
  taken: { readonly byId: number | null; readonly reason: string },
): Promise<void> {
  const steps = after.history.slice(course.history.length)
  for (const [i, step] of steps.entries()) {
    const last = i === steps.length - 1
    const { byId, reason } = last ? taken : { byId: null, reason: '' }
    await addAppealStep(tx, { appealId: appeal.id, byId, action: nameOfStep(step), reason, at: new Date(step.at) })
  }
  const dueAt = isOpen(after) && after.due ? new Date(after.due.at) : null
  const settledAt = isOpen(after) ? null : new Date(after.history.at(-1)!.at)
  await moveAppeal(tx, appeal.id, { state: after.stage, dueAt, settledAt })
}

function nameOfStep(step: AppealStep): string {
  return step.kind === 'answer' ? (step.support ? 'support' : 'reject') : step.kind
}

const OF_PERSON: ReadonlySet<RefusalReason> = new Set([
  'not-your-role',
  'not-your-conversation',
  'not-your-team',
  'own-conversation',
  'reviewed-by-yourself',
  'judged-before',
])
const OF_CONTENT: ReadonlySet<RefusalReason> = new Set(['reason-missing', 'nothing-contested'])

/** 403 where the person may not, 400 where something is missing, 409 where it is not the time. */
export function refusedBy(reason: RefusalReason, message: string): Refused {
  const status = OF_PERSON.has(reason) ? 403 : OF_CONTENT.has(reason) ? 400 : 409
  return new Refused(status, reason, message)
}
