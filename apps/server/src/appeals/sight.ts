import type { AppealSight, AppealTaker } from '@liangyan/store'
import type { Reviewer } from '../reviews/begin.ts'

/** Whose appeals somebody may see: an agent own ones, a team lead those of the team as well, others all. */
export function appealSightOf({ person: { user }, role }: Reviewer): AppealSight {
  if (role === 'agent') return { own: user.id }
  if (role === 'team-lead') return user.teamId === null ? { own: user.id } : { own: user.id, team: user.teamId }
  return role === 'inspector' || role === 'administrator' ? { all: true, scoresBlind: user.id } : { all: true }
}

export const appealTakerOf = ({ person: { user }, role }: Reviewer): AppealTaker => ({
  id: user.id,
  role,
  teamId: user.teamId,
})
