import { listReviewers, type PlanInput } from '@liangyan/contract'
import { InputNumber, Select, Slider, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../../../api/index.ts'
import { percent } from '../../../words/figures.ts'
import type { Obstacle } from './draft.ts'
import styles from './editor.module.css'
import { Field } from './field.tsx'

interface Props {
  readonly draft: PlanInput
  readonly obstacle: Obstacle | undefined
  readonly onChange: (change: Partial<PlanInput>) => void
}

/** Who reviews what a plan draws, and how. */
export function PeopleFields({ draft, obstacle, onChange }: Props) {
  const { t } = useTranslation()
  const { data } = useRoute(listReviewers, {}, { fresh: 60_000 })
  const { reviewers, blind, doubleShare, scoreLimit } = draft
  return (
    <>
      <Field
        label={t('plans.form.reviewers')}
        hint={reviewers.length === 0 ? t('plans.form.reviewersHint') : undefined}
        problem={obstacle === 'cannotBlind' || obstacle === 'cannotDouble' ? t(`plans.form.${obstacle}`) : undefined}
      >
        <Select<number[]>
          mode="multiple"
          style={{ width: '100%' }}
          aria-label={t('plans.form.reviewers')}
          placeholder={t('plans.form.reviewersHint')}
          value={[...reviewers]}
          optionFilterProp="label"
          options={data?.items.map(({ id, name, open }) => {
            return { value: id, label: name, title: t('review.queue.load', { count: open }) }
          })}
          optionRender={({ label, data: { title } }) => (
            <span>
              {label} <span className={styles.hint}>{title}</span>
            </span>
          )}
          onChange={(ids) => onChange({ reviewers: ids })}
        />
      </Field>
      <Field label={t('plans.form.blind')}>
        <Switch checked={blind} aria-label={t('plans.form.blind')} onChange={(on) => onChange({ blind: on })} />
        <span>{t('plans.form.blindText')}</span>
      </Field>
      <Field label={t('plans.form.double')} hint={t('plans.form.doubleText')}>
        <Slider
          className={styles.slider}
          min={0}
          max={100}
          step={5}
          value={Math.round(doubleShare * 100)}
          aria-label={t('plans.form.double')}
          tooltip={{ formatter: (value) => `${value}%` }}
          onChange={(value) => onChange({ doubleShare: value / 100 })}
        />
        {percent(doubleShare, 1)}
      </Field>
      {doubleShare > 0 && (
        <Field label={t('plans.form.limit')} hint={t('plans.form.limitText')}>
          <InputNumber<number>
            aria-label={t('plans.form.limit')}
            min={0}
            max={100}
            value={scoreLimit}
            suffix={t('plans.form.points')}
            onChange={(value) => onChange({ scoreLimit: value ?? 0 })}
          />
        </Field>
      )}
    </>
  )
}
