import { type ApiKey, listKeys, revokeKey } from '@liangyan/contract'
import { App, Button, Popconfirm, Table, Tag, type TableColumnsType } from 'antd'
import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct, useList } from '../../../api/index.ts'
import { Answered, EmptyState } from '../../../shell/states/index.ts'
import { dateAndTime, dayOf } from '../../../words/moments.ts'
import { codeName } from '../code-names.ts'
import { SettingsFrame } from '../frame/settings-frame.tsx'
import styles from '../panel.module.css'
import { SecretDialog } from '../secret-dialog.tsx'
import { MoreButton } from '../../../shell/more-button.tsx'
import { AddKeyDialog } from './add-key-dialog.tsx'
import { Usage } from './usage.tsx'

/** Keys of machines. */
export function Content() {
  const { t } = useTranslation()
  const list = useList(listKeys, { query: { limit: 50 } })
  const [adding, setAdding] = useState(false)
  const [added, setAdded] = useState<{ readonly key: ApiKey; readonly secret: string }>()
  return (
    <SettingsFrame
      section="keys"
      text={t('machines.keys.text')}
      actions={
        <>
          <Button href="/api/docs" target="_blank">
            {t('machines.keys.docs')}
          </Button>
          <Button type="primary" onClick={() => setAdding(true)}>
            {t('machines.keys.add')}
          </Button>
        </>
      }
    >
      <div className={styles.panel}>
        <Answered asked={list}>
          {(items) =>
            items.length === 0 ? (
              <EmptyState title={t('machines.keys.empty')} text={t('machines.keys.emptyText')} />
            ) : (
              <Table<ApiKey>
                rowKey="id"
                size="middle"
                pagination={false}
                scroll={{ x: 860 }}
                columns={columnsFor(t)}
                dataSource={items}
              />
            )
          }
        </Answered>
      </div>
      <MoreButton list={list} className={styles.more} />
      {adding && <AddKeyDialog onClose={() => setAdding(false)} onAdded={setAdded} />}
      {added && (
        <SecretDialog
          title={t('machines.keys.added')}
          text={t('machines.keys.addedText')}
          label={`${t('machines.keys.label')} ${added.key.name}`}
          secret={added.secret}
          onClose={() => setAdded(undefined)}
        >
          <Usage apiKey={added.key} secret={added.secret} />
        </SecretDialog>
      )}
    </SettingsFrame>
  )
}

const STATE_COLOURS = { active: 'success', expired: 'default', revoked: 'default' } as const

function columnsFor(t: TFunction): TableColumnsType<ApiKey> {
  const quiet = (text: string) => <span className={styles.quiet}>{text}</span>
  return [
    { key: 'name', title: t('machines.keys.columns.name'), render: (_, { name }) => name },
    {
      key: 'prefix',
      title: t('machines.keys.columns.prefix'),
      width: 120,
      render: (_, { prefix }) => <span className={styles.code}>{prefix}…</span>,
    },
    {
      key: 'scopes',
      title: t('machines.keys.columns.scopes'),
      render: (_, { scopes }) => (
        <span className={styles.tags}>
          {scopes.map((scope) => (
            <Tag key={scope}>{codeName(t, 'scope', scope)}</Tag>
          ))}
        </span>
      ),
    },
    {
      key: 'state',
      title: t('machines.keys.columns.state'),
      width: 84,
      render: (_, { state }) => <Tag color={STATE_COLOURS[state]}>{t(`machines.keys.state.${state}`)}</Tag>,
    },
    {
      key: 'created',
      title: t('machines.keys.columns.created'),
      width: 150,
      render: (_, { createdAt, createdBy }) => (
        <>
          {dayOf(createdAt)}{' '}
          {createdBy !== null && (
            <span className={styles.small} style={{ whiteSpace: 'nowrap' }}>
              {createdBy}
            </span>
          )}
        </>
      ),
    },
    {
      key: 'expiresAt',
      title: t('machines.keys.columns.expiresAt'),
      width: 110,
      render: (_, { expiresAt }) => (expiresAt === null ? quiet(t('machines.keys.endless')) : dayOf(expiresAt)),
    },
    {
      key: 'lastUsedAt',
      title: t('machines.keys.columns.lastUsedAt'),
      width: 150,
      render: (_, { lastUsedAt }) => (lastUsedAt === null ? quiet(t('machines.keys.unused')) : dateAndTime(lastUsedAt)),
    },
    { key: 'actions', width: 80, render: (_, key) => key.state === 'active' && <RevokeButton apiKey={key} /> },
  ]
}

function RevokeButton({ apiKey: { id, name } }: { readonly apiKey: ApiKey }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const revoke = useAct(revokeKey, {
    changes: [listKeys],
    onDone: () => void message.success(t('machines.keys.revoked')),
  })
  return (
    <Popconfirm
      title={t('machines.keys.revoke')}
      description={t('machines.keys.revokeConfirm', { name })}
      okText={t('machines.keys.revoke')}
      okButtonProps={{ danger: true }}
      styles={{ root: { maxWidth: 360 } }}
      onConfirm={() => revoke.mutate({ params: { id } })}
    >
      <Button type="link" size="small" danger style={{ padding: 0 }} loading={revoke.isPending}>
        {t('machines.keys.revoke')}
      </Button>
    </Popconfirm>
  )
}
