import type { Words } from '../zh-CN/index.ts'

export const areas: Words['areas'] = {
  overview: 'Overview',
  conversations: 'Conversations',
  conversation: 'Conversation',
  review: 'Review',
  appeals: 'Appeals',
  standards: 'Standards',
  mine: 'My results',
  tasks: 'Tasks',
  settings: 'Settings',
}
