import { Type } from 'typebox'
import { route } from '../route.ts'
import {
  AppealTerms,
  Bank,
  CalendarAdditions,
  CalendarYear,
  ChatService,
  SettingChange,
  Retention,
  RetentionPreview,
  ScorecardWeights,
} from '../shapes/settings.ts'
import { Task } from '../shapes/tasks.ts'

const CONFIGURES = ['administrator'] as const

export const readSettings = route({
  name: 'settings.read',
  method: 'GET',
  path: '/api/settings',
  summary: 'All that is set up while the system runs, and who changed it last',
  roles: ['manager', 'administrator'],
  answer: Type.Object({
    bank: Bank,
    retention: Retention,
    calendar: CalendarAdditions,
    appeals: AppealTerms,
    chat: ChatService,
    changed: Type.Object({
      bank: SettingChange,
      retention: SettingChange,
      calendar: SettingChange,
      appeals: SettingChange,
      chat: SettingChange,
    }),
  }),
})
export const changeBank = route({
  name: 'settings.changeBank',
  method: 'PUT',
  path: '/api/settings/bank',
  summary: 'The name of the bank, as the header shows it',
  roles: CONFIGURES,
  body: Bank,
  answer: Bank,
})
export const changeRetention = route({
  name: 'settings.changeRetention',
  method: 'PUT',
  path: '/api/settings/retention',
  summary: 'How long what is kept; what is older is deleted in the following night',
  roles: CONFIGURES,
  body: Retention,
  answer: Retention,
})
export const previewRetention = route({
  name: 'settings.previewRetention',
  method: 'POST',
  path: '/api/settings/retention/preview',
  summary: 'How much these rules would delete now; nothing is deleted',
  roles: CONFIGURES,
  body: Retention,
  answer: RetentionPreview,
})
export const applyRetention = route({
  name: 'settings.applyRetention',
  method: 'POST',
  path: '/api/settings/retention/apply',
  summary: 'Delete now what the rules in force no longer keep, as a task',
  roles: CONFIGURES,
  answer: Task,
})
export const changeCalendar = route({
  name: 'settings.changeCalendar',
  method: 'PUT',
  path: '/api/settings/calendar',
  summary: 'Notices of holidays and single days beyond the built-in calendar and the standard',
  roles: CONFIGURES,
  body: CalendarAdditions,
  answer: CalendarAdditions,
})
export const changeAppealTerms = route({
  name: 'settings.changeAppealTerms',
  method: 'PUT',
  path: '/api/settings/appeals',
  summary: 'Terms of appeals in working days, and how often one result may be appealed against',
  roles: CONFIGURES,
  body: AppealTerms,
  answer: AppealTerms,
})
export const changeChatService = route({
  name: 'settings.changeChatService',
  method: 'PUT',
  path: '/api/settings/chat',
  summary: 'Queues of the web chat and whose teams answer them, chats for each agent, what counts as answered in time',
  roles: CONFIGURES,
  body: ChatService,
  answer: ChatService,
})
export const calendarYear = route({
  name: 'settings.calendarYear',
  method: 'GET',
  path: '/api/calendar/:year',
  summary: 'Days of a year that differ from Monday to Friday, by the calendar that deadlines are counted in',
  roles: 'signed-in',
  params: Type.Object({ year: Type.Integer({ minimum: 2000, maximum: 2099 }) }),
  answer: CalendarYear,
})
export const scorecardWeights = route({
  name: 'settings.scorecardWeights',
  method: 'GET',
  path: '/api/settings/scorecard',
  summary: 'Points of the scorecard in force; they stand in the standard and are changed there',
  roles: ['inspector', 'standard-owner', 'manager', 'administrator'],
  answer: ScorecardWeights,
})
