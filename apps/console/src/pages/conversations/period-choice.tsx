import { DatePicker, Segmented } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dayOf } from '../../words/moments.ts'
import { filterOf, type ListChoice } from './list-address.ts'
import { momentsOfDays, PERIODS, type Period } from './periods.ts'

interface Props {
  readonly choice: ListChoice
  readonly onChoose: (choice: ListChoice) => void
}
type Answer = Period | 'all' | 'own'
const ANSWERS: readonly Answer[] = ['all', ...PERIODS, 'own']

/** From when to when: a period that moves with the calendar, or days of one's own. */
export function PeriodChoice({ choice, onChoose }: Props) {
  const { t } = useTranslation()
  const [picking, setPicking] = useState(false)
  const { period, filter } = choice
  const { from, to } = filterOf(choice, dayOf(Date.now()))
  const answer: Answer = period ?? (from === undefined && to === undefined ? 'all' : 'own')

  function choose(period: Period | undefined, moments: { readonly from?: string; readonly to?: string }) {
    onChoose({ ...choice, period, filter: { ...filter, from: undefined, to: undefined, ...moments } })
  }
  function answerWith(answer: Answer) {
    if (answer === 'own') setPicking(true)
    else choose(answer === 'all' ? undefined : answer, {})
  }
  function pick(days: readonly (Dayjs | null)[] | null) {
    const [first, last] = days ?? []
    choose(undefined, first && last ? momentsOfDays(plain(first), plain(last)) : {})
  }
  return (
    <>
      <Segmented<Answer>
        aria-label={t('conversations.filter.period')}
        value={answer}
        options={ANSWERS.map((value) => ({ value, label: t(`conversations.period.${value}`) }))}
        onChange={answerWith}
      />
      <DatePicker.RangePicker
        aria-label={t('conversations.filter.period')}
        placeholder={[t('conversations.filter.from'), t('conversations.filter.to')]}
        style={{ width: 236 }}
        open={picking}
        onOpenChange={setPicking}
        allowEmpty={[false, true]}
        value={[shown(from), shown(to)]}
        onChange={pick}
      />
    </>
  )
}

const plain = (day: Dayjs) => day.format('YYYY-MM-DD')

/** The bank's day of a moment as the date picker holds it: without a zone. */
function shown(moment: string | undefined): Dayjs | null {
  return moment === undefined ? null : dayjs(dayOf(moment))
}
