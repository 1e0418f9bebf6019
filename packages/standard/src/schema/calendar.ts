import { Type, type Static } from 'typebox'

const closed = { additionalProperties: false } as const
const text = (description: string) => Type.String({ minLength: 1, description })

/** calendar.yaml: notices of the State Council that the built-in calendar does not have yet. */
export const CalendarFile = Type.Array(
  Type.Object(
    {
      year: Type.Integer({ minimum: 2000, maximum: 2099, description: '哪一年的安排' }),
      source: text('出处：通知的名称、文号或网址'),
      holidays: Type.Array(
        Type.Object(
          {
            title: text('节日的名称，如 春节'),
            from: text('放假的第一天，如 2026-02-15'),
            to: text('放假的最后一天（含）'),
          },
          closed,
        ),
        { minItems: 1, description: '放假的日子，连同其中的周末' },
      ),
      workdays: Type.Optional(Type.Array(text('日期，如 2026-02-14'), { description: '调休上班的周末' })),
    },
    closed,
  ),
  { description: '放假安排：自带的日历还没有的年份；同一天以这里为准' },
)

export type CalendarYear = Static<typeof CalendarFile>[number]
