import { type AppealTerms, changeAppealTerms, readSettings } from '@liangyan/contract'
import { App, Form, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import { mayOpen } from '../../../access.ts'
import { useAct, useRoute } from '../../../api/index.ts'
import { useMe } from '../../../shell/session.ts'
import { Answered } from '../../../shell/states/index.ts'
import type { Change } from '../changed-line.tsx'
import { SettingsFrame } from '../frame/settings-frame.tsx'
import { SettingForm } from '../setting-form.tsx'

/** The terms of appeals. */
export function Content() {
  const { t } = useTranslation()
  const { role } = useMe()
  const mayChange = mayOpen(changeAppealTerms, role)
  const asked = useRoute(readSettings, {})
  return (
    <SettingsFrame section="appeals" text={t('settings.appeals.text')} readOnly={!mayChange}>
      <Answered asked={asked}>
        {(data) => (
          <TermsForm
            key={data.changed.appeals?.at}
            terms={data.appeals}
            change={data.changed.appeals}
            mayChange={mayChange}
          />
        )}
      </Answered>
    </SettingsFrame>
  )
}

const FIELDS = [
  { name: 'fileWithin', most: 60, unit: 'workingDays' },
  { name: 'leadWithin', most: 60, unit: 'workingDays' },
  { name: 'inspectorWithin', most: 60, unit: 'workingDays' },
  { name: 'rounds', most: 5, unit: 'times' },
] as const

interface Props {
  readonly terms: AppealTerms
  readonly change: Change
  readonly mayChange: boolean
}

function TermsForm({ terms, change, mayChange }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const save = useAct(changeAppealTerms, {
    changes: [readSettings],
    onDone: () => void message.success(t('settings.saved')),
  })
  return (
    <SettingForm
      values={terms}
      change={change}
      mayChange={mayChange}
      isSaving={save.isPending}
      onSave={(body) => save.mutate({ body })}
    >
      {FIELDS.map(({ name, most, unit }) => (
        <Form.Item
          key={name}
          name={name}
          label={t(`settings.appeals.${name}`)}
          extra={t(`settings.appeals.${name}Text`)}
          rules={[{ required: true, message: t('settings.appeals.missing') }]}
        >
          <InputNumber style={{ width: 170 }} min={1} max={most} precision={0} suffix={t(`settings.appeals.${unit}`)} />
        </Form.Item>
      ))}
    </SettingForm>
  )
}
