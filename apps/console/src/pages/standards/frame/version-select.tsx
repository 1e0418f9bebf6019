import { listStandardVersions, type StandardVersion } from '@liangyan/contract'
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../../../api/index.ts'
import { versionName } from './version-name.ts'
import { VersionState } from './version-state.tsx'

interface Props {
  readonly value: number | undefined
  readonly onChange: (id: number) => void
  readonly label?: string
  readonly width?: number
}

/** The versions that can be chosen: more than these nobody looks through. */
const MOST = 200

export function useVersions(): readonly StandardVersion[] | undefined {
  return useRoute(listStandardVersions, { query: { limit: MOST } }).data?.items
}

/** Chooses a version of the standard. */
export function VersionSelect({ value, onChange, label, width = 260 }: Props) {
  const { t } = useTranslation()
  const versions = useVersions()
  return (
    <Select
      aria-label={label ?? t('standards.chooseVersion')}
      style={{ width }}
      value={value}
      onChange={onChange}
      loading={versions === undefined}
      showSearch={{ optionFilterProp: 'label' }}
      options={versions?.map((version) => ({ value: version.id, label: versionName(t, version), version }))}
      optionRender={({ label: name, data }) => (
        <span style={{ display: 'flex', justifyContent: 'space-between', gap: 8 }}>
          <span style={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>{name}</span>
          <VersionState version={data.version} />
        </span>
      )}
    />
  )
}
