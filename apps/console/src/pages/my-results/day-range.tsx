import { DatePicker, Segmented } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dayLater, dayOf } from '../../words/moments.ts'

/** From one day of the bank to another, both included. */
export interface Days {
  readonly from: string
  readonly to: string
}
interface Props {
  readonly range: Days
  readonly onChoose: (range: Days) => void
}

const LENGTHS = { week: 7, month: 30, quarter: 90 } as const
type Answer = keyof typeof LENGTHS | 'own'
const ANSWERS = ['week', 'month', 'quarter', 'own'] as const satisfies readonly Answer[]

/** The last so many days, today included. */
export function lastDays(length: number): Days {
  const today = dayOf(Date.now())
  return { from: dayLater(today, 1 - length), to: today }
}

/** Days up to today, or days of one's own. */
export function DayRange({ range, onChoose }: Props) {
  const { t } = useTranslation()
  const [picking, setPicking] = useState(false)
  const answer: Answer =
    ANSWERS.find((one) => {
      if (one === 'own') return true
      const { from, to } = lastDays(LENGTHS[one])
      return from === range.from && to === range.to
    }) ?? 'own'
  return (
    <span style={{ display: 'inline-flex', gap: 8 }}>
      <Segmented<Answer>
        aria-label={t('mine.range.label')}
        value={answer}
        options={ANSWERS.map((value) => ({ value, label: t(`mine.range.${value}`) }))}
        onChange={(chosen) => (chosen === 'own' ? setPicking(true) : onChoose(lastDays(LENGTHS[chosen])))}
      />
      <DatePicker.RangePicker
        aria-label={t('mine.range.label')}
        placeholder={[t('mine.range.from'), t('mine.range.to')]}
        style={{ width: 236 }}
        open={picking}
        onOpenChange={setPicking}
        allowClear={false}
        value={[dayjs(range.from), dayjs(range.to)]}
        onChange={(days) => {
          const [first, last] = days ?? []
          if (first && last) onChoose({ from: first.format('YYYY-MM-DD'), to: last.format('YYYY-MM-DD') })
        }}
      />
    </span>
  )
}
