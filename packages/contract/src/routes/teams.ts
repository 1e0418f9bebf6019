import { Type } from 'typebox'
import { route } from '../route.ts'
import { DisplayName, NumberedId } from '../shapes/basics.ts'
import { TeamLine } from '../shapes/people.ts'

export const listTeams = route({
  name: 'teams.list',
  method: 'GET',
  path: '/api/teams',
  summary: 'All teams with their leads and how many people they have',
  roles: ['manager', 'administrator'],
  answer: Type.Object({ items: Type.Array(TeamLine) }),
})
export const addTeam = route({
  name: 'teams.add',
  method: 'POST',
  path: '/api/teams',
  summary: 'Add a team',
  roles: ['administrator'],
  body: Type.Object({ name: DisplayName }),
  answer: TeamLine,
})
export const renameTeam = route({
  name: 'teams.rename',
  method: 'PATCH',
  path: '/api/teams/:id',
  summary: 'Rename a team',
  roles: ['administrator'],
  params: NumberedId,
  body: Type.Object({ name: DisplayName }),
  answer: TeamLine,
})
