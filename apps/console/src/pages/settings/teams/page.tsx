import { addTeam, listTeams, listUsers, renameTeam, type TeamLine } from '@liangyan/contract'
import { App, Button, Table, type TableColumnsType } from 'antd'
import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { mayOpen } from '../../../access.ts'
import { type Refused, useAct, useRoute } from '../../../api/index.ts'
import { useMe } from '../../../shell/session.ts'
import { Answered, EmptyState } from '../../../shell/states/index.ts'
import { SettingsFrame } from '../frame/settings-frame.tsx'
import { FormDialog } from '../form-dialog.tsx'
import { NameField } from '../name-field.tsx'
import styles from '../panel.module.css'

/** Teams with their leads. */
export function Content() {
  const { t } = useTranslation()
  const { role } = useMe()
  const mayChange = mayOpen(addTeam, role)
  const asked = useRoute(listTeams, {})
  const [edited, setEdited] = useState<TeamLine | 'new'>()
  return (
    <SettingsFrame
      section="teams"
      text={t('people.teams.text')}
      readOnly={!mayChange}
      actions={
        mayChange && (
          <Button type="primary" onClick={() => setEdited('new')}>
            {t('people.teams.add')}
          </Button>
        )
      }
    >
      <div className={styles.panel}>
        <Answered asked={asked}>
          {(data) =>
            data.items.length === 0 ? (
              <EmptyState title={t('people.teams.empty')} text={t('people.teams.emptyText')} />
            ) : (
              <Table<TeamLine>
                rowKey="id"
                size="middle"
                pagination={false}
                columns={columnsFor(t, mayChange && setEdited)}
                dataSource={data.items}
              />
            )
          }
        </Answered>
      </div>
      {edited !== undefined && <TeamDialog team={edited} onClose={() => setEdited(undefined)} />}
    </SettingsFrame>
  )
}

function columnsFor(t: TFunction, onRename: ((team: TeamLine) => void) | false): TableColumnsType<TeamLine> {
  return [
    { key: 'name', title: t('people.teams.columns.name'), render: (_, { name }) => name },
    {
      key: 'leads',
      title: t('people.teams.columns.leads'),
      render: (_, { leads }) =>
        leads.length > 0 ? (
          leads.join(t('shell.comma'))
        ) : (
          <span className={styles.quiet}>{t('people.teams.noLead')}</span>
        ),
    },
    {
      key: 'members',
      title: t('people.teams.columns.members'),
      width: 120,
      render: (_, { id, members }) => <Link to={`/settings/users?team=${id}&state=active`}>{members}</Link>,
    },
    ...(onRename
      ? [
          {
            key: 'actions',
            title: t('people.users.actions'),
            width: 100,
            render: (_: unknown, team: TeamLine) => (
              <Button type="link" size="small" style={{ padding: 0 }} onClick={() => onRename(team)}>
                {t('people.teams.rename')}
              </Button>
            ),
          },
        ]
      : []),
  ]
}

interface DialogProps {
  readonly team: TeamLine | 'new'
  readonly onClose: () => void
}

function TeamDialog({ team, onClose }: DialogProps) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [refused, setRefused] = useState<Refused>()
  const told = {
    changes: [listTeams, listUsers],
    onRefused: setRefused,
    onDone: () => {
      onClose()
      void message.success(t('settings.saved'))
    },
  }
  const add = useAct(addTeam, told)
  const rename = useAct(renameTeam, told)
  const isNew = team === 'new'
  return (
    <FormDialog<{ name: string }>
      title={isNew ? t('people.teams.add') : t('people.teams.rename')}
      okText={t('settings.save')}
      values={isNew ? {} : { name: team.name }}
      refused={refused}
      isSaving={add.isPending || rename.isPending}
      onClose={onClose}
      onSave={({ name }) =>
        isNew ? add.mutate({ body: { name } }) : rename.mutate({ params: { id: team.id }, body: { name } })
      }
    >
      <NameField label={t('people.teams.name')} missing={t('people.teams.missing')} />
    </FormDialog>
  )
}
