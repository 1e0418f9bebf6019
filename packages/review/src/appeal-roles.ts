import type { Appeal, AppealAction } from './appeal.ts'
import type { Role } from './person.ts'

/**
 * Who may take which step. A manager stands in where the team lead is himself the agent, or every inspector has to stand
 * aside.
 */
export const appealRoles: Readonly<Record<AppealAction['kind'], readonly Role[]>> = {
  file: ['agent', 'team-lead'],
  answer: ['team-lead', 'manager'],
  decide: ['inspector', 'manager'],
  withdraw: ['agent', 'team-lead'],
}

export type Barrier =
  | 'not-your-role'
  | 'not-your-conversation'
  | 'not-your-team'
  | 'own-conversation'
  | 'reviewed-by-yourself'
  | 'judged-before'

/**
 * What keeps a person from a step, whatever the stage. The agent's own steps are for the agent of the conversation, who
 * may be a team lead that took the call. To judge, one must not be that agent, nor have reviewed the result, nor (回避)
 * have judged this appeal before, at another step or in another round; a team lead may answer again in another round.
 */
export function barrier({ subject, history }: Appeal, { kind, by }: AppealAction): Barrier | undefined {
  const acting = appealRoles[kind].filter((role) => by.roles.includes(role))
  if (acting.length === 0) return 'not-your-role'
  const agent = by.id === subject.agent
  if (kind === 'file' || kind === 'withdraw') return agent ? undefined : 'not-your-conversation'
  if (agent) return 'own-conversation'
  if (subject.reviewers.includes(by.id)) return 'reviewed-by-yourself'
  const judged = history.some(
    (step) =>
      (step.kind === 'decide' || step.kind === 'answer') &&
      step.by.id === by.id &&
      !(step.kind === 'answer' && kind === 'answer'),
  )
  if (judged) return 'judged-before'
  const leadOnly = kind === 'answer' && !acting.includes('manager')
  return leadOnly && by.team !== subject.team ? 'not-your-team' : undefined
}
