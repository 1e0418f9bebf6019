import type { Words } from '../zh-CN/index.ts'

export const areas: Words['areas'] = {
  desk: 'Desk',
  floor: 'Floor',
  overview: 'Overview',
  conversations: 'Conversations',
  conversation: 'Conversation',
  review: 'Review',
  appeals: 'Appeals',
  appeal: 'Appeal',
  standards: 'Standards',
  mine: 'My results',
  results: 'Agents’ results',
  tasks: 'Tasks',
  settings: 'Settings',
}
