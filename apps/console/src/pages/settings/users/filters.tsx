import { listTeams, ROLES } from '@liangyan/contract'
import { Button, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../../../api/index.ts'
import { nameOf } from '../../../words/names.ts'
import styles from '../panel.module.css'

type Filter = Partial<Record<'text' | 'role' | 'team' | 'state', string>>

interface Props {
  readonly filter: Filter
  readonly onChange: (next: { readonly [name in keyof Filter]?: string | undefined }) => void
  readonly onClear: () => void
}

/** Which people are shown. */
export function UserFilters({ filter, onChange, onClear }: Props) {
  const { t } = useTranslation()
  const { data: teams } = useRoute(listTeams, {}, { fresh: 60_000 })
  const select = (name: 'role' | 'team' | 'state', options: { value: string; label: string }[]) => (
    <Select<string>
      style={{ minWidth: 130 }}
      aria-label={t(`people.users.${name}`)}
      placeholder={t(`people.users.${name}`)}
      value={filter[name]}
      options={options}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      onChange={(value?: string) => onChange({ [name]: value })}
    />
  )
  return (
    <div className={styles.filters}>
      <Input.Search
        key={filter.text ?? ''}
        style={{ width: 240 }}
        aria-label={t('people.users.search')}
        placeholder={t('people.users.search')}
        defaultValue={filter.text}
        maxLength={100}
        allowClear
        onSearch={(text) => onChange({ text: text.trim() })}
      />
      {select(
        'role',
        ROLES.map((role) => ({ value: role, label: nameOf(t, 'role', role) })),
      )}
      {select(
        'team',
        (teams?.items ?? []).map(({ id, name }) => ({ value: String(id), label: name })),
      )}
      {select('state', [
        { value: 'active', label: t('people.users.active') },
        { value: 'disabled', label: t('people.users.disabled') },
      ])}
      {Object.keys(filter).length > 0 && (
        <Button type="text" onClick={onClear}>
          {t('people.users.clear')}
        </Button>
      )}
    </div>
  )
}
