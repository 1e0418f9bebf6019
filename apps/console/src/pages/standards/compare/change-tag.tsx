import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Change } from './address.ts'

const COLOURS: Readonly<Record<Change, string>> = { added: 'green', removed: 'red', changed: 'gold' }

export function ChangeTag({ change }: { readonly change: Change }) {
  const { t } = useTranslation()
  return (
    <Tag color={COLOURS[change]} style={{ margin: 0 }}>
      {t(`standards.compare.change.${change}`)}
    </Tag>
  )
}
