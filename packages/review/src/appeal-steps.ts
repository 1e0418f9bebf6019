import type { CalendarMoment, WorkingCalendar } from '@liangyan/calendar'
import {
  type Appeal,
  type AppealAction,
  type AppealDecision,
  type AppealPolicy,
  type AppealStep,
  isOpen,
  overdue,
} from './appeal.ts'
import { type Refusal, refusal } from './appeal-refusals.ts'
import { barrier } from './appeal-roles.ts'
import { isAhead, isPast, later } from './deadline.ts'

export type AppealResult = { readonly ok: true; readonly appeal: Appeal } | ({ readonly ok: false } & Refusal)

/**
 * The appeal as it stands at `now` without anybody's doing: where the team lead let the deadline pass it is with the
 * inspector, whose time runs from that deadline, whenever this is asked.
 */
export function upToDate(
  appeal: Appeal,
  policy: AppealPolicy,
  calendar: Pick<WorkingCalendar, 'addWorkingDays'>,
  now: string,
): Appeal {
  if (appeal.stage !== 'lead' || !appeal.due || !overdue(appeal, now)) return appeal
  const { at } = appeal.due
  const lapse: AppealStep = { kind: 'lapse', at, round: appeal.round }
  return {
    ...appeal,
    stage: 'inspector',
    due: calendar.addWorkingDays(at, policy.inspectorWithin),
    history: [...appeal.history, lapse],
  }
}

/**
 * Takes one step at `now` (ISO date-time), after bringing the appeal up to date: the appeal that comes of it, or why the
 * step is refused. A refusal changes nothing, but the appeal may have lapsed to the inspector all the same; `upToDate`
 * gives it. A clock that runs behind the last step counts as standing at it. An inspector who is late still decides.
 */
export function next(
  appeal: Appeal,
  action: AppealAction,
  policy: AppealPolicy,
  calendar: Pick<WorkingCalendar, 'addWorkingDays'>,
  now: string,
): AppealResult {
  const at = later(appeal.history.at(-1)?.at, now)
  const current = upToDate(appeal, policy, calendar, at)
  const refused = refusalOf(current, action, policy, at)
  if (refused) return { ok: false, ...refused }
  const step: AppealStep = { ...action, at, round: current.round + (action.kind === 'file' ? 1 : 0) }
  const stepped = { ...current, round: step.round, history: [...current.history, step] }
  return { ok: true, appeal: { ...stepped, ...after(stepped, action, policy, calendar, at) } }
}

type Change = Partial<Appeal> & Pick<Appeal, 'stage' | 'due'>

/** What an action that is allowed changes. */
function after(
  appeal: Appeal,
  action: AppealAction,
  policy: AppealPolicy,
  calendar: Pick<WorkingCalendar, 'addWorkingDays'>,
  at: string,
): Change {
  const again = appeal.round < policy.rounds ? calendar.addWorkingDays(at, policy.fileWithin) : null
  switch (action.kind) {
    case 'file':
      return { stage: 'lead', due: calendar.addWorkingDays(at, policy.leadWithin), contested: [...action.contested] }
    case 'answer':
      if (!action.support) return { stage: 'rejected', due: again }
      return { stage: 'inspector', due: calendar.addWorkingDays(at, policy.inspectorWithin) }
    case 'withdraw':
      return { stage: 'withdrawn', due: again }
    case 'decide':
      return decided(appeal, action.decision, again)
  }
}

function decided(appeal: Appeal, decision: AppealDecision, again: CalendarMoment | null): Change {
  const granted = (clauses: readonly string[]) => [...new Set([...appeal.granted, ...clauses])]
  switch (decision.outcome) {
    case 'rejected':
      return { stage: 'rejected', due: again }
    case 'upheld':
      return {
        stage: 'upheld',
        due: null,
        pointsReturned: appeal.subject.pointsLost,
        granted: granted(appeal.contested),
      }
    case 'partly-upheld':
      return {
        stage: 'partly-upheld',
        due: again,
        pointsReturned: appeal.pointsReturned + decision.points,
        granted: granted(decision.granted),
      }
  }
}

/** Why a step may not be taken: first who, then whether it is the turn, then whether in time, then what it lacks. */
function refusalOf(appeal: Appeal, action: AppealAction, policy: AppealPolicy, at: string): Refusal | undefined {
  const barred = barrier(appeal, action)
  if (barred) return refusal(barred)
  switch (action.kind) {
    case 'file':
      return filingRefusal(appeal, policy, at) ?? lackOfFiling(action)
    case 'withdraw':
      return isOpen(appeal) ? undefined : refusal('not-open', appeal.stage)
    case 'answer':
      if (appeal.stage !== 'lead') return answerRefusal(appeal)
      return blank(action.reason) ? refusal('reason-missing') : undefined
    case 'decide':
      if (appeal.stage === 'lead') return refusal('with-team-lead')
      if (appeal.stage !== 'inspector') return refusal('not-open', appeal.stage)
      return blank(action.reason) ? refusal('reason-missing') : lackOfDecision(appeal, action.decision)
  }
}

const blank = (text: string): boolean => text.trim() === ''

function filingRefusal({ subject, stage, round, due }: Appeal, policy: AppealPolicy, at: string): Refusal | undefined {
  if (subject.publishedAt === null || isAhead(subject.publishedAt, at)) return refusal('not-published')
  if (isOpen({ stage })) return refusal('already-filed')
  if (stage === 'upheld') return refusal('already-upheld')
  if (round >= policy.rounds) return refusal('no-further-round', policy.rounds)
  if (due && isPast(due.at, at)) return refusal('filed-too-late', due.at, policy.fileWithin)
  return undefined
}

function lackOfFiling({ reason, contested }: AppealAction & { kind: 'file' }): Refusal | undefined {
  if (blank(reason)) return refusal('reason-missing')
  return contested.length === 0 ? refusal('nothing-contested') : undefined
}

function answerRefusal({ stage, history }: Appeal): Refusal {
  const last = history.at(-1)
  if (stage === 'inspector' && last?.kind === 'lapse') return refusal('answered-too-late', last.at)
  return stage === 'inspector' ? refusal('with-inspector') : refusal('not-open', stage)
}

function lackOfDecision({ subject, pointsReturned, contested }: Appeal, decision: AppealDecision): Refusal | undefined {
  if (decision.outcome !== 'partly-upheld') return undefined
  const left = subject.pointsLost - pointsReturned
  if (!(decision.points > 0 && decision.points < left)) return refusal('points-out-of-range', left)
  return decision.granted.every((clause) => contested.includes(clause)) ? undefined : refusal('not-contested')
}
