import { type Bank, changeBank, entrance, readSettings } from '@liangyan/contract'
import { App, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../../api/index.ts'
import type { Change } from '../changed-line.tsx'
import { SettingForm } from '../setting-form.tsx'

interface Props {
  readonly bank: Bank
  readonly change: Change
}

/** The bank's name, as the header shows it. */
export function BankName({ bank, change }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const save = useAct(changeBank, {
    changes: [readSettings, entrance],
    onDone: () => void message.success(t('settings.saved')),
  })
  return (
    <SettingForm
      values={bank}
      change={change}
      layout="vertical"
      isSaving={save.isPending}
      onSave={({ name }) => save.mutate({ body: { name } })}
    >
      <Form.Item name="name" label={t('settings.bank.title')} extra={t('settings.bank.hint')}>
        <Input style={{ maxWidth: 360 }} maxLength={40} placeholder={t('settings.bank.placeholder')} />
      </Form.Item>
    </SettingForm>
  )
}
