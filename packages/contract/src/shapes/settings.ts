import { Type, type Static } from 'typebox'
import { Day, DisplayName, Maybe, Moment } from './basics.ts'

/** Days that something is kept; null: for good. */
const Days = (least: number, description: string) =>
  Maybe(Type.Integer({ minimum: least, maximum: 36_500, description }))

/** How long what is kept. Whole days of the bank are deleted, once they lie this many days back. */
export const Retention = Type.Object({
  originals: Days(1, 'Sealed records as they arrived, counted from the beginning of the conversation'),
  conversations: Days(1, 'Conversations with everything found in them, reviews and appeals'),
  figures: Days(1, 'Figures of days, which outlive the conversations they were made from'),
  // logs of a network are to be kept for six months at least
  auditTrail: Days(184, 'The audit trail'),
  sessions: Days(1, 'Sessions that have ended'),
})
export type Retention = Static<typeof Retention>

/** What the rules would delete now; counted up to 100,000, `more` beyond. */
export const RetentionCount = Type.Object({ count: Type.Integer(), more: Type.Boolean() })
export const RetentionPreview = Type.Object({
  originals: RetentionCount,
  conversations: RetentionCount,
  figures: RetentionCount,
  auditTrail: RetentionCount,
  sessions: RetentionCount,
})
export type RetentionPreview = Static<typeof RetentionPreview>

/** The notice of holidays for one year, written as in a standard's `calendar.yaml`. */
export const HolidayNotice = Type.Object({
  year: Type.Integer({ minimum: 2000, maximum: 2099 }),
  /** Name and number of the notice. */
  source: Type.String({ minLength: 1, maxLength: 300 }),
  /** Days off, weekends inside included; `to` is the last of them. */
  holidays: Type.Array(Type.Object({ title: DisplayName, from: Day, to: Day }), { minItems: 1, maxItems: 50 }),
  /** Weekend days that are worked in exchange. */
  workdays: Type.Array(Day, { maxItems: 100 }),
})
export type HolidayNotice = Static<typeof HolidayNotice>

/** What the bank adds to the built-in calendar and the standard's. */
export const CalendarAdditions = Type.Object({
  notices: Type.Array(HolidayNotice, { maxItems: 30 }),
  /** Single days that only this bank has off, or works. */
  days: Type.Array(Type.Object({ date: Day, title: DisplayName, worked: Type.Boolean() }), { maxItems: 500 }),
})
export type CalendarAdditions = Static<typeof CalendarAdditions>

/** Terms of appeals in working days, see the review package; the day from which they are counted is not counted. */
export const AppealTerms = Type.Object({
  fileWithin: Type.Integer({ minimum: 1, maximum: 60 }),
  leadWithin: Type.Integer({ minimum: 1, maximum: 60 }),
  inspectorWithin: Type.Integer({ minimum: 1, maximum: 60 }),
  rounds: Type.Integer({ minimum: 1, maximum: 5 }),
})
export type AppealTerms = Static<typeof AppealTerms>

/** How chats are answered. */
export const ChatService = Type.Object({
  /** What customers choose from, and whose teams answer: none named: all. No queue: all chats are one. */
  queues: Type.Array(Type.Object({ title: DisplayName, teams: Type.Array(Type.Integer(), { maxItems: 200 }) }), {
    maxItems: 20,
  }),
  /** Chats that one agent has at the same time. */
  perAgent: Type.Integer({ minimum: 1, maximum: 20 }),
  /** Answered within so many seconds: in time. */
  within: Type.Integer({ minimum: 5, maximum: 600 }),
  /** Whether customers may wait while no agent is ready. */
  waitForNobody: Type.Boolean(),
})
export type ChatService = Static<typeof ChatService>

export const Bank = Type.Object({
  /** Shown in the header; empty: none. */
  name: Type.String({ maxLength: 40, pattern: '^[^\\u0000-\\u001f\\u007f]*$' }),
})
export type Bank = Static<typeof Bank>

/** When a setting was changed, and by whom; null where it is as it came. */
export const SettingChange = Maybe(Type.Object({ at: Moment, by: Maybe(Type.String()) }))

/** A day on which the working calendar differs from Monday to Friday, or that somebody has written down. */
export const CalendarDay = Type.Object({
  date: Day,
  worked: Type.Boolean(),
  /** Name of the holiday; empty for a day that is worked in exchange. */
  title: Type.String(),
  from: Type.Enum(['built-in', 'standard', 'bank']),
})
export type CalendarDay = Static<typeof CalendarDay>

export const CalendarYear = Type.Object({
  year: Type.Integer(),
  days: Type.Array(CalendarDay),
  /** Until when the arrangement of holidays is known; after it only those fixed by law. */
  knownUntil: Day,
  /** Days from today to `knownUntil`; negative after it. */
  daysLeft: Type.Integer(),
})
export type CalendarYear = Static<typeof CalendarYear>

/** The scorecard of the standard in force. Its weights are part of the standard and are changed there. */
export const ScorecardWeights = Type.Object({
  /** The version in force: row and number. */
  standard: Type.Object({ id: Type.Integer(), number: Type.Integer() }),
  title: Type.String(),
  note: Maybe(Type.String()),
  outOf: Type.Number(),
  groups: Type.Array(
    Type.Object({
      id: Type.String(),
      title: Type.String(),
      points: Type.Number(),
      items: Type.Array(
        Type.Object({
          id: Type.String(),
          title: Type.String(),
          judgedBy: Type.Enum(['rules', 'person', 'model']),
          /** Points off for each finding, and the most that the item costs; null where a person judges. */
          deduct: Maybe(Type.Number()),
          cap: Maybe(Type.Number()),
          fatal: Type.Boolean(),
          /** Titles of the criteria and clauses that take points here. */
          by: Type.Array(Type.String()),
          why: Maybe(Type.String()),
        }),
      ),
    }),
  ),
  grades: Type.Array(Type.Object({ atLeast: Type.Number(), title: Type.String() })),
})
export type ScorecardWeights = Static<typeof ScorecardWeights>
