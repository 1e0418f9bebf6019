import { Form, type FormProps } from 'antd'
import { type ReactNode, useState } from 'react'
import type { Change } from './changed-line.tsx'
import styles from './panel.module.css'
import { SaveRow } from './save-row.tsx'

interface Props<V> {
  readonly values: V
  readonly change: Change
  readonly layout?: FormProps['layout']
  readonly mayChange?: boolean
  readonly isSaving: boolean
  readonly onSave: (values: V) => void
  /** The fields. */
  readonly children: ReactNode
}

/** A setting in its panel, saved as a whole. */
export function SettingForm<V extends object>(props: Props<V>) {
  const { values, change, layout = 'horizontal', mayChange = true, isSaving, onSave, children } = props
  const [isChanged, setIsChanged] = useState(false)
  return (
    <Form<V>
      className={`${styles.panel} ${styles.padded}`}
      layout={layout}
      labelCol={layout === 'horizontal' ? { flex: '180px' } : undefined}
      labelAlign="left"
      colon={false}
      requiredMark={false}
      disabled={!mayChange}
      initialValues={values}
      onValuesChange={() => setIsChanged(true)}
      onFinish={onSave}
    >
      {children}
      <SaveRow mayChange={mayChange} isChanged={isChanged} isSaving={isSaving} change={change} />
    </Form>
  )
}
