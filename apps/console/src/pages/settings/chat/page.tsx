import { type ChatService, changeChatService, listTeams, readSettings } from '@liangyan/contract'
import { App, Form, InputNumber, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import { mayOpen } from '../../../access.ts'
import { useAct, useRoute } from '../../../api/index.ts'
import { useMe } from '../../../shell/session.ts'
import { Answered } from '../../../shell/states/index.ts'
import type { Change } from '../changed-line.tsx'
import { SettingsFrame } from '../frame/settings-frame.tsx'
import { SettingForm } from '../setting-form.tsx'
import { Queues } from './queues.tsx'

/** How chats are answered: queues, how many at a time, what counts as in time. */
export function Content() {
  const { t } = useTranslation()
  const { role } = useMe()
  const mayChange = mayOpen(changeChatService, role)
  const asked = useRoute(readSettings, {})
  const teams = useRoute(listTeams, {})
  return (
    <SettingsFrame section="chat" text={t('settings.chat.text')} readOnly={!mayChange}>
      <Answered asked={asked}>
        {(data) => (
          <ChatForm
            key={data.changed.chat?.at}
            service={data.chat}
            change={data.changed.chat}
            mayChange={mayChange}
            teams={teams.data?.items ?? []}
          />
        )}
      </Answered>
    </SettingsFrame>
  )
}

interface Props {
  readonly service: ChatService
  readonly change: Change
  readonly mayChange: boolean
  readonly teams: readonly { readonly id: number; readonly name: string }[]
}

function ChatForm({ service, change, mayChange, teams }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const save = useAct(changeChatService, {
    changes: [readSettings],
    onDone: () => void message.success(t('settings.saved')),
  })
  const required = [{ required: true, message: t('settings.chat.missing') }]
  return (
    <SettingForm
      values={service}
      change={change}
      mayChange={mayChange}
      isSaving={save.isPending}
      onSave={(body) => save.mutate({ body })}
    >
      <Form.Item label={t('settings.chat.queues')} extra={t('settings.chat.queuesText')}>
        <Queues teams={teams} />
      </Form.Item>
      <Form.Item
        name="perAgent"
        label={t('settings.chat.perAgent')}
        extra={t('settings.chat.perAgentText')}
        rules={required}
      >
        <InputNumber style={{ width: 170 }} min={1} max={20} precision={0} suffix={t('settings.chat.chats')} />
      </Form.Item>
      <Form.Item name="within" label={t('settings.chat.within')} extra={t('settings.chat.withinText')} rules={required}>
        <InputNumber style={{ width: 170 }} min={5} max={600} precision={0} suffix={t('settings.chat.seconds')} />
      </Form.Item>
      <Form.Item
        name="waitForNobody"
        label={t('settings.chat.waitForNobody')}
        extra={t('settings.chat.waitForNobodyText')}
        valuePropName="checked"
      >
        <Switch />
      </Form.Item>
    </SettingForm>
  )
}
