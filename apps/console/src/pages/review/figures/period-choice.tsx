import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { dayLater, dayOf, startOfDay } from '../../../words/moments.ts'

const DAYS = { month: 30, quarter: 90, year: 365 }
const PERIODS = ['month', 'quarter', 'year', 'all'] as const
export type Period = (typeof PERIODS)[number]

/** The period that an address names; ninety days where it names none. */
export function readPeriod(address: URLSearchParams): Period {
  return PERIODS.find((period) => period === address.get('period')) ?? 'quarter'
}

/** Since when: the beginning of a day, so that the same question is asked all day long. */
export function sinceOf(period: Period): { readonly from?: string } {
  return period === 'all' ? {} : { from: startOfDay(dayLater(dayOf(Date.now()), 1 - DAYS[period])) }
}

interface Props {
  readonly period: Period
  readonly onChoose: (period: Period) => void
}

export function PeriodChoice({ period, onChoose }: Props) {
  const { t } = useTranslation()
  return (
    <Segmented
      aria-label={t('quality.period.label')}
      value={period}
      options={PERIODS.map((value) => ({ value, label: t(`quality.period.${value}`) }))}
      onChange={onChoose}
    />
  )
}
