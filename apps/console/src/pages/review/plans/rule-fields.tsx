import { LARGEST_SAMPLE, type SamplingRule } from '@liangyan/contract'
import { InputNumber, Segmented, Slider } from 'antd'
import { useTranslation } from 'react-i18next'
import { percent } from '../../../words/figures.ts'
import { ruleOfKind } from './draft.ts'
import styles from './editor.module.css'
import { Field } from './field.tsx'

interface Props<R extends SamplingRule = SamplingRule> {
  readonly rule: R
  readonly onChange: (rule: SamplingRule) => void
}
type Stratified = Extract<SamplingRule, { kind: 'stratified' }>

const KINDS = ['risk', 'random', 'stratified'] as const

/** How a plan draws. */
export function RuleFields({ rule, onChange }: Props) {
  const { t } = useTranslation()
  return (
    <>
      <Field label={t('plans.form.kind')}>
        <fieldset className={styles.kinds} aria-label={t('plans.form.kind')}>
          {KINDS.map((kind) => (
            <label key={kind} className={styles.kind}>
              <span className={styles.kindName}>
                <input
                  type="radio"
                  name="kind"
                  checked={rule.kind === kind}
                  onChange={() => onChange(ruleOfKind(kind, rule))}
                />
                {t(`plans.kind.${kind}`)}
              </span>
              <small>{t(`plans.kindText.${kind}`)}</small>
            </label>
          ))}
        </fieldset>
      </Field>
      {rule.kind === 'stratified' ? (
        <StratifiedFields rule={rule} onChange={onChange} />
      ) : (
        <Field label={t('plans.form.size')}>
          <Count label={t('plans.form.size')} value={rule.size} onChange={(size) => onChange({ ...rule, size })} />
        </Field>
      )}
      {rule.kind === 'risk' && (
        <Field label={t('plans.form.holdOut')} hint={t('plans.form.holdOutText')}>
          <Slider
            className={styles.slider}
            min={0}
            max={50}
            step={5}
            value={Math.round(rule.holdOut * 100)}
            aria-label={t('plans.form.holdOut')}
            tooltip={{ formatter: (value) => `${value}%` }}
            onChange={(value) => onChange({ ...rule, holdOut: value / 100 })}
          />
          {percent(rule.holdOut, 1)}
        </Field>
      )}
    </>
  )
}

function StratifiedFields({ rule, onChange }: Props<Stratified>) {
  const { t } = useTranslation()
  const further = rule.size !== undefined ? 'size' : rule.share !== undefined ? 'share' : 'none'
  const { atLeast, remainder = 'proportional' } = rule
  function choose(next: 'none' | 'size' | 'share') {
    const more = next === 'size' ? { size: 60, remainder } : next === 'share' ? { share: 0.02, remainder } : {}
    onChange({ kind: 'stratified', atLeast, ...more })
  }
  return (
    <>
      <Field label={t('plans.form.atLeast')}>
        <Count
          label={t('plans.form.atLeast')}
          value={atLeast}
          most={1000}
          onChange={(value) => onChange({ ...rule, atLeast: value })}
        />
      </Field>
      <Field label={t('plans.form.further')}>
        <Segmented
          value={further}
          aria-label={t('plans.form.further')}
          options={[
            { value: 'none', label: t('plans.form.furtherNone') },
            { value: 'size', label: t('plans.form.furtherSize') },
            { value: 'share', label: t('plans.form.furtherShare') },
          ]}
          onChange={(value) => choose(value as 'none' | 'size' | 'share')}
        />
        {rule.size !== undefined && (
          <Count label={t('plans.form.size')} value={rule.size} onChange={(size) => onChange({ ...rule, size })} />
        )}
        {rule.share !== undefined && (
          <InputNumber<number>
            aria-label={t('plans.form.furtherShare')}
            min={0.1}
            max={100}
            step={0.5}
            suffix="%"
            value={rule.share * 100}
            onChange={(value) => onChange({ ...rule, share: (value ?? 0.1) / 100 })}
          />
        )}
      </Field>
      {further !== 'none' && (
        <Field label={t('plans.form.remainder')}>
          <Segmented
            value={remainder}
            aria-label={t('plans.form.remainder')}
            options={[
              { value: 'proportional', label: t('plans.form.remainderProportional') },
              { value: 'even', label: t('plans.form.remainderEven') },
            ]}
            onChange={(value) => onChange({ ...rule, remainder: value as 'proportional' | 'even' })}
          />
        </Field>
      )}
    </>
  )
}

interface CountProps {
  readonly label: string
  readonly value: number
  readonly most?: number
  readonly onChange: (value: number) => void
}

/** A number of conversations. */
function Count({ label, value, most = LARGEST_SAMPLE, onChange }: CountProps) {
  const { t } = useTranslation()
  return (
    <InputNumber<number>
      aria-label={label}
      min={1}
      max={most}
      precision={0}
      value={value}
      suffix={t('plans.form.unit')}
      onChange={(given) => onChange(given ?? 1)}
    />
  )
}
