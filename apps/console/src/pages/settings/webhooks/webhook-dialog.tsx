import {
  addWebhook,
  changeWebhook,
  EVENTS,
  listWebhooks,
  type Webhook,
  WEBHOOK_URL,
  type WebhookEvent,
} from '@liangyan/contract'
import { App, Checkbox, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Refused, useAct } from '../../../api/index.ts'
import { codeName } from '../code-names.ts'
import { FormDialog } from '../form-dialog.tsx'
import { NameField } from '../name-field.tsx'

interface Fields {
  readonly name: string
  readonly url: string
  readonly events: WebhookEvent[]
}

interface Props {
  readonly webhook: Webhook | 'new'
  readonly onClose: () => void
  readonly onSecret: (secret: string) => void
}

/** Where messages go, and what they tell of. */
export function WebhookDialog({ webhook, onClose, onSecret }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [refused, setRefused] = useState<Refused>()
  const isNew = webhook === 'new'
  const add = useAct(addWebhook, {
    changes: [listWebhooks],
    onRefused: setRefused,
    onDone: ({ secret }) => {
      onClose()
      onSecret(secret)
    },
  })
  const change = useAct(changeWebhook, {
    changes: [listWebhooks],
    onRefused: setRefused,
    onDone: () => {
      onClose()
      void message.success(t('machines.webhooks.saved'))
    },
  })
  return (
    <FormDialog<Fields>
      title={isNew ? t('machines.webhooks.add') : t('machines.webhooks.edit')}
      okText={t('settings.save')}
      values={isNew ? {} : webhook}
      refused={refused}
      isSaving={add.isPending || change.isPending}
      onClose={onClose}
      onSave={(body) => (isNew ? add.mutate({ body }) : change.mutate({ params: { id: webhook.id }, body }))}
    >
      <NameField
        label={t('machines.webhooks.name')}
        missing={t('machines.webhooks.missing')}
        placeholder={t('machines.webhooks.nameHint')}
      />
      <Form.Item
        name="url"
        label={t('machines.webhooks.url')}
        extra={t('machines.webhooks.urlHint')}
        normalize={(url: string) => url.trim()}
        rules={[
          { required: true, message: t('machines.webhooks.missing') },
          { pattern: WEBHOOK_URL, message: t('machines.webhooks.urlWrong') },
        ]}
      >
        <Input maxLength={2000} spellCheck={false} placeholder="https://" />
      </Form.Item>
      <Form.Item
        name="events"
        label={t('machines.webhooks.events')}
        rules={[{ required: true, type: 'array', min: 1, message: t('machines.webhooks.eventsMissing') }]}
      >
        <Checkbox.Group
          style={{ display: 'grid', gap: 6 }}
          options={EVENTS.map((event) => ({ value: event, label: codeName(t, 'event', event) }))}
        />
      </Form.Item>
    </FormDialog>
  )
}
