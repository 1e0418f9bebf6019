import { agreementFigures } from '@liangyan/contract'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { useRoute } from '../../../api/index.ts'
import { EmptyState, ErrorState, LoadingState } from '../../../shell/states/index.ts'
import { ReviewFrame } from '../frame/review-frame.tsx'
import panel from '../panel.module.css'
import { AgreementTable } from './agreement-table.tsx'
import { PeriodChoice, readPeriod, sinceOf } from './period-choice.tsx'

/** How far inspectors agree with each other and with the machine. */
export function Content() {
  const { t } = useTranslation()
  const [address, setAddress] = useSearchParams()
  const period = readPeriod(address)
  return (
    <ReviewFrame text={t('quality.agreement.text')}>
      <div className={panel.bar}>
        <PeriodChoice period={period} onChoose={(next) => setAddress({ period: next }, { replace: true })} />
      </div>
      <Tables {...sinceOf(period)} />
    </ReviewFrame>
  )
}

function Tables(since: { readonly from?: string }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useRoute(agreementFigures, { query: since }, { fresh: 60_000, keepsLast: true })
  if (data === undefined) return error ? <ErrorState whole error={error} onRetry={refetch} /> : <LoadingState whole />
  const { betweenPeople, withMachine, withMachineSeen } = data
  const nothing = (text: string) => <EmptyState title={t('quality.agreement.empty')} text={text} />
  return (
    <>
      <AgreementTable
        title={t('quality.agreement.people')}
        text={t('quality.agreement.peopleText')}
        agreement={betweenPeople}
        empty={nothing(t('quality.agreement.emptyPeople'))}
      />
      <AgreementTable
        title={t('quality.agreement.machine')}
        text={t('quality.agreement.machineText')}
        agreement={withMachine}
        empty={nothing(t('quality.agreement.emptyMachine'))}
      />
      {withMachineSeen.overall.pairs > 0 && (
        <AgreementTable
          title={t('quality.agreement.seen')}
          text={t('quality.agreement.seenText')}
          agreement={withMachineSeen}
          empty={null}
        />
      )}
    </>
  )
}
