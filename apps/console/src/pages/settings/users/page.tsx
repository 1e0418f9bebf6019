import { addUser, listUsers, type User } from '@liangyan/contract'
import { Button, Table } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useList } from '../../../api/index.ts'
import { mayOpen } from '../../../access.ts'
import { useMe } from '../../../shell/session.ts'
import { Answered, EmptyState } from '../../../shell/states/index.ts'
import { SettingsFrame } from '../frame/settings-frame.tsx'
import styles from '../panel.module.css'
import { SecretDialog } from '../secret-dialog.tsx'
import { useFilter } from '../use-filter.ts'
import { MoreButton } from '../../../shell/more-button.tsx'
import { columnsFor } from './columns.tsx'
import { UserFilters } from './filters.tsx'
import type { GivenPassword } from './given-password.ts'
import { AddUserDialog, EditUserDialog } from './user-dialogs.tsx'

/** People: who may sign in, as what, and what can be done about it. */
export function Content() {
  const { t } = useTranslation()
  const me = useMe()
  const { filter, change, clear } = useFilter(['text', 'role', 'team', 'state'])
  const [adding, setAdding] = useState(false)
  const [edited, setEdited] = useState<User>()
  const [given, setGiven] = useState<GivenPassword>()
  const mayChange = mayOpen(addUser, me.role)
  const { team, ...rest } = filter
  const query = { ...rest, ...(team !== undefined && { team: Number(team) }), limit: 100 }
  const list = useList(listUsers, { query: query as never }, { keepsLast: true })
  return (
    <SettingsFrame
      section="users"
      text={t('people.users.text')}
      readOnly={!mayChange}
      actions={
        mayChange && (
          <Button type="primary" onClick={() => setAdding(true)}>
            {t('people.users.add')}
          </Button>
        )
      }
    >
      <UserFilters filter={filter} onChange={change} onClear={clear} />
      <div className={styles.panel}>
        <Answered asked={list}>
          {(items) =>
            items.length === 0 ? (
              <EmptyState
                title={t('people.users.empty')}
                text={t('people.users.emptyText')}
                actions={<Button onClick={clear}>{t('people.users.clear')}</Button>}
              />
            ) : (
              <Table<User>
                rowKey="id"
                size="middle"
                pagination={false}
                scroll={{ x: 900 }}
                columns={columnsFor(t, me.id, mayChange && { onEdit: setEdited, onPassword: setGiven })}
                dataSource={items}
              />
            )
          }
        </Answered>
      </div>
      <MoreButton list={list} className={styles.more} />
      {adding && <AddUserDialog onClose={() => setAdding(false)} onPassword={setGiven} />}
      {edited && <EditUserDialog user={edited} onClose={() => setEdited(undefined)} />}
      {given && (
        <SecretDialog
          title={given.title}
          text={t('people.users.password.text', { name: given.user.name, login: given.user.login })}
          label={t('people.users.password.label')}
          secret={given.password}
          onClose={() => setGiven(undefined)}
        />
      )}
    </SettingsFrame>
  )
}
