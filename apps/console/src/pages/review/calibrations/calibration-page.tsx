import { addCalibration, type Calibration, closeCalibration, nextReview, readCalibration } from '@liangyan/contract'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { mayOpen } from '../../../access.ts'
import { useRoute } from '../../../api/index.ts'
import { LinkButton } from '../../../shell/link-button.tsx'
import { useMe } from '../../../shell/session.ts'
import { ErrorState, LoadingState, NotFound } from '../../../shell/states/index.ts'
import { dateAndTime } from '../../../words/moments.ts'
import { ReviewFrame } from '../frame/review-frame.tsx'
import panel from '../panel.module.css'
import { queueAddress } from '../queue/queue-address.ts'
import { CloseButton, RemoveButton } from './actions.tsx'
import { Result } from './result.tsx'
import { InspectorProgress, StateTag, totals } from './state-tag.tsx'

/** One calibration: how far it is, or what it showed. */
export function Content() {
  const id = Number(useParams().id)
  const known = Number.isSafeInteger(id) && id > 0
  const { data, error, refetch } = useRoute(
    readCalibration,
    { params: { id } },
    { enabled: known, every: (calibration) => (calibration?.state === 'open' ? 15_000 : false) },
  )
  if (!known || error?.status === 404) return <NotFound />
  if (data === undefined) return error ? <ErrorState whole error={error} onRetry={refetch} /> : <LoadingState whole />
  return <Shown calibration={data} />
}

function Shown({ calibration }: { readonly calibration: Calibration }) {
  const { t } = useTranslation()
  const { id: me, role } = useMe()
  const { id, name, state, inspectors, createdBy, createdAt, closedAt } = calibration
  const open = state === 'open'
  const scores = inspectors.some((each) => each.id === me) && mayOpen(nextReview, role)
  const actions = (
    <>
      {open && mayOpen(addCalibration, role) && totals(calibration).done === 0 && (
        <RemoveButton calibration={calibration} />
      )}
      {open && mayOpen(closeCalibration, role) && <CloseButton calibration={calibration} />}
      {open && scores && (
        <LinkButton type="primary" to={queueAddress({ calibration: id })}>
          {t('calibrations.mine')}
        </LinkButton>
      )}
    </>
  )
  return (
    <ReviewFrame title={name} actions={actions}>
      <section className={`${panel.panel} ${panel.padded}`}>
        <div className={panel.bar} style={{ marginBottom: 10 }}>
          <StateTag state={state} />
          <span className={panel.quiet}>
            {createdBy} {dateAndTime(createdAt)}
            {closedAt !== null && ` – ${dateAndTime(closedAt)}`}
          </span>
          {open && <span className={panel.quiet}>{t('calibrations.openText')}</span>}
        </div>
        <InspectorProgress calibration={calibration} />
      </section>
      {!open && <Result id={id} />}
    </ReviewFrame>
  )
}
