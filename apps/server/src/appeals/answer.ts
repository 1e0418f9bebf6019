import type { BodyOf, answerAppeal as answerRoute } from '@liangyan/contract'
import { decideAppealed, record, restoreReviewState, setReviewState } from '@liangyan/store'
import type { Reviewer } from '../reviews/begin.ts'
import type { System } from '../system.ts'
import { takerOf } from './course.ts'
import type { Actor } from './file.ts'
import { tellSettled } from './messages.ts'
import { holding, keepSteps, stepped } from './step.ts'

/** The team lead supports an appeal, so that it goes to the inspector, or rejects it. */
export async function answer(
  system: System,
  id: number,
  by: Reviewer,
  { support, reason }: BodyOf<typeof answerRoute>,
  actor: Actor,
): Promise<void> {
  await holding(system, id, async (held) => {
    const { tx, terms, course, about, now } = held
    const after = stepped(course, { kind: 'answer', by: takerOf(by), support, reason }, terms, now)
    await keepSteps(held, after, { byId: by.person.user.id, reason: reason.trim() })
    if (!support) {
      const outcome = { outcome: 'rejected', reason: '' }
      await decideAppealed(
        tx,
        id,
        held.appeal.findings.map(({ findingId }) => ({ findingId, ...outcome })),
      )
      await setReviewState(tx, about.key, 'settled')
      await tellSettled(system, held, after)
    }
    const detail = { appeal: id, support, reason }
    await record(tx, { ...actor, action: 'appeal.answer', subject: about.id, detail })
  })
}

/** The agent takes an open appeal back. */
export async function withdraw(system: System, id: number, by: Reviewer, reason: string, actor: Actor): Promise<void> {
  await holding(system, id, async (held) => {
    const { tx, terms, course, about, now } = held
    const after = stepped(course, { kind: 'withdraw', by: takerOf(by) }, terms, now)
    await keepSteps(held, after, { byId: by.person.user.id, reason: reason.trim() })
    await restoreReviewState(tx, about.key)
    await tellSettled(system, held, after)
    await record(tx, { ...actor, action: 'appeal.withdraw', subject: about.id, detail: { appeal: id, reason } })
  })
}
