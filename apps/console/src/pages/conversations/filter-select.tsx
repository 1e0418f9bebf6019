import { Select } from 'antd'
import styles from './conversations.module.css'

export interface Option {
  readonly value: string | number | boolean
  readonly label: string
}
interface Props {
  readonly label: string
  readonly value: Option['value'] | undefined
  readonly options: readonly Option[]
  readonly onChoose: (value: Option['value'] | undefined) => void
}

/** One part of the filter; found by typing where the list is long. */
export function FilterSelect({ label, value, options, onChoose }: Props) {
  return (
    <Select
      className={styles.select}
      aria-label={label}
      placeholder={label}
      value={value}
      options={[...options]}
      allowClear
      showSearch={options.length > 8 && { optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      onChange={(chosen: Option['value'] | undefined) => onChoose(chosen)}
    />
  )
}
