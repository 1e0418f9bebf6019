import { addUser, changeUser, entrance, listTeams, listUsers, type Role, ROLES, type User } from '@liangyan/contract'
import { App, Form, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Refused, useAct, useRoute } from '../../../api/index.ts'
import { useMe } from '../../../shell/session.ts'
import { nameOf } from '../../../words/names.ts'
import { FormDialog } from '../form-dialog.tsx'
import type { GivenPassword } from './given-password.ts'

interface Fields {
  readonly login: string
  readonly name: string
  readonly role: Role
  readonly team?: number
  readonly staffNumber?: string
  readonly withPassword?: boolean
}

interface AddProps {
  readonly onClose: () => void
  readonly onPassword: (given: GivenPassword) => void
}

export function AddUserDialog({ onClose, onPassword }: AddProps) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [refused, setRefused] = useState<Refused>()
  const add = useAct(addUser, {
    changes: [listUsers, listTeams],
    onRefused: setRefused,
    onDone: ({ user, password }) => {
      onClose()
      if (password === null) void message.success(t('people.users.done.saved'))
      else onPassword({ title: t('people.users.password.added'), user, password })
    },
  })
  return (
    <UserDialog
      title={t('people.users.form.add')}
      refused={refused}
      busy={add.isPending}
      onClose={onClose}
      onSave={({ team, staffNumber, ...fields }) =>
        add.mutate({ body: { ...fields, team: team ?? null, staffNumber: staffNumber?.trim() || null } })
      }
    />
  )
}

interface EditProps {
  readonly user: User
  readonly onClose: () => void
}

export function EditUserDialog({ user, onClose }: EditProps) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [refused, setRefused] = useState<Refused>()
  const change = useAct(changeUser, {
    changes: [listUsers, listTeams],
    onRefused: setRefused,
    onDone: () => {
      onClose()
      void message.success(t('people.users.done.saved'))
    },
  })
  return (
    <UserDialog
      title={t('people.users.form.edit')}
      user={user}
      refused={refused}
      busy={change.isPending}
      onClose={onClose}
      onSave={({ name, role, team, staffNumber }) =>
        change.mutate({
          params: { id: user.id },
          body: { name, role, team: team ?? null, staffNumber: staffNumber?.trim() || null },
        })
      }
    />
  )
}

interface DialogProps {
  readonly title: string
  /** Absent for a new person. */
  readonly user?: User
  readonly refused: Refused | undefined
  readonly busy: boolean
  readonly onClose: () => void
  readonly onSave: (fields: Fields) => void
}

function UserDialog({ title, user, refused, busy, onClose, onSave }: DialogProps) {
  const { t } = useTranslation()
  const me = useMe()
  const [form] = Form.useForm<Fields>()
  const { data: teams } = useRoute(listTeams, {})
  const { data: offer } = useRoute(entrance, {}, { fresh: 60_000 })
  const role = Form.useWatch('role', form) as Role | undefined
  const isMe = user?.id === me.id
  const required = { required: true, whitespace: true, message: t('people.users.form.missing') }
  return (
    <FormDialog<Fields>
      width={560}
      title={title}
      okText={t('people.users.form.save')}
      form={form}
      layout="horizontal"
      labelCol={{ flex: '112px' }}
      values={
        user
          ? { ...user, team: user.team?.id, staffNumber: user.staffNumber ?? undefined }
          : { role: 'agent', withPassword: true }
      }
      refused={refused}
      isSaving={busy}
      onClose={onClose}
      onSave={onSave}
    >
      <Form.Item
        name="login"
        label={t('people.users.form.login')}
        extra={user === undefined && t('people.users.form.loginHint')}
        normalize={(login: string) => login.trim()}
        rules={[required, { pattern: /^[\w.@-]+$/, message: t('people.users.form.loginWrong') }]}
      >
        <Input maxLength={100} disabled={user !== undefined} autoComplete="off" spellCheck={false} />
      </Form.Item>
      <Form.Item name="name" label={t('people.users.form.name')} rules={[required]}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="role"
        label={t('people.users.form.role')}
        extra={isMe && t('people.users.form.ownRole')}
        rules={[required]}
      >
        <Select
          disabled={isMe}
          options={ROLES.map((value) => ({ value, label: nameOf(t, 'role', value) }))}
          onChange={() => void form.validateFields(['team', 'staffNumber'], { dirty: true })}
        />
      </Form.Item>
      <Form.Item
        name="team"
        label={t('people.users.form.team')}
        extra={user?.team != null && t('people.users.form.teamStays')}
        rules={role === 'team-lead' ? [{ required: true, message: t('people.users.form.leadNeeds') }] : []}
      >
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={(teams?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item
        name="staffNumber"
        label={t('people.users.form.staffNumber')}
        extra={t('people.users.form.staffNumberHint')}
        rules={role === 'agent' ? [{ ...required, message: t('people.users.form.agentNeeds') }] : []}
      >
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      {user === undefined && offer?.singleSignOn && (
        <Form.Item name="withPassword" label={t('people.users.form.entrance')}>
          <Radio.Group
            vertical
            options={[
              { value: true, label: t('people.users.form.password') },
              { value: false, label: t('people.users.form.singleSignOn') },
            ]}
          />
        </Form.Item>
      )}
    </FormDialog>
  )
}
