import { LARGEST_SAMPLE, type PlanInput, type PlanPreview, previewPlan } from '@liangyan/contract'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, keyOf, type Refused } from '../../../api/index.ts'
import { errorText, LoadingState } from '../../../shell/states/index.ts'
import { figure } from '../../../words/figures.ts'
import panel from '../panel.module.css'
import styles from './editor.module.css'

/** How long nothing must change until the server is asked, in milliseconds. */
const PATIENCE = 350

/** What a plan would draw as it is written. */
export function Preview({ draft }: { readonly draft: PlanInput }) {
  const { t } = useTranslation()
  const { rule, filter, doubleShare, reviewers } = draft
  const body = useSettled(JSON.stringify({ rule, filter, doubleShare }))
  const { data, error, isPlaceholderData } = useQuery<PlanPreview, Refused>({
    queryKey: [...keyOf(previewPlan), body],
    queryFn: async ({ signal }) => client.call(previewPlan, { body: JSON.parse(body) }, { signal }),
    placeholderData: (last) => last,
  })
  return (
    <aside className={`${panel.panel} ${styles.preview}`} aria-label={t('plans.preview.title')} aria-live="polite">
      <h2 className={panel.title}>{t('plans.preview.title')}</h2>
      {data ? (
        <div className={isPlaceholderData ? styles.stale : undefined}>
          <Figures preview={data} reviewers={reviewers.length} />
        </div>
      ) : error ? (
        <p className={styles.problem}>{errorText(t, error)}</p>
      ) : (
        <LoadingState />
      )}
      <span className={styles.hint}>{t('plans.preview.text')}</span>
      {data && <Note preview={data} byRisk={rule.kind === 'risk'} />}
    </aside>
  )
}

function Figures({ preview, reviewers }: { readonly preview: PlanPreview; readonly reviewers: number }) {
  const { t } = useTranslation()
  const { population, drawnBefore, agents, drawn, heldOut, doubled, reviews } = preview
  const conversations = (count: number) => `${figure(count)} ${t('plans.form.unit')}`
  return (
    <dl className={styles.figures}>
      <dt>{t('plans.preview.population')}</dt>
      <dd>{conversations(population)}</dd>
      <dt className={styles.part}>{t('plans.preview.drawnBefore')}</dt>
      <dd className={panel.quiet}>{conversations(drawnBefore)}</dd>
      <dt className={styles.part}>{t('plans.preview.agents')}</dt>
      <dd className={panel.quiet}>
        {figure(agents)} {t('plans.preview.agentsUnit')}
      </dd>
      <dt className={styles.main}>{t('plans.preview.drawn')}</dt>
      <dd className={styles.main}>{conversations(drawn)}</dd>
      {heldOut > 0 && (
        <>
          <dt className={styles.part}>{t('plans.preview.heldOut')}</dt>
          <dd className={panel.quiet}>{conversations(heldOut)}</dd>
        </>
      )}
      {doubled > 0 && (
        <>
          <dt className={styles.part}>{t('plans.preview.doubled')}</dt>
          <dd className={panel.quiet}>{conversations(doubled)}</dd>
        </>
      )}
      <dt>{t('plans.preview.reviews')}</dt>
      <dd>
        {figure(reviews)} {t('plans.preview.reviewsUnit')}
      </dd>
      {reviewers > 0 && (
        <dt className={styles.part}>{t('plans.preview.each', { count: Math.ceil(reviews / reviewers) })}</dt>
      )}
    </dl>
  )
}

function Note({ preview, byRisk }: { readonly preview: PlanPreview; readonly byRisk: boolean }) {
  const { t } = useTranslation()
  const { population, drawn, heldOut } = preview
  if (population === 0) return <p className={styles.note}>{t('plans.preview.nothing')}</p>
  if (drawn > LARGEST_SAMPLE)
    return <p className={styles.note}>{t('plans.preview.tooMany', { most: figure(LARGEST_SAMPLE) })}</p>
  if (byRisk && heldOut > 0 && heldOut < 30)
    return <p className={styles.note}>{t('plans.preview.fewHoldOuts', { count: heldOut })}</p>
  return null
}

/** The value once it has not changed for a moment. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PATIENCE)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
