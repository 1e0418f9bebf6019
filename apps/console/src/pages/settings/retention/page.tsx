import { applyRetention, changeRetention, readSettings } from '@liangyan/contract'
import { App, Button, Popconfirm } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { mayOpen } from '../../../access.ts'
import { useAct, useRoute } from '../../../api/index.ts'
import { useMe } from '../../../shell/session.ts'
import { Answered } from '../../../shell/states/index.ts'
import { SettingsFrame } from '../frame/settings-frame.tsx'
import { RetentionForm } from './retention-form.tsx'

/** How long what is kept. */
export function Content() {
  const { t } = useTranslation()
  const { role } = useMe()
  const mayChange = mayOpen(changeRetention, role)
  const asked = useRoute(readSettings, {})
  return (
    <SettingsFrame
      section="retention"
      text={t('settings.retention.text')}
      readOnly={!mayChange}
      actions={mayChange && <ApplyButton />}
    >
      <Answered asked={asked}>
        {(data) => (
          <RetentionForm
            key={data.changed.retention?.at}
            rules={data.retention}
            change={data.changed.retention}
            mayChange={mayChange}
          />
        )}
      </Answered>
    </SettingsFrame>
  )
}

function ApplyButton() {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const apply = useAct(applyRetention, {
    onDone: () => {
      void message.success(t('settings.retention.started'))
      void navigate('/tasks')
    },
  })
  return (
    <Popconfirm
      title={t('settings.retention.applyConfirm')}
      description={t('settings.retention.irrevocable')}
      okText={t('settings.retention.apply')}
      okButtonProps={{ danger: true }}
      onConfirm={() => apply.mutate({})}
    >
      <Button loading={apply.isPending}>{t('settings.retention.apply')}</Button>
    </Popconfirm>
  )
}
