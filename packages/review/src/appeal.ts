import type { CalendarMoment, WorkingCalendar } from '@liangyan/calendar'
import { isPast } from './deadline.ts'
import type { Person } from './person.ts'

/** What an appeal is about: the result of a conversation, as it was published to its agent. */
export interface AppealSubject {
  readonly conversation: string
  readonly agent: string
  /** The agent's team, whose lead answers. */
  readonly team: string
  /** When the agent could first see the result, ISO date-time; null while it is not published. */
  readonly publishedAt: string | null
  /** Points that the result takes off; what can be given back at most. */
  readonly pointsLost: number
  /** Inspectors who made or reviewed the result; they do not judge the appeal against it (回避). */
  readonly reviewers: readonly string[]
}

/** Terms of appeals, in working days. The day from which they are counted is not counted itself. */
export interface AppealPolicy {
  /** For filing, from the publication of the result, or from the decision before where further rounds are allowed. */
  readonly fileWithin: number
  /** For the team lead, from filing. */
  readonly leadWithin: number
  /** For the inspector, from when it came to him. */
  readonly inspectorWithin: number
  /** How often one result may be appealed against. */
  readonly rounds: number
}

export const usualAppealPolicy: AppealPolicy = { fileWithin: 3, leadWithin: 2, inspectorWithin: 3, rounds: 1 }

/** `not-filed`, then with the team lead, then with the inspector; the others are closed. */
export type AppealStage = 'not-filed' | 'lead' | 'inspector' | 'upheld' | 'partly-upheld' | 'rejected' | 'withdrawn'

export type AppealAction =
  /** `contested`: clauses or scorecard items, at least one. */
  | { readonly kind: 'file'; readonly by: Person; readonly reason: string; readonly contested: readonly string[] }
  /** The team lead supports it, so that it goes to an inspector, or rejects it. */
  | { readonly kind: 'answer'; readonly by: Person; readonly support: boolean; readonly reason: string }
  | { readonly kind: 'decide'; readonly by: Person; readonly reason: string; readonly decision: AppealDecision }
  | { readonly kind: 'withdraw'; readonly by: Person }

export type AppealDecision =
  | { readonly outcome: 'upheld' }
  /** Some of the points are given back, for some of what was contested or for none of it by name. */
  | { readonly outcome: 'partly-upheld'; readonly points: number; readonly granted: readonly string[] }
  | { readonly outcome: 'rejected' }

/** One step that was taken, as it stays on record. `lapse`: the team lead's time ran out. */
export type AppealStep = { readonly at: string; readonly round: number } & (AppealAction | { readonly kind: 'lapse' })

/** Appeal 申诉. Plain data; `next` and `upToDate` make a new one, nothing changes one. */
export interface Appeal {
  readonly subject: AppealSubject
  readonly stage: AppealStage
  /** 0 before the first filing. */
  readonly round: number
  /** Until when the next step can be taken, or the appeal be filed; null where none is waited for. */
  readonly due: CalendarMoment | null
  readonly contested: readonly string[]
  /** Points given back so far. */
  readonly pointsReturned: number
  /** What was contested and granted so far: the clauses of which the appeal was upheld. */
  readonly granted: readonly string[]
  /** Earliest first. */
  readonly history: readonly AppealStep[]
}

/** The appeal of a result against which none has been filed. */
export function unfiledAppeal(
  subject: AppealSubject,
  policy: AppealPolicy,
  calendar: Pick<WorkingCalendar, 'addWorkingDays'>,
): Appeal {
  const due = subject.publishedAt === null ? null : calendar.addWorkingDays(subject.publishedAt, policy.fileWithin)
  const none = { contested: [], granted: [], history: [], pointsReturned: 0 }
  return { subject, stage: 'not-filed', round: 0, due, ...none }
}

/** Whether the appeal waits for somebody's step; the agent may withdraw it. */
export const isOpen = ({ stage }: Pick<Appeal, 'stage'>): boolean => stage === 'lead' || stage === 'inspector'

/** Whether the team lead or the inspector, with whom the appeal is, has let the deadline pass. */
export const overdue = (appeal: Pick<Appeal, 'stage' | 'due'>, now: string): boolean =>
  isOpen(appeal) && appeal.due !== null && isPast(appeal.due.at, now)
