import {
  AppealTerms,
  type AppealTerms as Appeals,
  Bank,
  type Bank as BankValue,
  CalendarAdditions,
  type CalendarAdditions as Calendar,
  ChatService,
  type ChatService as Chat,
  Retention,
  type Retention as RetentionValue,
} from '@liangyan/contract'
import { usualAppealPolicy } from '@liangyan/review'

/** What is set up while the system runs, by the name it is kept under. */
export interface Configuration {
  readonly bank: BankValue
  readonly retention: RetentionValue
  readonly calendar: Calendar
  readonly appeals: Appeals
  readonly chat: Chat
}
export type Noun = keyof Configuration
export const NOUNS: readonly Noun[] = ['bank', 'retention', 'calendar', 'appeals', 'chat']

export const SHAPES = {
  bank: Bank,
  retention: Retention,
  calendar: CalendarAdditions,
  appeals: AppealTerms,
  chat: ChatService,
} as const

/** What counts until somebody sets something else. Nothing that people made is deleted unasked. */
export const USUAL: Configuration = {
  bank: { name: '' },
  retention: { originals: null, conversations: null, figures: null, auditTrail: null, sessions: 30 },
  calendar: { notices: [], days: [] },
  appeals: usualAppealPolicy,
  chat: { queues: [], perAgent: 3, within: 20, waitForNobody: false },
}
