import { auditActions, listUsers } from '@liangyan/contract'
import { Button, DatePicker, Input, Select } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../../../api/index.ts'
import styles from '../panel.module.css'
import { actionName } from './names.ts'

type Name = 'from' | 'to' | 'user' | 'action' | 'subject' | 'words'

interface Props {
  readonly filter: Partial<Record<Name, string>>
  readonly onChange: (next: Partial<Record<Name, string | undefined>>) => void
  readonly onClear: () => void
}

/** Which entries are shown. */
export function AuditFilters({ filter, onChange, onClear }: Props) {
  const { t, i18n } = useTranslation()
  const { data: actions } = useRoute(auditActions, {}, { fresh: 60_000 })
  const { from, to, action, words } = filter
  return (
    <div className={styles.filters}>
      <DatePicker.RangePicker
        aria-label={t('audit.period')}
        placeholder={[t('audit.from'), t('audit.to')]}
        style={{ width: 236 }}
        allowEmpty={[true, true]}
        value={[from ? dayjs(from) : null, to ? dayjs(to) : null]}
        onChange={(days) => onChange({ from: days?.[0]?.format('YYYY-MM-DD'), to: days?.[1]?.format('YYYY-MM-DD') })}
      />
      <PersonSelect user={filter.user} onChange={(user) => onChange({ user })} />
      <Select<string>
        style={{ minWidth: 150 }}
        aria-label={t('audit.action')}
        placeholder={t('audit.action')}
        value={action}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        options={(actions?.items ?? []).map((code) => ({ value: code, label: actionName(code, i18n.language) }))}
        onChange={(value?: string) => onChange({ action: value })}
      />
      <Input.Search
        key={words ?? ''}
        style={{ width: 280 }}
        aria-label={t('audit.words')}
        placeholder={t('audit.wordsHint')}
        defaultValue={words}
        maxLength={100}
        allowClear
        onSearch={(text) => {
          const trimmed = text.trim()
          if (trimmed.length !== 1) onChange({ words: trimmed })
        }}
      />
      {Object.keys(filter).length > 0 && (
        <Button type="text" onClick={onClear}>
          {t('audit.clear')}
        </Button>
      )}
    </div>
  )
}

interface PersonProps {
  readonly user: string | undefined
  readonly onChange: (user: string | undefined) => void
}

/** A person by name; there may be hundreds, so that the server looks. */
function PersonSelect({ user, onChange }: PersonProps) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const { data, isFetching } = useRoute(
    listUsers,
    { query: { limit: 50, ...(text !== '' && { text }) } },
    { keepsLast: true, fresh: 30_000 },
  )
  return (
    <Select<string>
      style={{ minWidth: 150 }}
      aria-label={t('audit.user')}
      placeholder={t('audit.user')}
      value={user}
      allowClear
      loading={isFetching}
      showSearch={{ filterOption: false, onSearch: setText }}
      popupMatchSelectWidth={false}
      options={(data?.items ?? []).map(({ id, name, login }) => ({
        value: String(id),
        label: t('shell.aside', { text: name, aside: login }),
      }))}
      onChange={(value?: string) => onChange(value)}
    />
  )
}
