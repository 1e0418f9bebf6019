import { upToDate } from '@liangyan/review'
import { lapsedAppeals, record } from '@liangyan/store'
import type { System } from '../system.ts'
import { holding, keepSteps } from './step.ts'
import { chinaTime } from './terms.ts'

/** How often somebody looks whether deadlines have passed, in milliseconds. */
const LOOKED = 60_000

/**
 * Appeals whose team lead let the deadline pass go on to the inspector. Done again and again, and before appeals are
 * read: whoever looks sees them where they are.
 */
export async function moveLapsed(system: System): Promise<void> {
  for (const { id } of await lapsedAppeals(system.db, system.now())) {
    await holding(system, id, async (held) => {
      const { tx, course, terms, about, now } = held
      const after = upToDate(course, terms.policy, terms.calendar, chinaTime(now))
      // somebody else was quicker
      if (after === course) return
      await keepSteps(held, after, { byId: null, reason: '' })
      await record(tx, {
        userId: null,
        who: '系统',
        action: 'appeal.lapse',
        subject: about.id,
        detail: { appeal: id, due: course.due?.at },
      })
    })
  }
}

/** Keeps appeals moving while nobody looks. */
export function watchDeadlines(system: System): void {
  system.queue.repeat(LOOKED, async () => {
    try {
      await moveLapsed(system)
    } catch (error) {
      system.log.error({ error }, 'appeals')
    }
  })
}
