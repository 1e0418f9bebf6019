import { listeningFigures, type ListeningFigures, listPlans } from '@liangyan/contract'
import { InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { useRoute } from '../../../api/index.ts'
import { ErrorState, LoadingState } from '../../../shell/states/index.ts'
import { figure, percent } from '../../../words/figures.ts'
import { ReviewFrame } from '../frame/review-frame.tsx'
import panel from '../panel.module.css'
import { queueAddress } from '../queue/queue-address.ts'
import { type CurveChoice, readCurve, writeCurve } from './curve-address.ts'
import { CurveLacks } from './curve-lacks.tsx'
import styles from './figures.module.css'
import { ListeningChart } from './listening-chart.tsx'
import { PeriodChoice, sinceOf } from './period-choice.tsx'

/** What listening in the order of risk finds, against listening at random. */
export function Content() {
  const { t } = useTranslation()
  const [address, setAddress] = useSearchParams()
  const choice = readCurve(address)
  return (
    <ReviewFrame text={t('quality.curve.text')}>
      <ChoiceBar
        choice={choice}
        onChoose={(change) => setAddress(writeCurve({ ...choice, ...change }), { replace: true })}
      />
      <Curve choice={choice} />
    </ReviewFrame>
  )
}

/** What can be called bad, in points of 100. */
const BELOW = [95, 90, 85, 80, 60]

interface BarProps {
  readonly choice: CurveChoice
  readonly onChoose: (change: Partial<CurveChoice>) => void
}

function ChoiceBar({ choice: { period, plan, budget, below }, onChoose }: BarProps) {
  const { t } = useTranslation()
  const { data } = useRoute(listPlans, { query: { limit: 100 } }, { fresh: 60_000 })
  const plans = data?.items.filter(({ rule }) => rule.kind === 'risk') ?? []
  return (
    <div className={panel.bar}>
      <span className={panel.quiet}>{t('quality.curve.drawnIn')}</span>
      <PeriodChoice period={period} onChoose={(next) => onChoose({ period: next })} />
      <Select
        style={{ width: 190 }}
        aria-label={t('quality.curve.plan')}
        placeholder={t('quality.curve.anyPlan')}
        allowClear
        value={plan}
        options={plans.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(next?: number) => onChoose({ plan: next })}
      />
      <span className={panel.quiet}>{t('quality.curve.bad')}</span>
      <Select
        style={{ width: 210 }}
        aria-label={t('quality.curve.bad')}
        value={below ?? 0}
        options={[
          { value: 0, label: t('quality.curve.badAny') },
          ...BELOW.map((points) => ({ value: points, label: t('quality.curve.badBelow', { points }) })),
        ]}
        onChange={(next) => onChoose({ below: next === 0 ? undefined : next })}
      />
      <span className={panel.quiet}>{t('quality.curve.budget')}</span>
      <InputNumber<number>
        style={{ width: 84 }}
        aria-label={t('quality.curve.budget')}
        min={1}
        max={10_000}
        precision={0}
        value={budget}
        onChange={(next) => onChoose({ budget: next ?? 60 })}
      />
    </div>
  )
}

function Curve({ choice: { period, plan, budget, below } }: { readonly choice: CurveChoice }) {
  const query = { ...sinceOf(period), plan, budget, below }
  const { data, error, refetch } = useRoute(listeningFigures, { query }, { keepsLast: true, fresh: 30_000 })
  if (data === undefined) return error ? <ErrorState whole error={error} onRetry={refetch} /> : <LoadingState whole />
  return data.effort === null ? (
    <CurveLacks figures={data} />
  ) : (
    <Shown figures={data} effort={data.effort} plan={plan} />
  )
}

interface ShownProps {
  readonly figures: ListeningFigures
  readonly effort: NonNullable<ListeningFigures['effort']>
  readonly plan: number | undefined
}

function Shown({ figures: { population, byRisk, holdOut, drawings, leftOut }, effort, plan }: ShownProps) {
  const { t } = useTranslation()
  const { gain, rate, total } = effort
  const times = (value: number) => (Number.isFinite(value) ? value.toFixed(1) : '∞')
  return (
    <>
      <div className={styles.cards}>
        <article className={styles.card}>
          <h2>{t('quality.curve.gain', { count: gain.listened })}</h2>
          <strong>{t('quality.curve.times', { value: times(gain.gain) })}</strong>
          <span>{t('quality.curve.between', { low: times(gain.low), high: times(gain.high) })}</span>
          <span>
            {t('quality.curve.found', { risk: figure(gain.foundByRisk), random: figure(gain.foundAtRandom) })}
          </span>
        </article>
        <article className={styles.card}>
          <h2>{t('quality.curve.rate')}</h2>
          <strong>{percent(rate.value, 1)}</strong>
          <span>{t('quality.curve.rateInterval', { low: percent(rate.low, 1), high: percent(rate.high, 1) })}</span>
        </article>
        <article className={styles.card}>
          <h2>{t('quality.curve.total')}</h2>
          <strong>{figure(Math.round(total.estimate))}</strong>
          <span>
            {t('quality.curve.totalInterval', {
              low: figure(Math.round(total.low)),
              high: figure(Math.round(total.high)),
              population: figure(population),
            })}
          </span>
        </article>
        <article className={styles.card}>
          <h2>{t('quality.curve.reviewed')}</h2>
          <strong>
            <Link to={queueAddress({ plan, state: 'done' })}>{figure(byRisk.reviewed + holdOut.reviewed)}</Link>
          </strong>
          <span>
            {t('quality.curve.reviewedText', { risk: figure(byRisk.reviewed), holdOut: figure(holdOut.reviewed) })}
          </span>
          <span>{t('quality.curve.drawings', { count: drawings })}</span>
        </article>
      </div>
      <section className={panel.panel}>
        <div className={panel.head}>
          <h2 className={panel.title}>{t('quality.curve.chart')}</h2>
          {leftOut > 0 && <span className={panel.quiet}>{t('quality.curve.leftOut', { count: leftOut })}</span>}
        </div>
        <div className={styles.chart}>
          <ListeningChart effort={effort} />
        </div>
      </section>
    </>
  )
}
