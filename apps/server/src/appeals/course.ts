import { type Appeal, type AppealStage, type AppealStep, type Person, unfiledAppeal } from '@liangyan/review'
import type { AppealCase, AppealStepRow, StoredAppeal } from '@liangyan/store'
import type { Visitor } from '../access/visitor.ts'
import { chinaTime, dueAt, type Terms } from './terms.ts'

/** What the review package asks of whoever takes a step. */
export function takerOf({ person: { user }, role }: Extract<Visitor, { kind: 'person' }>): Person {
  return { id: String(user.id), roles: [role], ...(user.teamId !== null && { team: String(user.teamId) }) }
}

/**
 * The appeals against the result that is in force, as the review package sees them; while one is open, those against
 * the result that it is about, though the conversation may have been inspected or reviewed again since.
 */
export function currentCourse(about: AppealCase, terms: Terms): Appeal {
  const open = about.appeals.find(({ state }) => state === 'lead' || state === 'inspector')
  const published = open?.publishedAt ?? about.publishedAt
  return courseOf(about, ofResult(about, published), published, terms)
}

/** The same, as it stood with this appeal as the last. */
export function courseUpTo(about: AppealCase, appeal: StoredAppeal, terms: Terms): Appeal {
  const rounds = ofResult(about, appeal.publishedAt).filter(({ id }) => id <= appeal.id)
  return courseOf(about, rounds, appeal.publishedAt, terms)
}

const ofResult = ({ appeals }: AppealCase, published: Date | null): StoredAppeal[] =>
  appeals.filter(({ publishedAt }) => publishedAt.getTime() === published?.getTime())

/**
 * What is contested are findings, by number. Nobody names points here: the result is made anew from what stands. So the
 * package's points are findings too, one point each.
 */
function courseOf(about: AppealCase, rounds: readonly StoredAppeal[], published: Date | null, terms: Terms): Appeal {
  const { policy, calendar } = terms
  const last = rounds.at(-1)
  const granted = rounds.flatMap(({ findings }) => findings.filter(({ outcome }) => outcome === 'upheld'))
  const subject = {
    conversation: about.id,
    agent: String(about.agentId ?? ''),
    team: String(last?.teamId ?? about.teamId ?? ''),
    publishedAt: published && chinaTime(published),
    pointsLost: rounds.reduce((sum, { findings }) => sum + findings.length, 0),
    reviewers: about.reviewers.map(String),
  }
  const unfiled = unfiledAppeal(subject, policy, calendar)
  if (!last) return unfiled
  const again = last.settledAt !== null && last.state !== 'upheld' && rounds.length < policy.rounds
  return {
    ...unfiled,
    stage: last.state as AppealStage,
    round: rounds.length,
    due: last.dueAt
      ? dueAt(terms, last.dueAt)
      : again
        ? calendar.addWorkingDays(chinaTime(last.settledAt!), policy.fileWithin)
        : null,
    contested: last.findings.map(({ findingId }) => String(findingId)),
    pointsReturned: granted.length,
    granted: granted.map(({ findingId }) => String(findingId)),
    history: rounds.flatMap((row, i) => row.steps.map((step) => asStep(step, row, i + 1))),
  }
}

/** A step as it was taken; the role that somebody had then is not asked for again. */
function asStep({ action, at, byId, reason }: AppealStepRow, row: StoredAppeal, round: number): AppealStep {
  const taken = { at: chinaTime(at), round }
  const by: Person = { id: String(byId ?? ''), roles: [] }
  const contested = row.findings.map(({ findingId }) => String(findingId))
  switch (action) {
    case 'file':
      return { ...taken, kind: 'file', by, reason, contested }
    case 'lapse':
      return { ...taken, kind: 'lapse' }
    case 'withdraw':
      return { ...taken, kind: 'withdraw', by }
    case 'decide':
      return { ...taken, kind: 'decide', by, reason, decision: { outcome: 'rejected' } }
    default:
      return { ...taken, kind: 'answer', by, reason, support: action === 'support' }
  }
}
