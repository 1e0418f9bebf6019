import type { StandardVersion } from '@liangyan/contract'
import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'

const COLOURS: Readonly<Record<StandardVersion['state'], string>> = {
  draft: 'default',
  submitted: 'gold',
  approved: 'cyan',
  published: 'default',
}

/** How far a version has come; the one in force says so. */
export function VersionState({ version: { state, inForce } }: { readonly version: StandardVersion }) {
  const { t } = useTranslation()
  if (inForce) return <Tag color="green">{t('standards.inForce')}</Tag>
  return <Tag color={COLOURS[state]}>{t(`standards.state.${state}`)}</Tag>
}
