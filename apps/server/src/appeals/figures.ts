import type { AppealFigures } from '@liangyan/contract'
import { appealTotals, DAY, decidedByClause, startOfDay } from '@liangyan/store'
import type { Reviewer } from '../reviews/begin.ts'
import { unusable } from '../http/refused.ts'
import type { System } from '../system.ts'

/** What became of the appeals filed from one day to another, both included; a team lead's are the team's. */
export async function figuresOf(
  { db, standards }: System,
  { from, to }: { readonly from: string; readonly to: string },
  { person, role }: Reviewer,
): Promise<AppealFigures> {
  if (from > to) throw unusable('开始日期不能晚于结束日期', 'query/from')
  const team = role === 'team-lead' ? { team: person.user.teamId ?? -1 } : {}
  const when = { from: startOfDay(from), before: new Date(startOfDay(to).getTime() + DAY), ...team }
  const [{ median, nineOfTen, ...totals }, clauses, { titles, standard }] = await Promise.all([
    appealTotals(db, when),
    decidedByClause(db, when),
    standards.inForce(),
  ])
  const moments = new Map(standard.everyClause.map(({ clause }) => [clause.id, clause.moment ?? null]))
  const sum = (name: 'upheld' | 'rejected') => clauses.reduce((all, one) => all + one[name], 0)
  return {
    ...totals,
    hours: median === null || nineOfTen === null ? null : { median, nineOfTen },
    findings: { upheld: sum('upheld'), rejected: sum('rejected') },
    clauses: clauses.map(({ clause, ...share }) => ({
      clause,
      title: titles.clause(clause),
      moment: moments.get(clause) ?? null,
      ...share,
    })),
  }
}
