import type { Calibration } from '@liangyan/contract'
import { Progress, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import panel from '../panel.module.css'

export function StateTag({ state }: Pick<Calibration, 'state'>) {
  const { t } = useTranslation()
  return <Tag color={state === 'open' ? 'processing' : 'default'}>{t(`calibrations.state.${state}`)}</Tag>
}

/** How far the inspectors are, all together. */
export function totals({ inspectors, conversations }: Calibration): { readonly done: number; readonly total: number } {
  const done = inspectors.reduce((sum, each) => sum + each.done, 0)
  return { done, total: inspectors.length * conversations }
}

/** How far each inspector is. */
export function InspectorProgress({
  calibration: { inspectors, conversations },
}: {
  readonly calibration: Calibration
}) {
  const { t } = useTranslation()
  return (
    <div style={{ display: 'grid', gap: 6, maxWidth: 520 }}>
      {inspectors.map(({ id, name, done }) => (
        <div key={id} className={panel.bar} style={{ flexWrap: 'nowrap' }}>
          <span style={{ width: 90 }}>{name}</span>
          <Progress
            percent={conversations === 0 ? 0 : (done / conversations) * 100}
            size="small"
            showInfo={false}
            aria-label={name}
          />
          <span className={panel.quiet} style={{ flex: 'none', width: 84 }}>
            {t('calibrations.progress', { done, total: conversations })}
          </span>
        </div>
      ))}
    </div>
  )
}
