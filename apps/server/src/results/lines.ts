import type { ResultLine } from '@liangyan/contract'
import { isOpen } from '@liangyan/review'
import { type AppealCase, appealCases, type OwnResult } from '@liangyan/store'
import { currentCourse } from '../appeals/course.ts'
import { shownDue, type Terms, termsOf } from '../appeals/terms.ts'
import type { Titles } from '../standards/titles.ts'
import type { System } from '../system.ts'

/** An agent's conversations with what became of their results. */
export async function resultLines(system: System, items: readonly OwnResult[]): Promise<ResultLine[]> {
  const [terms, { titles }, cases] = await Promise.all([
    termsOf(system),
    system.standards.inForce(),
    appealCases(
      system.db,
      items.map(({ key }) => key),
    ),
  ])
  return items.map((item) => resultLine(item, cases.get(item.key)!, terms, titles, system.now()))
}

function resultLine(
  { startedAt, acknowledgedAt, criteria, ...line }: OwnResult,
  about: AppealCase,
  terms: Terms,
  titles: Titles,
  now: Date,
): ResultLine {
  const last = about.appeals.at(-1)
  const course = currentCourse(about, terms)
  const due = line.broken > 0 && !isOpen(course) && course.due ? shownDue(terms, course.due, now) : null
  return {
    ...line,
    startedAt: startedAt.toISOString(),
    criteria: criteria.map((criterion) => titles.criterion(criterion)),
    publishedAt: about.publishedAt?.toISOString() ?? null,
    acknowledgedAt: acknowledgedAt?.toISOString() ?? null,
    appeal: last ? { id: last.id, state: last.state as NonNullable<ResultLine['appeal']>['state'] } : null,
    appealDue: due?.overdue ? null : due,
  }
}
