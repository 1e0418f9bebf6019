import {
  type AnyRoute,
  changeWebhook,
  listWebhooks,
  removeWebhook,
  testWebhook,
  type Webhook,
} from '@liangyan/contract'
import { App, Button, Dropdown, Table, Tag, type TableColumnsType } from 'antd'
import MoreOutlined from '@ant-design/icons/MoreOutlined'
import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useAct, useRoute } from '../../../api/index.ts'
import { Answered, EmptyState } from '../../../shell/states/index.ts'
import { codeName } from '../code-names.ts'
import { SettingsFrame } from '../frame/settings-frame.tsx'
import styles from '../panel.module.css'
import { SecretDialog } from '../secret-dialog.tsx'
import { reasonOf } from './reason.ts'
import { WebhookDialog } from './webhook-dialog.tsx'

/** Webhooks. */
export function Content() {
  const { t } = useTranslation()
  const asked = useRoute(listWebhooks, {})
  const [edited, setEdited] = useState<Webhook | 'new'>()
  const [secret, setSecret] = useState<string>()
  return (
    <SettingsFrame
      section="webhooks"
      text={t('machines.webhooks.text')}
      actions={
        <Button type="primary" onClick={() => setEdited('new')}>
          {t('machines.webhooks.add')}
        </Button>
      }
    >
      <div className={styles.panel}>
        <Answered asked={asked}>
          {(data) =>
            data.items.length === 0 ? (
              <EmptyState title={t('machines.webhooks.empty')} text={t('machines.webhooks.emptyText')} />
            ) : (
              <Table<Webhook>
                rowKey="id"
                size="middle"
                pagination={false}
                scroll={{ x: 860 }}
                columns={columnsFor(t, setEdited)}
                dataSource={data.items}
              />
            )
          }
        </Answered>
      </div>
      {edited !== undefined && (
        <WebhookDialog webhook={edited} onClose={() => setEdited(undefined)} onSecret={setSecret} />
      )}
      {secret !== undefined && (
        <SecretDialog
          title={t('machines.webhooks.added')}
          text={t('machines.webhooks.addedText')}
          label={t('machines.webhooks.secret')}
          secret={secret}
          onClose={() => setSecret(undefined)}
        />
      )}
    </SettingsFrame>
  )
}

function columnsFor(t: TFunction, onEdit: (webhook: Webhook) => void): TableColumnsType<Webhook> {
  return [
    { key: 'name', title: t('machines.webhooks.columns.name'), width: 160, render: (_, { name }) => name },
    {
      key: 'url',
      title: t('machines.webhooks.columns.url'),
      ellipsis: true,
      render: (_, { url }) => <span className={styles.code}>{url}</span>,
    },
    {
      key: 'events',
      title: t('machines.webhooks.columns.events'),
      render: (_, { events }) => (
        <span className={styles.tags}>
          {events.map((event) => (
            <Tag key={event}>{codeName(t, 'event', event)}</Tag>
          ))}
        </span>
      ),
    },
    {
      key: 'state',
      title: t('machines.webhooks.columns.state'),
      width: 190,
      render: (_, webhook) => <WebhookState webhook={webhook} t={t} />,
    },
    {
      key: 'actions',
      width: 130,
      render: (_, webhook) => <WebhookActions webhook={webhook} onEdit={onEdit} />,
    },
  ]
}

function WebhookState({ webhook, t }: { readonly webhook: Webhook; readonly t: TFunction }) {
  const { id, enabled, failed, waiting } = webhook
  return (
    <span className={styles.tags}>
      <Tag color={enabled ? 'success' : 'default'}>
        {enabled ? t('machines.webhooks.enabled') : t('machines.webhooks.disabled')}
      </Tag>
      {failed > 0 && (
        <Link to={`/settings/webhooks/${id}?state=failed`}>
          <Tag color="error">{t('machines.webhooks.failed', { count: failed })}</Tag>
        </Link>
      )}
      {waiting > 0 && (
        <Link to={`/settings/webhooks/${id}?state=waiting`}>
          <Tag color="warning">{t('machines.webhooks.waiting', { count: waiting })}</Tag>
        </Link>
      )}
    </span>
  )
}

interface ActionsProps {
  readonly webhook: Webhook
  readonly onEdit: (webhook: Webhook) => void
}

function WebhookActions({ webhook, onEdit }: ActionsProps) {
  const { t } = useTranslation()
  const { message, modal } = App.useApp()
  const { id, name, enabled } = webhook
  const params = { id }
  const changes: readonly AnyRoute[] = [listWebhooks]
  const change = useAct(changeWebhook, { changes, onDone: () => void message.success(t('machines.webhooks.saved')) })
  const remove = useAct(removeWebhook, { changes, onDone: () => void message.success(t('machines.webhooks.removed')) })
  const test = useAct(testWebhook, {
    changes,
    onDone: (delivery) => {
      if (delivery.state === 'delivered') void message.success(t('machines.webhooks.testDelivered'))
      else void message.error(t('machines.webhooks.testFailed', { reason: reasonOf(t, delivery) }))
    },
  })
  const items = [
    { key: 'test', label: t('machines.webhooks.test'), onClick: () => test.mutate({ params }) },
    { key: 'edit', label: t('machines.webhooks.change'), onClick: () => onEdit(webhook) },
    {
      key: 'enabled',
      label: enabled ? t('machines.webhooks.disable') : t('machines.webhooks.enable'),
      onClick: () => change.mutate({ params, body: { enabled: !enabled } }),
    },
    { type: 'divider' as const },
    {
      key: 'remove',
      danger: true,
      label: t('machines.webhooks.remove'),
      onClick: () =>
        void modal.confirm({
          title: t('machines.webhooks.remove'),
          content: t('machines.webhooks.removeConfirm', { name }),
          okText: t('machines.webhooks.remove'),
          okButtonProps: { danger: true },
          onOk: () => remove.mutate({ params }),
        }),
    },
  ]
  return (
    <span className={styles.actions}>
      <Link to={`/settings/webhooks/${id}`}>{t('machines.webhooks.log')}</Link>
      <Dropdown menu={{ items }} trigger={['click']}>
        <Button type="text" size="small" loading={test.isPending} icon={<MoreOutlined />} aria-label={name} />
      </Dropdown>
    </span>
  )
}
